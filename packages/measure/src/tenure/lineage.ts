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
 * Where a place was governed from, as far back as its successions tell.
 *
 * Shares multiply along chains of successions. What no row tells (shares that sum to less than 1) has no lineage.
 *
 * @throws RangeError on a share outside (0, 1] or shares of one place and day that sum to more than 1.
 */
export function lineageOf(place: string, successions: readonly PlaceSuccession[] = []): Lineage[] {
  checkSuccessions(successions);
  const walk = (own: string, share: number, end: number): Lineage[] => {
    const earlier = successions.filter((one) => one.place === own && dayNumber(one.on) < end);
    const start = earlier.reduce((newest, { on }) => Math.max(newest, dayNumber(on)), Number.NEGATIVE_INFINITY);
    const rows = earlier.filter(({ on }) => dayNumber(on) === start);
    return [
      { place: own, share, start, end },
      ...rows.flatMap((row) => walk(row.predecessor, share * row.share, start)),
    ];
  };
  return walk(place, 1, Number.POSITIVE_INFINITY);
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
