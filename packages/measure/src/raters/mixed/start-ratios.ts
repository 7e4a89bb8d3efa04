import { factoriseInPlace, solveLower, solveUpper } from "../dense/small-matrix.ts";
import { countInLevels, sumsInLevels } from "./level-rows.ts";
import type { RatingGrouping } from "./mixed-data.ts";
import { dot } from "./orthonormal-columns.ts";
import type { StagedModel } from "./staged-model.ts";

/** A start is at least this, so that a slope can lead away from a moment estimate below 0. */
const smallest = 1e-3;

/**
 * Variance ratios to begin with, by moments: pairs of ratings that share a level are alike by the variances of what they share.
 *
 * The sums of squares of level totals of the residuals are set equal to their expectations, one linear equation to a
 * term and one for the residual (MINQUE with prior 0). Exact on average, whatever the truth. Cost O(n × terms²).
 * Source: Rao 1971; Searle, Casella & McCulloch 1992, 11.3.
 */
export function startRatios(staged: StagedModel): Float64Array {
  const { data, residual, basis } = staged;
  const { random } = data;
  const size = random.length + 1;
  const sums = random.map((group) => sumsInLevels(group, basis.columns));
  const equations = new Float64Array(size * size);
  const observed = new Float64Array(size);
  random.forEach((group, k) => {
    const totals = sumsInLevels(group, [residual]);
    observed[k] = dot(totals, totals);
    const alone = residual.length - dot(sums[k] as Float64Array, sums[k] as Float64Array);
    equations[k * size + random.length] = alone;
    equations[random.length * size + k] = alone;
    random.forEach((other, l) => {
      if (l > k) return;
      const both = overlap([group, other], [sums[k], sums[l]], basis.columns.length);
      equations[k * size + l] = both;
      equations[l * size + k] = both;
    });
  });
  observed[random.length] = staged.residualSquares;
  equations[size * size - 1] = residual.length - basis.columns.length;
  if (factoriseInPlace(equations, size) < size) return new Float64Array(random.length).fill(1);
  solveLower(equations, size, observed);
  solveUpper(equations, size, observed);
  const rest = observed[random.length] as number;
  return observed.slice(0, random.length).map((one) => (rest > 0 ? Math.max(one / rest, smallest) : 1));
}

/** tr(Zₖᵀ M Zₗ Zₗᵀ M Zₖ) with M = I − Q Qᵀ. */
function overlap(
  [rows, columns]: readonly [RatingGrouping, RatingGrouping],
  [left, right]: readonly [Float64Array | undefined, Float64Array | undefined],
  p: number,
): number {
  const counts = countInLevels(rows, [columns]);
  let sum = 0;
  for (let level = 0; level < rows.levels; level++) {
    for (let at = counts.start[level] as number; at < (counts.start[level + 1] as number); at++) {
      const other = counts.index[at] as number;
      let fixed = 0;
      for (let c = 0; c < p; c++) fixed += (left?.[level * p + c] ?? 0) * (right?.[other * p + c] ?? 0);
      const count = counts.count[at] as number;
      sum += count * (count - 2 * fixed);
    }
  }
  for (let c = 0; c < p; c++) {
    for (let d = 0; d < p; d++) sum += crossSum(left, p, c, d) * crossSum(right, p, c, d);
  }
  return sum;
}

function crossSum(sums: Float64Array | undefined, p: number, c: number, d: number): number {
  let sum = 0;
  for (let at = 0; at < (sums?.length ?? 0); at += p) sum += (sums?.[at + c] ?? 0) * (sums?.[at + d] ?? 0);
  return sum;
}
