import { type Day, dayNumber } from "@huabiao/kernel/calendar";

/**
 * Until `on`, `share` of what is `place` since then was governed from `predecessor`.
 *
 * Two counties that merge: one row each, shares (of people, of output) summing to 1. A county that is divided:
 * one row for each part, share 1. A place that grew has a row for itself. A renamed place has one row of share 1.
 */
export interface PlaceSuccession {
  readonly place: string;
  readonly predecessor: string;
  /** In (0, 1]. */
  readonly share: number;
  /** First day of the new arrangement. */
  readonly on: Day;
}

/** From `start` until before `end` (day numbers, ±∞ allowed), `share` of today's place was governed from `place`. */
export interface Lineage {
  readonly place: string;
  readonly share: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where a place was governed from, as far back as its successions tell, the latest first.
 *
 * Shares multiply along chains of successions, and those of several ways to one place and day are summed. Days only go
 * back, so that a place may return after it was gone. What no row tells (shares that sum to less than 1) has no lineage.
 *
 * @throws RangeError on a share outside (0, 1] or shares of one place and day that sum to more than 1.
 *
 * Cost O((successions + lineages) · lineages), of which there is at most one for each place and day.
 */
export function lineageOf(place: string, successions: readonly PlaceSuccession[] = []): Lineage[] {
  checkSuccessions(successions);
  const found: Lineage[] = [];
  const open: Open[] = [{ place, share: 1, end: Number.POSITIVE_INFINITY }];
  for (let next = latestOf(open); next !== undefined; next = latestOf(open)) {
    open.splice(open.indexOf(next), 1);
    const { place: own, share, end } = next;
    const earlier = successions.filter((one) => one.place === own && dayNumber(one.on) < end);
    const start = earlier.reduce((newest, { on }) => Math.max(newest, dayNumber(on)), Number.NEGATIVE_INFINITY);
    found.push({ place: own, share, start, end });
    for (const row of earlier) {
      if (dayNumber(row.on) === start) add(open, { place: row.predecessor, share: share * row.share, end: start });
    }
  }
  return found;
}

/** A place whose own beginning is still to be looked up. */
interface Open {
  readonly place: string;
  share: number;
  readonly end: number;
}

/** The one that ended last: nothing that is still open can lead to it any more. */
function latestOf(open: readonly Open[]): Open | undefined {
  return open.reduce<Open | undefined>(
    (late, one) => (late === undefined || one.end > late.end ? one : late),
    undefined,
  );
}

function add(open: Open[], one: Open): void {
  const known = open.find(({ place, end }) => place === one.place && end === one.end);
  if (known) known.share += one.share;
  else open.push(one);
}

function checkSuccessions(successions: readonly PlaceSuccession[]): void {
  const sums = new Map<string, number>();
  successions.forEach(({ place, share, on }, at) => {
    if (!(share > 0 && share <= 1)) throw new RangeError(`successions[${at}].share is ${share}`);
    const key = JSON.stringify([place, on]);
    const sum = (sums.get(key) ?? 0) + share;
    if (sum > 1 + 1e-9) throw new RangeError(`successions[${at}]: the shares of ${place} on ${on} sum to ${sum}`);
    sums.set(key, sum);
  });
}
