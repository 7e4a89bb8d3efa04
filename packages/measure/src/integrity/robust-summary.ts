import { err, ok, type Result } from "@huabiao/kernel/result";
import type { IntegrityReason } from "./integrity-reason.ts";
import { presentValues } from "./present-values.ts";

/** Where the bulk of some values lies and how far it spreads, unmoved by a few outliers. */
export interface RobustSummary {
  /** Median. */
  readonly centre: number;
  /** Median absolute deviation, scaled to the standard deviation of a normal. > 0. */
  readonly scale: number;
  readonly count: number;
  /** Degrees of freedom that a sample standard deviation as precise as `scale` would have. */
  readonly degrees: number;
}

/**
 * Median and median absolute deviation of the values present (NaN = missing).
 *
 * Scale = 1.4826 · MAD · n/(n − 0.8), the small-sample factor of Croux & Rousseeuw 1992. Degrees of
 * freedom 0.3675 (n − 1): the asymptotic efficiency of the MAD at the normal.
 *
 * @returns the summary, or `too-few-values` (n < 3), `no-variation` (MAD 0: half of the values are tied).
 * @throws RangeError on ±Infinity. Cost O(n log n).
 */
export function robustSummary(values: ArrayLike<number>): Result<RobustSummary, IntegrityReason> {
  const present = presentValues(values, "values").sort();
  const count = present.length;
  if (count < 3) return err("too-few-values");
  const centre = medianSorted(present);
  const mad = medianSorted(present.map((value) => Math.abs(value - centre)).sort());
  if (!(mad > Math.abs(centre) * 1e-12)) return err("no-variation");
  return ok({ centre, scale: (madToSd * mad * count) / (count - 0.8), count, degrees: 0.3675 * (count - 1) });
}

/** 1/Φ⁻¹(3/4). */
const madToSd = 1.482602218505602;

/** Median of ascending values; the mean of the two middle ones when even. @param sorted not empty. */
export function medianSorted(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}

/** Degrees of freedom of a ratio whose numerator has t-like tails and whose scale is itself estimated: 1/(1/a + 1/b). */
export function combinedDegrees(scaleDegrees: number, tails: number): number {
  return 1 / (1 / scaleDegrees + 1 / tails);
}

/**
 * The scale by which one subject is judged among its peers: the peers', or, where its own is larger, the root mean square of both.
 *
 * An own scale rests on few years; it may widen the yardstick but never narrow it.
 */
export function sharedScale(peerScale: number, ownScale: number): number {
  return ownScale > peerScale ? Math.sqrt((peerScale * peerScale + ownScale * ownScale) / 2) : peerScale;
}
