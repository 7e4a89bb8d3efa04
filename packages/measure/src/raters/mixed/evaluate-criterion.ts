import { divideRows, factorise } from "../dense/cholesky.ts";
import { factoriseInPlace, type SmallMatrix, solveLower, solveUpper } from "../dense/small-matrix.ts";
import { type SweptTerm, sweepChain } from "./chain-sweep.ts";
import { borderSums, denseScales, fillBlock, rowsOutside, scaleBlock } from "./dense-block.ts";
import type { MixedMethod } from "./mixed-data.ts";
import type { StagedModel } from "./staged-model.ts";

/** The criterion at one set of variance ratios, with what slope and effects are read from. Its block in the arena is valid until the next evaluation. */
export interface Evaluation {
  readonly staged: StagedModel;
  readonly method: MixedMethod;
  /** Variance ratio γ of each random term: its variance over that of the residual. */
  readonly ratios: Float64Array;
  readonly criterion: number;
  /** Penalised residual squares r², and what they are divided by: n − p (REML) or n (ML). */
  readonly squares: number;
  readonly degrees: number;
  readonly chain: readonly SweptTerm[];
  /** √γ of every dense level. */
  readonly scales: Float64Array;
  /** Unscaled rows of the block of the dense levels with γ = 0. */
  readonly outside: ReadonlyMap<number, Float64Array>;
  /** Sums of the columns in the dense levels after the chain, unscaled; p + 1 to a level. */
  readonly denseSums: Float64Array;
  /** Cholesky factor of the fixed part and the response after all random terms, of order p + 1. */
  readonly fixedFactor: SmallMatrix;
}

/**
 * The profiled criterion of lme4 at given variance ratios.
 *
 * REML: log|L|² + log|R_X|² + (n − p)(1 + ln(2π r²/(n − p))); ML: log|L|² + n (1 + ln(2π r²/n)). The chain is
 * eliminated level by level; what remains is a dense Cholesky factor with fixed part and response as its border.
 *
 * @param ratios γ ≥ 0 of each random term. @returns null where rounding leaves no factor, so that there is no criterion.
 * Cost O(Σ entries² of the chain's rows) + dense levels³/3. Source: Bates, Mächler, Bolker & Walker 2015, 3.4.
 * Checked against lme4 at 36 points, REML and ML.
 */
export function evaluateCriterion(staged: StagedModel, ratios: Float64Array, method: MixedMethod): Evaluation | null {
  const width = staged.basis.columns.length + 1;
  const swept = sweepChain(staged, ratios, { sums: staged.chainSums, width });
  const scales = denseScales(staged, ratios);
  fillBlock(staged, swept.terms);
  const outside = rowsOutside(staged, scales);
  scaleBlock(staged, scales);
  if (!factorise(staged.arena, { at: 0, order: staged.order })) return null;
  const denseSums = borderSums(staged.denseSums, swept.terms, width);
  const fixedFactor = reduceFixedPart(staged, { scales, denseSums, chain: swept.terms });
  if (factoriseInPlace(fixedFactor, width) < width) return null;
  const degrees = staged.residual.length - (method === "reml" ? width - 1 : 0);
  const squares = (fixedFactor[width * width - 1] as number) ** 2;
  const logDeterminants =
    swept.logDeterminant + logBlock(staged) + (method === "reml" ? logFixedPart(staged, fixedFactor) : 0);
  const criterion = logDeterminants + degrees * (1 + Math.log((2 * Math.PI * squares) / degrees));
  const chain = swept.terms;
  return { staged, method, ratios, criterion, squares, degrees, chain, scales, outside, denseSums, fixedFactor };
}

/** Where row k of the border begins: a column of the fixed part, or last the response, divided by the block's factor. */
export function borderAt({ order, arena }: StagedModel, k: number): number {
  return (2 * order + k) * arena.stride;
}

/** Crossproducts of the fixed part and the response after all random terms; the border is left in the arena. */
function reduceFixedPart(staged: StagedModel, after: Pick<Evaluation, "scales" | "denseSums" | "chain">): SmallMatrix {
  const { arena, order, denseLevels } = staged;
  const { cells } = arena;
  const width = staged.basis.columns.length + 1;
  for (let k = 0; k < width; k++) {
    const at = borderAt(staged, k);
    for (let j = 0; j < denseLevels; j++) {
      cells[at + j] = (after.scales[j] as number) * (after.denseSums[j * width + k] as number);
    }
    cells.fill(0, at + denseLevels, at + order);
  }
  divideRows(arena, borderAt(staged, 0), { rows: 4 * Math.ceil(width / 4), factor: { at: 0, order } });
  const reduced = new Float64Array(width * width);
  for (let k = 0; k < width; k++) {
    reduced[k * (width + 1)] = k < width - 1 ? 1 : staged.residualSquares;
    for (let l = 0; l <= k; l++)
      reduced[k * width + l] = (reduced[k * width + l] as number) - taken(staged, after.chain, k, l);
  }
  return reduced;
}

/** What the random terms take from the crossproduct of columns k and l. */
function taken(staged: StagedModel, chain: readonly SweptTerm[], k: number, l: number): number {
  const { cells } = staged.arena;
  const width = staged.basis.columns.length + 1;
  let sum = 0;
  for (const { weights, sums } of chain) {
    for (let level = 0; level < weights.length; level++) {
      sum += (weights[level] as number) * (sums[level * width + k] as number) * (sums[level * width + l] as number);
    }
  }
  const [left, right] = [borderAt(staged, k), borderAt(staged, l)];
  for (let j = 0; j < staged.denseLevels; j++) sum += (cells[left + j] as number) * (cells[right + j] as number);
  return sum;
}

function logBlock({ arena, denseLevels }: StagedModel): number {
  let sum = 0;
  for (let j = 0; j < denseLevels; j++) sum += 2 * Math.log(arena.cells[j * (arena.stride + 1)] as number);
  return sum;
}

/** log|R_X|² on the scale of the given columns: the orthonormal ones' own, and how those were made. */
function logFixedPart({ basis }: StagedModel, fixedFactor: SmallMatrix): number {
  const p = basis.columns.length;
  let sum = 0;
  for (let k = 0; k < p; k++) {
    sum += 2 * Math.log(fixedFactor[k * (p + 2)] as number);
    sum += 2 * Math.log(basis.upper[k]?.[k] as number);
  }
  return sum;
}

/** Coefficients of the orthonormal columns, as deviations from the least-squares fit. */
export function fixedDeviations({ fixedFactor, staged }: Evaluation): Float64Array {
  const p = staged.basis.columns.length;
  const coefficients = fixedFactor.slice(p * (p + 1), p * (p + 1) + p);
  solveUpper(fixedFactor, p + 1, coefficients);
  return coefficients;
}

/** L⁻¹ b for the factor of the fixed part alone, in place. */
export function divideByFixedFactor({ fixedFactor, staged }: Evaluation, b: Float64Array): void {
  solveLower(fixedFactor, staged.basis.columns.length + 1, b);
}
