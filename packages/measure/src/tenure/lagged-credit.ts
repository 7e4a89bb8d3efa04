import { dayNumber } from "@huabiao/kernel/calendar";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { Coverage, Period } from "./coverage.ts";

/** How an outcome is credited. */
export interface CreditOptions {
  /** Share of the effect of work that shows after 0, 1, 2 … periods: ≥ 0, summing to 1. */
  readonly lags: ArrayLike<number>;
  /** +1 more is better, −1 less is better (debt, abandoned projects). */
  readonly direction: 1 | -1;
}

/** What one term is credited with, in the unit of the outcome, more being better. */
export interface TermCredit {
  /** `gains` + `debits`. */
  readonly credit: number;
  /** Improvements (≥ 0) and deteriorations (≤ 0) that its days in post answer for. */
  readonly gains: number;
  readonly debits: number;
  /** What of the credit showed only after the term had ended: latent results (潛績), and latent harm. */
  readonly afterLeaving: number;
  /** The least and the most credit that uncertain dates allow. */
  readonly lower: number;
  readonly upper: number;
  /** Credit by the period in which the change was seen. */
  readonly byPeriod: Float64Array;
}

/** A place's change of an outcome, divided among those who were in post when its ground was laid. */
export interface LaggedCredit {
  /** One per term, or `no-overlap`: the term covers no day that the changes reach. */
  readonly terms: readonly Result<TermCredit, UndefinedReason>[];
  /** What nobody's term covers; `vacant` + `beforeTheRecord`. */
  readonly unattributed: number;
  /** Nobody was in post. */
  readonly vacant: number;
  /** The lags reach back before the first known term or the first period. */
  readonly beforeTheRecord: number;
  /** Σ direction · change over the periods with one. Credits + unattributed = total. */
  readonly total: number;
  /** Periods without a change, which credit nobody. */
  readonly missing: readonly number[];
}

/**
 * Credits a place's outcome to the terms that laid its ground, years later if need be (R13, R27).
 *
 * credit of a term = Σ_t direction · Δy_t Σ_l k(l) · (share of period t − l that the term covers). What is not
 * covered is `unattributed`, in two parts. Credits + unattributed = total change, to rounding. A debt taken up
 * counts against its term by direction −1, also when it falls due under a successor.
 *
 * @param changes Δy of each period of the coverage; NaN = not known: earlier periods may be covered though their
 * outcome is unknown, so that later changes find their ground.
 * @returns credits, or `no-data` when no period has a change.
 * @throws RangeError on ragged input, ±Infinity, or lags that are negative or do not sum to 1 within 1e-9.
 *
 * Cost O(terms · periods · lags). Checked by the identity in random worlds and by hand.
 */
export function laggedCredit(
  cover: Coverage,
  changes: ArrayLike<number>,
  options: CreditOptions,
): Result<LaggedCredit, UndefinedReason> {
  const lags = checkedLags(options.lags);
  const effects = checkedEffects(changes, cover.periods, options.direction);
  const missing = [...effects.keys()].filter((t) => Number.isNaN(effects[t]));
  if (missing.length === effects.length) return err("no-data");
  const credit = (shares: Float64Array) => creditByPeriod(effects, shares, lags);
  const vacant = sumOf(credit(cover.vacant));
  const beforeTheRecord = sumOf(credit(cover.beforeTheRecord)) + beforeFirstPeriod(effects, lags);
  const terms = cover.shares.map((shares, at): Result<TermCredit, UndefinedReason> => {
    const [least, most] = [cover.least[at] as Float64Array, cover.most[at] as Float64Array];
    if (!effects.some((effect, t) => !Number.isNaN(effect) && groundOf(most, lags, t) > 0)) return err("no-overlap");
    const left = cover.periods.findIndex(({ from }) => dayNumber(from) >= (cover.ends[at] as number));
    return ok(termCredit(credit(shares), [credit(least), credit(most)], left));
  });
  return ok({ terms, unattributed: vacant + beforeTheRecord, vacant, beforeTheRecord, total: sumOf(effects), missing });
}

/** Effect of each period times the part of its ground that the shares cover; 0 where there is no change. */
function creditByPeriod(effects: Float64Array, shares: Float64Array, lags: ArrayLike<number>): Float64Array {
  return effects.map((effect, t) => (Number.isNaN(effect) ? 0 : effect * groundOf(shares, lags, t)));
}

/** Σ_l k(l) · shares[t − l] over the periods that exist. */
function groundOf(shares: Float64Array, lags: ArrayLike<number>, t: number): number {
  let ground = 0;
  for (let lag = 0; lag < lags.length && lag <= t; lag++) ground += (lags[lag] as number) * (shares[t - lag] as number);
  return ground;
}

/** What the lags would credit to periods before the first one. */
function beforeFirstPeriod(effects: Float64Array, lags: ArrayLike<number>): number {
  let sum = 0;
  effects.forEach((effect, t) => {
    for (let lag = t + 1; lag < lags.length && !Number.isNaN(effect); lag++) sum += effect * (lags[lag] as number);
  });
  return sum;
}

/** @param extremes credits with the least and the most coverage. @param left first period after the term, −1 = none. */
function termCredit(byPeriod: Float64Array, extremes: readonly [Float64Array, Float64Array], left: number): TermCredit {
  const gains = sumOf(byPeriod.map((part) => Math.max(0, part)));
  const debits = sumOf(byPeriod.map((part) => Math.min(0, part)));
  const afterLeaving = left === -1 ? 0 : sumOf(byPeriod.subarray(left));
  const [least, most] = extremes;
  const lower = sumOf(least.map((part, t) => Math.min(part, most[t] as number)));
  const upper = sumOf(least.map((part, t) => Math.max(part, most[t] as number)));
  return { credit: gains + debits, gains, debits, afterLeaving, lower, upper, byPeriod };
}

/** Sum of what is present. */
function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
}

function checkedLags(lags: ArrayLike<number>): ArrayLike<number> {
  let sum = 0;
  for (let lag = 0; lag < lags.length; lag++) {
    if (!((lags[lag] as number) >= 0)) throw new RangeError(`lags[${lag}] is ${lags[lag]}`);
    sum += lags[lag] as number;
  }
  if (!(Math.abs(sum - 1) <= 1e-9)) throw new RangeError(`lags sum to ${sum}`);
  return Array.from(lags, (lag) => lag / sum);
}

function checkedEffects(changes: ArrayLike<number>, periods: readonly Period[], direction: 1 | -1): Float64Array {
  if (changes.length !== periods.length)
    throw new RangeError(`${changes.length} changes for ${periods.length} periods`);
  return Float64Array.from(changes, (change, t) => {
    if (Math.abs(change) === Number.POSITIVE_INFINITY) throw new RangeError(`changes[${t}] is ${change}`);
    return direction * change;
  });
}
