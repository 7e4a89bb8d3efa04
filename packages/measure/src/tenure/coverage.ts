import { type Day, dayNumber } from "@huabiao/kernel/calendar";
import { type Lineage, lineageOf, type PlaceSuccession } from "./lineage.ts";
import { type TermDays, type TermOfOffice, termDays } from "./term.ts";

/** A stretch of days with one outcome, both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** What coverage is asked for. */
export interface CoverageOptions {
  /** The place as it is today. */
  readonly place: string;
  /** How days that several terms share are divided: in proportion to these, one > 0 per term. Default: equally. */
  readonly weights?: ArrayLike<number>;
  readonly successions?: readonly PlaceSuccession[];
}

/** How much of each period each term covers, and who covers the rest. Arrays by term, then by period. */
export interface Coverage {
  readonly periods: readonly Period[];
  /** Shares in [0, 1], uncertain dates read at their middle. With `vacant` and `beforeTheRecord` they sum to 1. */
  readonly shares: readonly Float64Array[];
  /** The least and the most that uncertain dates allow, term by term; the same as `shares` where every day is known. */
  readonly least: readonly Float64Array[];
  readonly most: readonly Float64Array[];
  /** Share of each period on which, after the first known term, nobody was in post. */
  readonly vacant: Float64Array;
  /** Share of each period before the first known term of the place or of its predecessors. */
  readonly beforeTheRecord: Float64Array;
  /** First day number no longer in post, uncertain dates read at their middle; ∞ while in post. */
  readonly ends: readonly number[];
}

/**
 * Share of each period that each term covers, to the day (R11).
 *
 * Days in post ÷ days of the period; days that several terms cover are divided by weight, so that shares, vacant
 * days and days before the record sum to 1. Terms of predecessor places count by the share of today's place that
 * was theirs. Terms of other places cover nothing.
 *
 * @param terms the terms of one post, or of posts that answer together (a secretary and a mayor joint by rule).
 * @param periods in order, each from the day after the one before.
 * @throws RangeError on a period that is empty or does not follow, or a weight that is not > 0, naming it.
 *
 * Cost O(periods · terms log terms), times terms where dates are uncertain.
 */
export function coverage(
  terms: readonly TermOfOffice[],
  periods: readonly Period[],
  options: CoverageOptions,
): Coverage {
  const weights = checkedWeights(terms, options.weights);
  const bounds = checkedPeriods(periods);
  const lineages = lineageOf(options.place, options.successions);
  const cover = (days: readonly TermDays[]) => coverBy({ terms, days, weights, lineages, bounds });
  const days = terms.map((term) => termDays(term, "middle"));
  const middle = cover(days);
  const extreme = (own: "shortest" | "longest", others: "shortest" | "longest") =>
    terms.map((_, at) => cover(terms.map((term, k) => termDays(term, k === at ? own : others))).shares[at]);
  const certain = terms.every(({ from, to }) => from.earliest === from.latest && to?.earliest === to?.latest);
  const least = certain ? middle.shares : (extreme("shortest", "longest") as Float64Array[]);
  const most = certain ? middle.shares : (extreme("longest", "shortest") as Float64Array[]);
  return { periods, ...middle, least, most, ends: days.map(({ end }) => end) };
}

interface Ground {
  readonly terms: readonly TermOfOffice[];
  readonly days: readonly TermDays[];
  readonly weights: ArrayLike<number>;
  readonly lineages: readonly Lineage[];
  readonly bounds: Float64Array;
}

type Covered = Pick<Coverage, "shares" | "vacant" | "beforeTheRecord">;

function coverBy(ground: Ground): Covered {
  const count = ground.bounds.length - 1;
  const shares = ground.terms.map(() => new Float64Array(count));
  const vacant = new Float64Array(count);
  for (const lineage of ground.lineages) {
    const own = ground.terms.flatMap((term, at) => (term.place === lineage.place ? [at] : []));
    const first = own.reduce((day, at) => Math.min(day, (ground.days[at] as TermDays).start), Number.POSITIVE_INFINITY);
    const begin = Math.max(first, lineage.start);
    for (let t = 0; t < count; t++) {
      const from = Math.max(ground.bounds[t] as number, begin);
      const to = Math.min(ground.bounds[t + 1] as number, lineage.end);
      if (from < to) sweep(ground, { own, from, to, t, share: lineage.share }, { shares, vacant });
    }
  }
  const beforeTheRecord = vacant.map((empty, t) =>
    Math.max(0, 1 - empty - shares.reduce((sum, share) => sum + (share[t] as number), 0)),
  );
  return { shares, vacant, beforeTheRecord };
}

/** A stretch of a period in which one place governed. */
interface Stretch {
  readonly own: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly t: number;
  readonly share: number;
}

/** Adds the stretch's days to those in post, piece by piece between changes of who is in post. */
function sweep({ days, weights, bounds }: Ground, stretch: Stretch, into: Pick<Covered, "shares" | "vacant">): void {
  const { own, from, to, t, share } = stretch;
  const length = (bounds[t + 1] as number) - (bounds[t] as number);
  const present = own.filter((at) => {
    const { start, end } = days[at] as TermDays;
    return start < to && end > from && start < end;
  });
  const cuts = new Set([from, to]);
  for (const at of present) {
    const { start, end } = days[at] as TermDays;
    if (start > from) cuts.add(start);
    if (end < to) cuts.add(end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  for (let k = 1; k < edges.length; k++) {
    const left = edges[k - 1] as number;
    const part = (share * ((edges[k] as number) - left)) / length;
    const active = present.filter((at) => (days[at] as TermDays).start <= left && (days[at] as TermDays).end > left);
    const weight = active.reduce((sum, at) => sum + (weights[at] as number), 0);
    if (active.length === 0) into.vacant[t] = (into.vacant[t] as number) + part;
    for (const at of active) {
      const row = into.shares[at] as Float64Array;
      row[t] = (row[t] as number) + (part * (weights[at] as number)) / weight;
    }
  }
}

function checkedWeights(terms: readonly TermOfOffice[], weights?: ArrayLike<number>): ArrayLike<number> {
  if (weights === undefined) return new Float64Array(terms.length).fill(1);
  if (weights.length !== terms.length) throw new RangeError(`${weights.length} weights for ${terms.length} terms`);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] as number;
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) throw new RangeError(`weights[${at}] is ${weight}`);
  }
  return weights;
}

/** First day of each period and the day after the last one. */
function checkedPeriods(periods: readonly Period[]): Float64Array {
  const bounds = new Float64Array(periods.length + 1);
  periods.forEach(({ from, to }, t) => {
    const start = dayNumber(from);
    if (dayNumber(to) < start) throw new RangeError(`periods[${t}] ends on ${to} before it begins on ${from}`);
    if (t > 0 && start !== bounds[t]) throw new RangeError(`periods[${t}] does not follow the one before`);
    bounds[t] = start;
    bounds[t + 1] = dayNumber(to) + 1;
  });
  return bounds;
}
