import { divideByFixedFactor, type Evaluation } from "./evaluate-criterion.ts";
import { emptyInformation, type Solved, type TermInformation } from "./term-information.ts";

/** Scores and information of the dense terms, read from the block's inverse. Cost O(dense levels × p). */
export function denseInformation(solved: Solved): ReadonlyMap<number, TermInformation> {
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
