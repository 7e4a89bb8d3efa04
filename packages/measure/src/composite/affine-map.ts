import type { UndefinedReason } from "../undefined-reason.ts";
import type { Normalisation } from "./model.ts";
import { momentsOfSets, type SetMoments, type SetSummary } from "./set-summary.ts";

/** score = base + width · share, where share = (scale · value − origin)/span. */
export interface AffineMap {
  readonly origin: number;
  readonly span: number;
  /** 1, or ½ where the span itself would be larger than any number. */
  readonly scale: number;
  readonly base: number;
  readonly width: number;
}

type Unranked = Exclude<Normalisation, { readonly method: "rank" | "borda" | "percentile-rank" }>;

/**
 * The straight line, per comparison set, from value to score of a method that is not made of ranks; or why there is none.
 *
 * @throws RangeError on impossible parameters (lo ≥ hi, sd ≤ 0, not finite). Cost O(sets), for `zscore` O(n).
 */
export function affineMaps(
  values: Float64Array,
  how: Unranked,
  options: { readonly setOf: Int32Array; readonly sets: readonly SetSummary[]; readonly direction: 1 | -1 },
): (AffineMap | UndefinedReason)[] {
  const { sets, direction } = options;
  checkParameters(how);
  if (how.method === "zscore") {
    const moments = momentsOfSets(values, options.setOf, sets);
    return sets.map((set, at) =>
      withinNumbers(zscoreMap(how, set, { ...(moments[at] as SetMoments), direction }), set),
    );
  }
  return sets.map((set) => withinNumbers(mapOfSet(how, set, direction), set));
}

/** A span of next to nothing would take some value beyond every number: then there is no scale to divide by. */
function withinNumbers(map: AffineMap | UndefinedReason, set: SetSummary): AffineMap | UndefinedReason {
  if (typeof map === "string" || set.count === 0) return map;
  const scores = [set.min, set.max].map(
    (value) => ((value * map.scale - map.origin) / map.span) * map.width + map.base,
  );
  return scores.every(Number.isFinite) ? map : "zero-denominator";
}

/** The least and the most a share may be. */
export function shareLimits(how: Normalisation): readonly [number, number] {
  if (how.method === "goalposts" && how.clip) return [0, 1];
  return [Number.NEGATIVE_INFINITY, how.method === "distance-to-target" && how.cap ? 1 : Number.POSITIVE_INFINITY];
}

function mapOfSet(
  how: Exclude<Unranked, { readonly method: "zscore" }>,
  set: SetSummary,
  direction: 1 | -1,
): AffineMap | UndefinedReason {
  if (how.method === "none") return { origin: 0, span: direction, scale: 1, base: 0, width: 1 };
  if (how.method === "goalposts") return between(inDirection(how.lo, how.hi, direction), how.range);
  const reason = comparisonReason(how, set);
  if (reason !== null) return reason;
  const [worst, best] = inDirection(set.min, set.max, direction);
  if (how.method === "fraction-of-best") return best === 0 ? "zero-denominator" : between([0, best], how.range);
  if (how.method === "distance-to-target") return beyond([worst, how.target], how.range, direction);
  if (how.method === "efficacy") {
    return beyond(inDirection(how.lo ?? set.min, how.hi ?? set.max, direction), [60, 100], direction);
  }
  return between([worst, best], how.range);
}

function comparisonReason(
  how: Exclude<Unranked, { readonly method: "zscore" | "none" | "goalposts" }>,
  set: SetSummary,
): UndefinedReason | null {
  const declared = how.method === "efficacy" ? Number(how.lo !== null) + Number(how.hi !== null) : 0;
  if (declared === 2) return null;
  if (set.count === 0) return "no-data";
  if (set.count === 1) return "too-few-units";
  const byExtremes = how.method === "minmax" || how.method === "distance-to-best" || how.method === "efficacy";
  return byExtremes && declared === 0 && set.min === set.max ? "no-variation" : null;
}

function zscoreMap(
  how: { readonly mean: number; readonly sd: number },
  set: SetSummary,
  of: SetMoments & { readonly direction: 1 | -1 },
): AffineMap | UndefinedReason {
  if (set.count === 0) return "no-data";
  if (set.count === 1) return "too-few-units";
  if (set.min === set.max) return "no-variation";
  const scale = Number.isFinite(set.max - set.min) ? 1 : 0.5;
  return { origin: of.mean * scale, span: of.direction * of.sd * scale, scale, base: how.mean, width: how.sd };
}

function inDirection(low: number, high: number, direction: 1 | -1): readonly [number, number] {
  return direction === 1 ? [low, high] : [high, low];
}

/** The map that takes the first value to share 0 and the second to share 1. */
function between([zero, one]: readonly [number, number], [lo, hi]: readonly [number, number]): AffineMap {
  const scale = Number.isFinite(one - zero) ? 1 : 0.5;
  return { origin: zero * scale, span: one * scale - zero * scale, scale, base: lo, width: hi - lo };
}

function beyond(
  posts: readonly [number, number],
  range: readonly [number, number],
  direction: 1 | -1,
): AffineMap | UndefinedReason {
  return direction * posts[0] < direction * posts[1] ? between(posts, range) : "target-not-beyond-range";
}

function checkParameters(how: Unranked): void {
  const numbers = Object.values(how).flatMap((value: unknown) => value) as unknown[];
  for (const number of numbers) {
    if (typeof number === "number" && !Number.isFinite(number)) throw new RangeError(`${how.method} with ${number}`);
  }
  if (how.method === "zscore" && how.sd <= 0) throw new RangeError(`zscore with sd ${how.sd}`);
  if (how.method !== "goalposts" && how.method !== "efficacy") return;
  if (how.lo !== null && how.hi !== null && how.lo >= how.hi) {
    throw new RangeError(`${how.method} with lo ${how.lo} not under hi ${how.hi}`);
  }
}
