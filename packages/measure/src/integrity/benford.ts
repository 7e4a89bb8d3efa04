import { err, ok, type Result } from "@huabiao/kernel/result";
import { regularisedGamma } from "./gamma-function.ts";
import type { IntegrityReason } from "./integrity-reason.ts";

/** How the first two digits of some numbers agree with Benford's law. */
export interface Benford {
  /** Pearson's chi-square over the 90 pairs 10 … 99. */
  readonly statistic: number;
  readonly pValue: number;
  readonly count: number;
  /** Mean over the 90 pairs of |share − expected share|. */
  readonly meanAbsoluteDeviation: number;
  /** The pair most above its expectation (in standard errors), its share and its expected share. */
  readonly pair: number;
  readonly pairShare: number;
  readonly pairExpected: number;
}

/**
 * First-two-digits test of Benford's law: P(pair d) = log₁₀(1 + 1/d), d = 10 … 99.
 *
 * With small counts the chi-square statistic is wider and more skew than its limit, so its p-value comes
 * from the shifted gamma (Pearson III) that has its exact multinomial mean, variance and third moment;
 * for large n this is the chi-square with 89 degrees of freedom.
 *
 * @param values any sign; zeros and NaN (missing) are left out. Values should be independent: one per subject.
 * @returns `too-few-values` under 100, `range-too-narrow` when the largest is under 100 times the smallest.
 * @throws RangeError on ±Infinity. Cost O(n). Source: Nigrini 2012 for the
 * test; moments by `reference/integrity.py`. Checked by simulation down to p = 0.001 at n = 100.
 */
export function benford(values: ArrayLike<number>): Result<Benford, IntegrityReason> {
  const counts = new Float64Array(100);
  let [count, low, high] = [0, Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (size === Number.POSITIVE_INFINITY) throw new RangeError(`values[${i}] is ${values[i]}`);
    if (!(size > 0)) continue;
    const pair = firstTwoDigits(size);
    counts[pair] = (counts[pair] as number) + 1;
    count++;
    low = Math.min(low, size);
    high = Math.max(high, size);
  }
  if (count < 100) return err("too-few-values");
  return high < 100 * low ? err("range-too-narrow") : ok(compareWithLaw(counts, count));
}

/**
 * The first two significant decimal digits, 10 … 99, of a number > 0.
 *
 * A number within 1e-12 (relative) below the next pair counts as that pair: 0.3 is 30 whatever its last bit.
 */
export function firstTwoDigits(size: number): number {
  const power = Math.floor(Math.log10(size)) - 1;
  const scaled = power > 0 ? size / 10 ** power : size * 10 ** -power;
  const digits = Math.floor(scaled * (1 + 1e-12));
  return digits < 10 ? Math.floor(scaled * 10 * (1 + 1e-12)) : digits > 99 ? Math.floor(digits / 10) : digits;
}

function compareWithLaw(counts: Float64Array, count: number): Benford {
  let [statistic, deviation, pair, most] = [0, 0, 10, Number.NEGATIVE_INFINITY];
  for (let d = 10; d < 100; d++) {
    const expected = Math.log10(1 + 1 / d);
    const gap = (counts[d] as number) / count - expected;
    statistic += (count * gap * gap) / expected;
    deviation += Math.abs(gap) / 90;
    if (gap / Math.sqrt(expected) > most) [pair, most] = [d, gap / Math.sqrt(expected)];
  }
  return {
    statistic,
    pValue: upperTail(statistic, count),
    count,
    meanAbsoluteDeviation: deviation,
    pair,
    pairShare: (counts[pair] as number) / count,
    pairExpected: Math.log10(1 + 1 / pair),
  };
}

/** Mean, variance and third central moment of Pearson's statistic under the law, for n numbers. */
export function benfordMoments(n: number): {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
} {
  return {
    mean: 89,
    variance: 178 + 3119.354401286477 / n,
    third: 712 + 101733.7968283025 / n + 43681.29091885997 / (n * n),
  };
}

function upperTail(statistic: number, count: number): number {
  const { mean, variance, third } = benfordMoments(count);
  const shape = (4 * variance ** 3) / third ** 2;
  const position = shape + (Math.sqrt(shape) * (statistic - mean)) / Math.sqrt(variance);
  return position <= 0 ? 1 : regularisedGamma("upper", shape, position);
}
