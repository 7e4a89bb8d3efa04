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
  const credit = (shares: Float64Array) => sumOf(creditByPeriod(effects, shares, lags));
  const vacant = credit(cover.vacant);
  const beforeTheRecord = credit(cover.beforeTheRecord) + beforeFirstPeriod(effects, lags);
  const terms = cover.shares.map((_, at) => termCredit(cover, at, { effects, lags }));
  return ok({ terms, unattributed: vacant + beforeTheRecord, vacant, beforeTheRecord, total: sumOf(effects), missing });
}

/** Effects of the periods, NaN = not known, and how they reach back. */
interface Reach {
  readonly effects: Float64Array;
  readonly lags: Float64Array;
}

function termCredit(cover: Coverage, at: number, { effects, lags }: Reach): Result<TermCredit, UndefinedReason> {
  const [shares, least, most] = [cover.shares[at], cover.least[at], cover.most[at]] as Float64Array[] as Extremes;
  if (!isReached(effects, most, lags)) return err("no-overlap");
  const byPeriod = creditByPeriod(effects, shares, lags);
  const ends = least === shares ? [byPeriod, byPeriod] : [least, most].map((one) => creditByPeriod(effects, one, lags));
  const [low, high] = ends as [Float64Array, Float64Array];
  let [gains, debits, afterLeaving, lower, upper] = [0, 0, 0, 0, 0];
  for (let t = 0; t < byPeriod.length; t++) {
    const part = byPeriod[t] as number;
    if (part > 0) gains += part;
    else debits += part;
    if ((cover.starts[t] as number) >= (cover.ends[at] as number)) afterLeaving += part;
    lower += Math.min(low[t] as number, high[t] as number);
    upper += Math.max(low[t] as number, high[t] as number);
  }
  return ok({ credit: gains + debits, gains, debits, afterLeaving, lower, upper, byPeriod });
}

/** A term's shares, and the least and most of them. */
type Extremes = [shares: Float64Array, least: Float64Array, most: Float64Array];

/** Whether a period with a known effect has ground in the shares. */
function isReached(effects: Float64Array, shares: Float64Array, lags: Float64Array): boolean {
  for (let t = 0; t < effects.length; t++) if (!Number.isNaN(effects[t]) && groundOf(shares, lags, t) > 0) return true;
  return false;
}

/** Effect of each period times the part of its ground that the shares cover; 0 where there is no change. */
function creditByPeriod(effects: Float64Array, shares: Float64Array, lags: Float64Array): Float64Array {
  const credit = new Float64Array(effects.length);
  for (let t = 0; t < credit.length; t++) {
    const effect = effects[t] as number;
    if (!Number.isNaN(effect)) credit[t] = effect * groundOf(shares, lags, t);
  }
  return credit;
}

/** Σ_l k(l) · shares[t − l] over the periods that exist. */
function groundOf(shares: Float64Array, lags: Float64Array, t: number): number {
  let ground = 0;
  for (let lag = 0; lag < lags.length && lag <= t; lag++) ground += (lags[lag] as number) * (shares[t - lag] as number);
  return ground;
}

/** What the lags would credit to periods before the first one. */
function beforeFirstPeriod(effects: Float64Array, lags: Float64Array): number {
  let sum = 0;
  effects.forEach((effect, t) => {
    for (let lag = t + 1; lag < lags.length && !Number.isNaN(effect); lag++) sum += effect * (lags[lag] as number);
  });
  return sum;
}

/** Sum of what is present. */
function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += value;
  return sum;
}

function checkedLags(lags: ArrayLike<number>): Float64Array {
  let sum = 0;
  for (let lag = 0; lag < lags.length; lag++) {
    if (!((lags[lag] as number) >= 0)) throw new RangeError(`lags[${lag}] is ${lags[lag]}`);
    sum += lags[lag] as number;
  }
  if (!(Math.abs(sum - 1) <= 1e-9)) throw new RangeError(`lags sum to ${sum}`);
  return Float64Array.from(lags, (lag) => lag / sum);
}

function checkedEffects(changes: ArrayLike<number>, periods: readonly Period[], direction: 1 | -1): Float64Array {
  if (changes.length !== periods.length)
    throw new RangeError(`${changes.length} changes for ${periods.length} periods`);
  return Float64Array.from(changes, (change, t) => {
    if (Math.abs(change) === Number.POSITIVE_INFINITY) throw new RangeError(`changes[${t}] is ${change}`);
    return direction * change;
  });
}
