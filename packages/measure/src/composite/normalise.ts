import type { UndefinedReason } from "../undefined-reason.ts";
import { type AffineMap, affineMaps, shareLimits } from "./affine-map.ts";
import { checkCells, checkSets } from "./cells.ts";
import type { Normalisation } from "./model.ts";
import { type SetSummary, summariseSets } from "./set-summary.ts";
import { countAbove, countBelow, sortSets } from "./sorted-sets.ts";

/** What the units of a leaf are compared in, and which way is better. */
export interface NormaliseOptions {
  /** +1 more is better, −1 less is better. */
  readonly direction: 1 | -1;
  /** Comparison set of each unit, 0 … setCount − 1. */
  readonly setOf: Int32Array;
  readonly setCount: number;
  /** Receives the scores instead of a new array; may be the values themselves. */
  readonly out?: Float64Array;
}

/** Why a comparison set got no score on a leaf. */
export interface SetReason {
  readonly set: number;
  readonly reason: UndefinedReason;
}

/** One leaf made comparable. */
export interface NormalisedLeaf {
  /** One score per unit; NaN where the value is missing or the unit's set is among `undefinedSets`. */
  readonly scores: Float64Array;
  readonly undefinedSets: readonly SetReason[];
  /** Sets where `fraction-of-best` turned the order round, because the best value is negative after the direction. */
  readonly reversedSets: readonly number[];
}

/**
 * Makes the values of one leaf comparable; more is better in the result.
 *
 * With x the value times the direction, min and max over the present x of the unit's set, and [l, u] the
 * range: `none` x · `minmax` and `distance-to-best` l + (u − l)(x − min)/(max − min) · `zscore` mean +
 * sd (x − x̄)/s, s with n − 1 · `rank` ascending, ties take the smallest · `borda` rank − 1 ·
 * `percentile-rank` (rank − 1)/(n − 1), in the range · `fraction-of-best` x/max, in the range: meant for
 * positive values of which more is better, otherwise the order turns round and `reversedSets` says so.
 * With v the value in its own unit: `distance-to-target` (v − min v)/(t − min v), for direction −1
 * (max v − v)/(max v − t), at most 1 if capped, in the range · `goalposts` (v − lo)/(hi − lo), for
 * direction −1 (hi − v)/(hi − lo), within [0, 1] if clipped, in the range: a unit's score depends on its
 * own value alone · `efficacy` 60 + 40 times the same unclipped share; a post that is null is the set's
 * smallest or largest value.
 *
 * @param values one value per unit, NaN = missing and stays so; not modified unless it is `out`.
 * @returns scores, and per set without any: `no-data`, `too-few-units` (one value where units are compared),
 * `no-variation` (all equal), `zero-denominator` (the best is 0), `target-not-beyond-range` (target or declared
 * post not past the set's worst value). A set without units is not mentioned.
 * @throws RangeError on ±Infinity, a ragged array, a set out of range or impossible parameters (lo ≥ hi, sd ≤ 0).
 *
 * Cost O(n), for ranks O(n log n). Source: OECD/JRC handbook 2008, step 5. Checked against COINr.
 */
export function normaliseLeaf(values: Float64Array, how: Normalisation, options: NormaliseOptions): NormalisedLeaf {
  const { setOf, setCount, direction } = options;
  checkCells("values", values, values.length);
  checkSets("setOf", setOf, { units: values.length, sets: setCount });
  if (options.out !== undefined) checkCells("out", options.out, values.length);
  const scores = options.out ?? new Float64Array(values.length);
  const sets = summariseSets(values, setOf, { setCount });
  if (how.method === "rank" || how.method === "borda" || how.method === "percentile-rank") {
    return normaliseByRank(values, how, { ...options, scores, sets });
  }
  const maps = affineMaps(values, how, { setOf, sets, direction });
  applyMaps(values, maps, { setOf, limits: shareLimits(how), scores });
  return { scores, undefinedSets: reasonsOf(maps, sets), reversedSets: reversedSets(how, sets, direction) };
}

function applyMaps(
  values: Float64Array,
  maps: readonly (AffineMap | UndefinedReason)[],
  into: { readonly setOf: Int32Array; readonly limits: readonly [number, number]; readonly scores: Float64Array },
): void {
  const [least, most] = into.limits;
  for (let unit = 0; unit < values.length; unit++) {
    const map = maps[into.setOf[unit] as number] as AffineMap | UndefinedReason;
    if (typeof map === "string") {
      into.scores[unit] = Number.NaN;
      continue;
    }
    let share = ((values[unit] as number) * map.scale - map.origin) / map.span;
    if (share < least) share = least;
    else if (share > most) share = most;
    into.scores[unit] = share * map.width + map.base;
  }
}

function normaliseByRank(
  values: Float64Array,
  how: Normalisation & { readonly method: "rank" | "borda" | "percentile-rank" },
  options: NormaliseOptions & { readonly scores: Float64Array; readonly sets: readonly SetSummary[] },
): NormalisedLeaf {
  const { setOf, scores, sets } = options;
  const reasons = sets.map((set) => variationReason(set));
  const sorted = sortSets(values, setOf, options);
  const countWorse = options.direction === 1 ? countBelow : countAbove;
  for (let unit = 0; unit < values.length; unit++) {
    const value = values[unit] as number;
    const set = setOf[unit] as number;
    if (Number.isNaN(value) || reasons[set] !== null) scores[unit] = Number.NaN;
    else scores[unit] = rankScore(how, countWorse(sorted, set, value), (sets[set] as SetSummary).count);
  }
  return { scores, undefinedSets: reasonsOf(reasons, sets), reversedSets: [] };
}

function rankScore(
  how: Normalisation & { readonly method: "rank" | "borda" | "percentile-rank" },
  worse: number,
  count: number,
): number {
  if (how.method === "rank") return worse + 1;
  if (how.method === "borda") return worse;
  const [lo, hi] = how.range;
  return (worse / (count - 1)) * (hi - lo) + lo;
}

function variationReason(set: SetSummary): UndefinedReason | null {
  if (set.count === 0) return "no-data";
  if (set.count === 1) return "too-few-units";
  return set.min === set.max ? "no-variation" : null;
}

function reasonsOf(outcomes: readonly (unknown | UndefinedReason)[], sets: readonly SetSummary[]): SetReason[] {
  const reasons: SetReason[] = [];
  outcomes.forEach((outcome, set) => {
    if (typeof outcome === "string" && (sets[set] as SetSummary).units > 0) {
      reasons.push({ set, reason: outcome as UndefinedReason });
    }
  });
  return reasons;
}

function reversedSets(how: Normalisation, sets: readonly SetSummary[], direction: 1 | -1): number[] {
  if (how.method !== "fraction-of-best") return [];
  const reversed = sets.map((set) => set.count > 1 && (direction === 1 ? set.max < 0 : set.min > 0));
  return reversed.flatMap((turned, set) => (turned ? [set] : []));
}
