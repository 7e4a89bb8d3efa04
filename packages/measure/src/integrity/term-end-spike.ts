import { openStream, type Stream } from "@huabiao/kernel/random";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { IntegrityReason } from "./integrity-reason.ts";

/** Growth in the last year of terms against other years. */
export interface TermEndSpike {
  /** Mean growth of last years minus that of other years, each year within its own place. */
  readonly statistic: number;
  /** One-sided permutation p-value. */
  readonly pValue: number;
  readonly lastYears: number;
  readonly otherYears: number;
  /** Permutations drawn before the answer was clear. */
  readonly draws: number;
}

/** Growth of several places, one entry a place and year. */
export interface GrowthByPlace {
  /** Growth read so that more is better, best minus the peers' median of the year; NaN = missing. */
  readonly growth: ArrayLike<number>;
  /** Number of the place of each entry; the entries of a place stand together. */
  readonly place: ArrayLike<number>;
  /** 1 where the year is the last of a term. */
  readonly isLast: ArrayLike<number>;
}

/**
 * Whether growth is higher in the last year of terms: stratified permutation test.
 *
 * The labels `last` are shuffled within each place, so places of different growth do not matter.
 * Statistic: sum of place-centred growth over last years. p = (1 + draws at least as large)/(1 + draws);
 * drawing stops after `exceedances` of those, when p is exceedances/draws (Besag & Clifford 1991), so
 * honest data cost little and both p-values are valid.
 *
 * @returns `too-few-values` under 8 last years in places that also have other years, `no-variation`
 * when growth is the same everywhere. @throws RangeError on ragged input or ±Infinity.
 * Deterministic from the seed. Cost O(n + last years · draws).
 */
export function termEndSpike(
  data: GrowthByPlace,
  options: {
    readonly seed: number;
    readonly path?: readonly number[];
    readonly draws?: number;
    readonly exceedances?: number;
  },
): Result<TermEndSpike, IntegrityReason> {
  const { seed, path = [], draws = 1999, exceedances = 20 } = options;
  const strata = strataOf(data);
  const lastYears = strata.reduce((sum, one) => sum + one.lasts, 0);
  if (lastYears < 8) return err("too-few-values");
  if (strata.every((one) => one.growth.every((value) => Math.abs(value) < 1e-14))) return err("no-variation");
  const observed = strata.reduce((sum, one) => sum + one.lastSum, 0);
  const stream = openStream(seed, ...path);
  let [done, reached] = [0, 0];
  while (done < draws && reached < exceedances) {
    done++;
    if (shuffledSum(strata, stream) >= observed - 1e-12 * Math.abs(observed)) reached++;
  }
  const pValue = reached >= exceedances ? reached / done : (1 + reached) / (1 + done);
  const otherYears = strata.reduce((sum, one) => sum + one.growth.length, 0) - lastYears;
  return ok({ statistic: meanGap(strata), pValue, lastYears, otherYears, draws: done });
}

/** One place: centred growth of all its years, how many of them are last ones and the sum over those. */
interface Stratum {
  readonly growth: Float64Array;
  readonly lasts: number;
  readonly lastSum: number;
}

function strataOf(data: GrowthByPlace): Stratum[] {
  const { growth, place, isLast } = data;
  if (place.length !== growth.length || isLast.length !== growth.length)
    throw new RangeError("growth, place and isLast differ in length");
  const strata: Stratum[] = [];
  for (let start = 0, end = 0; start < growth.length; start = end) {
    while (end < growth.length && place[end] === place[start]) end++;
    const stratum = stratumOf(data, start, end);
    if (stratum) strata.push(stratum);
  }
  return strata;
}

/** The place of entries start … end − 1, or null when it has only last years or only others. */
function stratumOf(data: GrowthByPlace, start: number, end: number): Stratum | null {
  const values: number[] = [];
  const marks: boolean[] = [];
  for (let i = start; i < end; i++) {
    const value = data.growth[i] as number;
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`growth[${i}] is ${value}`);
    if (Number.isNaN(value)) continue;
    values.push(value);
    marks.push(data.isLast[i] === 1);
  }
  const lasts = marks.filter(Boolean).length;
  if (lasts === 0 || lasts === values.length) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const growth = Float64Array.from(values, (value) => value - mean);
  return { growth, lasts, lastSum: growth.reduce((sum, value, i) => (marks[i] ? sum + value : sum), 0) };
}

/** Sum over freshly drawn last years; reorders each place's growth, which changes no later draw's distribution. */
function shuffledSum(strata: readonly Stratum[], stream: Stream): number {
  let sum = 0;
  for (const { growth, lasts } of strata) {
    for (let k = 0; k < lasts; k++) {
      const pick = k + stream.integer(growth.length - k);
      const value = growth[pick] as number;
      growth[pick] = growth[k] as number;
      growth[k] = value;
      sum += value;
    }
  }
  return sum;
}

/** Mean over places of (mean of last years − mean of others), weighted by last years. */
function meanGap(strata: readonly Stratum[]): number {
  let [sum, weight] = [0, 0];
  for (const { growth, lasts, lastSum } of strata) {
    sum += lasts * (lastSum / lasts + lastSum / (growth.length - lasts));
    weight += lasts;
  }
  return sum / weight;
}
