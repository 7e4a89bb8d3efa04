import { err, ok, type Result } from "@huabiao/kernel/result";
import { binomialUpper } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { medianSorted } from "./robust-summary.ts";

/** How often a value stands exactly as it did the year before. */
export interface CopiedLastYear {
  /** Exact repeats. */
  readonly statistic: number;
  readonly pValue: number;
  /** Pairs of neighbouring years that could have repeated. */
  readonly chances: number;
  /** Mean probability of one repeat by accident. */
  readonly probability: number;
  /** Index of the newest repeating value, −1 when none repeats. */
  readonly newest: number;
}

/** How precise the values are and how much they usually change. */
export interface CopiedLastYearOptions {
  /** Step of the reported precision; 0 = not rounded. */
  readonly step: number;
  /** Per value, the usual scale of a one-year change among the peers, in the values' unit. > 0. */
  readonly scales: ArrayLike<number>;
  /** Share of exact repeats among the peers (without this subject). */
  readonly peerShare: number;
}

/**
 * Whether a series repeats last year's values too often for its precision.
 *
 * A repeat by accident is a change smaller than half a step either way: P(|Z| < step/2s), s the smaller of
 * the peers' scale and the own median non-zero change, and never less than the peers' share of repeats.
 * Binomial upper tail with the mean probability. Values under 10 steps (few digits, or 0) repeat
 * trivially and are left out.
 *
 * @param values in time order, NaN = missing. @returns `too-few-values` under 3 pairs of years.
 * @throws RangeError on ±Infinity or scales of another length. Cost O(n log n).
 */
export function copiedLastYear(
  values: ArrayLike<number>,
  options: CopiedLastYearOptions,
): Result<CopiedLastYear, IntegrityReason> {
  if (options.scales.length !== values.length)
    throw new RangeError(`${options.scales.length} scales for ${values.length} values`);
  const ownScale = usualChange(values);
  let [repeats, chances, sum, newest] = [0, 0, 0, -1];
  for (let t = 1; t < values.length; t++) {
    if (!isTelling(values, t, options.step)) continue;
    chances++;
    sum += Math.max(options.peerShare, repeatChance(options.step, Math.min(ownScale, options.scales[t] as number)));
    if (values[t] !== values[t - 1]) continue;
    repeats++;
    newest = t;
  }
  if (chances < 3) return err("too-few-values");
  const probability = Math.min(1, sum / chances);
  return ok({ statistic: repeats, pValue: binomialUpper(repeats, chances, probability), chances, probability, newest });
}

/** Whether the pair of years ending at t could tell a copy: both present, not near zero in steps. */
export function isTelling(values: ArrayLike<number>, t: number, step: number): boolean {
  const value = values[t] as number;
  const before = values[t - 1] as number;
  if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`values[${t}] is ${value}`);
  return !Number.isNaN(before) && Math.abs(value) >= 10 * step && value !== 0;
}

/**
 * P(|Z| < step/(2s)) from above, by the density at 0: the chance that a change of scale s does not show.
 *
 * @param step of the reported precision, ≥ 0. @param scale > 0, in the same unit. @returns in [0, 1].
 */
export function repeatChance(step: number, scale: number): number {
  return step > 0 ? Math.min(1, (step * inverseRootTwoPi) / scale) : 0;
}

const inverseRootTwoPi = 0.3989422804014327;

/** Median size of the changes that are not 0, scaled as a standard deviation; ∞ when there is none. */
function usualChange(values: ArrayLike<number>): number {
  const sizes: number[] = [];
  for (let t = 1; t < values.length; t++) {
    const size = Math.abs((values[t] as number) - (values[t - 1] as number));
    if (size > 0) sizes.push(size);
  }
  return sizes.length > 0 ? 1.4826 * medianSorted(Float64Array.from(sizes).sort()) : Number.POSITIVE_INFINITY;
}
