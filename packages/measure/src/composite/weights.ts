import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { presentCells } from "./cells.ts";

/** The same weight for each of `count` siblings, summing to 1. Cost O(count). */
export function equalWeights(count: number): Float64Array {
  return new Float64Array(count).fill(1 / count);
}

/**
 * Scales weights to sum 1, keeping their proportions.
 *
 * @param weights of siblings, each finite and ≥ 0, of any sum. @returns new weights, or `zero-weights`.
 * @throws RangeError on a negative or non-finite weight, naming it. Cost O(n).
 */
export function normaliseWeights(weights: ArrayLike<number>): Result<Float64Array, UndefinedReason> {
  const scaled = Float64Array.from(weights);
  scaled.forEach((weight, at) => {
    if (!(weight >= 0 && Number.isFinite(weight))) throw new RangeError(`weights[${at}] is ${weight}`);
  });
  const most = scaled.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return err("zero-weights");
  const sum = scaled.reduce((total, weight) => total + weight / most, 0);
  return ok(scaled.map((weight) => weight / most / sum));
}

/**
 * Entropy weights, as a check on declared ones: what differs more between units weighs more.
 *
 * With p_ij = x_ij / Σ_i x_ij over the units present and e_j = −Σ p ln p / ln n, the weight is
 * (1 − e_j) / Σ (1 − e). It measures spread, not importance.
 *
 * @param columns per indicator, one value ≥ 0 per unit, NaN = missing.
 * @returns weights summing to 1, or `too-few-units` (under 2 values in a column), `non-positive` (a negative
 * value or a column without any positive one), `no-variation` (all columns uniform). Cost O(cells).
 * Source: Shannon 1948; Hwang & Yoon 1981.
 */
export function entropyWeights(columns: readonly Float64Array[]): Result<Float64Array, UndefinedReason> {
  const divergences = new Float64Array(columns.length);
  for (const [at, column] of columns.entries()) {
    const values = presentCells(column);
    if (values.length < 2) return err("too-few-units");
    const sum = values.reduce((total, value) => total + value, 0);
    if (sum <= 0 || values.some((value) => value < 0)) return err("non-positive");
    const uniform = values.every((value) => value === values[0]);
    divergences[at] = uniform ? 0 : Math.max(0, 1 - entropy(values, sum) / Math.log(values.length));
  }
  const weights = normaliseWeights(divergences);
  return weights.ok ? weights : err("no-variation");
}

function entropy(values: Float64Array, sum: number): number {
  let total = 0;
  for (const value of values) {
    const share = value / sum;
    if (share > 0) total -= share * Math.log(share);
  }
  return total;
}
