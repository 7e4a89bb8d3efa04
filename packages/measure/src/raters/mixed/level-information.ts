import { invertFactor } from "../dense/inverse.ts";
import { chainInformation } from "./chain-information.ts";
import { borderAt, divideByFixedFactor, type Evaluation, fixedDeviations } from "./evaluate-criterion.ts";

/** What the data say about each level of one random term; all in units of the residual's standard deviation. */
export interface TermInformation {
  /** (Zᵀ P y) per level: the effect is γ times it. */
  readonly scores: Float64Array;
  /** Diagonal of Zᵀ V⁻¹ Z: how much is known of each level when the fixed part is known. */
  readonly known: Float64Array;
  /** L⁻¹ Xᵀ V⁻¹ Z for the fixed part's factor L: p to a level. Its squared length is what estimating the fixed part costs. */
  readonly fixed: Float64Array;
}

/** All unknowns but the levels of the chain solved for. */
export interface Solved {
  readonly evaluation: Evaluation;
  /** The lower triangle of (√γ T √γ + I)⁻¹, `stride` to a row. */
  readonly inverse: Float64Array;
  readonly stride: number;
  /** S⁻¹ times the scaled sums of the orthonormal columns: p to a dense level. */
  readonly carried: Float64Array;
  /** Coefficients of the orthonormal columns beyond the least-squares fit. */
  readonly coefficients: Float64Array;
  /** Spherical effects u of the dense levels: effect = √γ u. */
  readonly spherical: Float64Array;
}

/** Everything solved for, with what is known of every level of every term. */
export interface Solution extends Solved {
  readonly terms: readonly TermInformation[];
}

/**
 * Solves for all effects and for how much is known of each, at an evaluation whose block is still in the arena.
 *
 * The block's factor becomes its inverse; all of it is needed, since each level of the chain meets its own set of dense
 * levels. Cost 2/3 dense levels³ + O(Σ entries² of the chain's rows).
 */
export function solveLevels(evaluation: Evaluation): Solution {
  const { staged } = evaluation;
  const { arena, order, denseLevels } = staged;
  const p = staged.basis.columns.length;
  const coefficients = fixedDeviations(evaluation);
  const carried = new Float64Array(denseLevels * p);
  const spherical = new Float64Array(denseLevels);
  for (let k = 0; k <= p; k++) {
    const column = backSolved(evaluation, k);
    for (let j = 0; j < denseLevels; j++) {
      if (k < p) carried[j * p + k] = column[j] as number;
      spherical[j] = (spherical[j] as number) + (k < p ? -(coefficients[k] as number) : 1) * (column[j] as number);
    }
  }
  invertFactor(arena, { at: 0, order }, order * arena.stride);
  const solved = { evaluation, inverse: arena.cells, stride: arena.stride, carried, coefficients, spherical };
  const dense = denseInformation(solved);
  const chain = chainInformation(solved);
  const terms = staged.data.random.map((_, term) => (dense.get(term) ?? chain.get(term)) as TermInformation);
  return { ...solved, terms };
}

function backSolved(evaluation: Evaluation, k: number): Float64Array {
  const { arena, order } = evaluation.staged;
  const { cells, stride } = arena;
  const column = cells.slice(borderAt(evaluation.staged, k), borderAt(evaluation.staged, k) + order);
  for (let i = order - 1; i >= 0; i--) {
    const value = (column[i] as number) / (cells[i * (stride + 1)] as number);
    column[i] = value;
    for (let j = 0; j < i; j++) column[j] = (column[j] as number) - value * (cells[i * stride + j] as number);
  }
  return column;
}

function denseInformation(solved: Solved): ReadonlyMap<number, TermInformation> {
  const { evaluation, inverse, stride, spherical, carried } = solved;
  const { staged, ratios, outside } = evaluation;
  const p = staged.basis.columns.length;
  const all = staged.dense.map(({ term, offset, levels }): readonly [number, TermInformation] => {
    const scale = Math.sqrt(ratios[term] as number);
    const information = emptyInformation(levels, p);
    for (let level = 0; level < levels; level++) {
      const j = offset + level;
      const own = information.fixed.subarray(level * p, level * p + p);
      const row = outside.get(j);
      if (row === undefined) {
        information.scores[level] = (spherical[j] as number) / scale;
        information.known[level] = (1 - (inverse[j * (stride + 1)] as number)) / scale ** 2;
        for (let c = 0; c < p; c++) own[c] = (carried[j * p + c] as number) / scale;
      } else {
        information.scores[level] = scoreOutside(solved, { row, j }, own);
        information.known[level] = (row[j] as number) - squareForm(inverse, stride, scaledRow(evaluation, row));
      }
      divideByFixedFactor(evaluation, own);
    }
    return [term, information];
  });
  return new Map(all);
}

/** The columns of a term, all zero. */
export function emptyInformation(levels: number, p: number): TermInformation {
  return { scores: new Float64Array(levels), known: new Float64Array(levels), fixed: new Float64Array(levels * p) };
}

/** Σ x². */
export function squaredLength(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function scaledRow({ scales }: Evaluation, row: Float64Array): Float64Array {
  return row.map((value, k) => value * (scales[k] as number));
}

/** The score of a level whose variance is 0: it has no place in the block, so its row of T tells. `own` takes its sums of the fixed part. */
function scoreOutside(
  solved: Solved,
  { row, j }: { readonly row: Float64Array; readonly j: number },
  own: Float64Array,
): number {
  const { evaluation, carried, coefficients, spherical } = solved;
  const p = coefficients.length;
  const sums = evaluation.denseSums.subarray(j * (p + 1), (j + 1) * (p + 1));
  own.set(sums.subarray(0, p));
  let score = sums[p] as number;
  for (let c = 0; c < p; c++) score -= (sums[c] as number) * (coefficients[c] as number);
  scaledRow(evaluation, row).forEach((value, k) => {
    score -= value * (spherical[k] as number);
    for (let c = 0; c < p; c++) own[c] = (own[c] as number) - value * (carried[k * p + c] as number);
  });
  return score;
}

/** xᵀ A x for the lower triangle of a symmetric matrix. */
function squareForm(lower: Float64Array, stride: number, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const own = x[i] as number;
    if (own === 0) continue;
    let before = 0;
    for (let j = 0; j < i; j++) before += (lower[i * stride + j] as number) * (x[j] as number);
    sum += own * (2 * before + own * (lower[i * (stride + 1)] as number));
  }
  return sum;
}
