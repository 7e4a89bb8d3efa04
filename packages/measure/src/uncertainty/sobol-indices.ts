import { openStream } from "@huabiao/kernel/random";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { purpose } from "./streams.ts";

/** A share of variance with its bootstrap interval. */
export interface SobolIndex {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** First-order and total index of every factor, in the order of the factors. */
export interface SobolIndices {
  readonly variance: number;
  readonly first: readonly SobolIndex[];
  readonly total: readonly SobolIndex[];
}

/** Outputs of a Saltelli design of N rows: at A, at B, and per factor at A with that factor's column from B. */
export interface SaltelliOutputs {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly ab: readonly Float64Array[];
}

/** Which estimator, and how the bootstrap is drawn. */
export interface SobolOptions {
  /** `jansen` by default; `saltelli-product` names the product form of the first-order index. */
  readonly estimator?: "jansen" | "saltelli-product";
  readonly seed: number;
  /** Bootstrap replicates, 1,000 by default; 0 gives intervals equal to the estimate. */
  readonly replicates?: number;
  /** 0.95 by default. */
  readonly confidence?: number;
}

/**
 * Sobol indices: the share of the output's variance that one factor explains alone (first order) and
 * with all its interactions (total).
 *
 * V = variance of all 2N outputs at A and B (n − 1). `jansen`: S = 1 − Σ(y_B − y_AB)² / (2N V).
 * `saltelli-product`: S = mean(y_B (y_AB − y_A)) / V. Both: S_T = Σ(y_A − y_AB)² / (2N V). The true
 * values lie in [0, 1]; estimates of small indices can fall slightly below 0 and are not cut off.
 * Intervals are percentile bootstrap over rows (quantile type 7), rows redrawn jointly.
 *
 * @param outputs arrays of one length N ≥ 2; which factor a row of `ab` belongs to is the caller's order.
 * @returns the indices, or `too-few-values` (N < 2), `no-variation` (V = 0).
 * @throws RangeError on arrays of unequal length or a non-finite output, naming it.
 *
 * Cost O(N · factors · replicates). Source: Saltelli et al. 2010; Jansen 1999. Checked against the
 * analytic indices of the Ishigami function and of an additive function, and `saltelli-product`
 * against its formula written out.
 */
export function sobolIndices(outputs: SaltelliOutputs, options: SobolOptions): Result<SobolIndices, UndefinedReason> {
  checkOutputs(outputs);
  const rows = outputs.a.length;
  if (rows < 2) return err("too-few-values");
  const estimator = options.estimator ?? "jansen";
  const everyRow = Int32Array.from({ length: rows }, (_, row) => row);
  const point = estimate(outputs, everyRow, estimator);
  if (point === null) return err("no-variation");
  const replicates = bootstrap(outputs, options, estimator);
  const confidence = options.confidence ?? 0.95;
  const index = (at: number): SobolIndex => {
    const draws = replicates.map((replicate) => replicate[at] as number).sort((x, y) => x - y);
    const value = point.indices[at] as number;
    const side = (1 - confidence) / 2;
    return { estimate: value, lower: quantileOr(value, draws, side), upper: quantileOr(value, draws, 1 - side) };
  };
  const factors = outputs.ab.length;
  return ok({
    variance: point.variance,
    first: outputs.ab.map((_, factor) => index(factor)),
    total: outputs.ab.map((_, factor) => index(factors + factor)),
  });
}

function bootstrap(
  outputs: SaltelliOutputs,
  options: SobolOptions,
  estimator: "jansen" | "saltelli-product",
): Float64Array[] {
  const rows = outputs.a.length;
  const chosen = new Int32Array(rows);
  const replicates: Float64Array[] = [];
  for (let replicate = 0; replicate < (options.replicates ?? 1000); replicate++) {
    const stream = openStream(options.seed, purpose.bootstrap, replicate);
    for (let row = 0; row < rows; row++) chosen[row] = stream.integer(rows);
    const drawn = estimate(outputs, chosen, estimator);
    if (drawn !== null) replicates.push(drawn.indices);
  }
  return replicates;
}

/** First-order indices, then total ones; null when the chosen rows do not vary. */
function estimate(
  outputs: SaltelliOutputs,
  chosen: Int32Array,
  estimator: "jansen" | "saltelli-product",
): { readonly variance: number; readonly indices: Float64Array } | null {
  const variance = varianceOfBoth(outputs.a, outputs.b, chosen);
  if (variance === 0) return null;
  const factors = outputs.ab.length;
  const indices = new Float64Array(2 * factors);
  for (let factor = 0; factor < factors; factor++) {
    const sums = factorSums(outputs, outputs.ab[factor] as Float64Array, chosen);
    const scale = chosen.length * variance;
    indices[factor] = estimator === "jansen" ? 1 - sums.betweenB / (2 * scale) : sums.product / scale;
    indices[factors + factor] = sums.betweenA / (2 * scale);
  }
  return { variance, indices };
}

function factorSums(outputs: SaltelliOutputs, mixed: Float64Array, chosen: Int32Array) {
  const { a, b } = outputs;
  let betweenA = 0;
  let betweenB = 0;
  let product = 0;
  for (let at = 0; at < chosen.length; at++) {
    const row = chosen[at] as number;
    const yA = a[row] as number;
    const yB = b[row] as number;
    const yAB = mixed[row] as number;
    betweenA += (yA - yAB) * (yA - yAB);
    betweenB += (yB - yAB) * (yB - yAB);
    product += yB * (yAB - yA);
  }
  return { betweenA, betweenB, product };
}

function varianceOfBoth(a: Float64Array, b: Float64Array, chosen: Int32Array): number {
  const count = 2 * chosen.length;
  let sum = 0;
  for (const row of chosen) sum += (a[row] as number) + (b[row] as number);
  const mean = sum / count;
  let squares = 0;
  let same = true;
  const first = a[chosen[0] as number] as number;
  for (const row of chosen) {
    const [yA, yB] = [a[row] as number, b[row] as number];
    same &&= yA === first && yB === first;
    squares += (yA - mean) ** 2 + (yB - mean) ** 2;
  }
  return same ? 0 : squares / (count - 1);
}

function quantileOr(fallback: number, ascending: readonly number[], p: number): number {
  if (ascending.length === 0) return fallback;
  const place = (ascending.length - 1) * p;
  const below = Math.floor(place);
  const low = ascending[below] as number;
  return low + (place - below) * ((ascending[Math.min(below + 1, ascending.length - 1)] as number) - low);
}

function checkOutputs({ a, b, ab }: SaltelliOutputs): void {
  [a, b, ...ab].forEach((values, which) => {
    const name = which === 0 ? "a" : which === 1 ? "b" : `ab[${which - 2}]`;
    if (values.length !== a.length) throw new RangeError(`${name} has ${values.length} outputs, a has ${a.length}`);
    values.forEach((value, row) => {
      if (!Number.isFinite(value)) throw new RangeError(`${name}[${row}] is ${value}`);
    });
  });
}
