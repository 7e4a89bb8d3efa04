import { sweepChain } from "./chain-sweep.ts";
import { borderSums } from "./dense-block.ts";
import { divideByFixedFactor } from "./evaluate-criterion.ts";
import { sumsInLevels } from "./level-rows.ts";
import type { RatingGrouping } from "./mixed-data.ts";
import { dot } from "./orthonormal-columns.ts";
import type { Solution, Solved, TermInformation } from "./term-information.ts";

/**
 * Slope of the criterion in each variance ratio: Σ diag(Zᵀ P Z) − degrees ‖Zᵀ P y‖²/r², with V⁻¹ for P under ML. Also at γ = 0.
 */
export function slopeOf(solution: Solution): Float64Array {
  return Float64Array.from(slopeParts(solution), ({ expected, observed }) => expected - observed);
}

/** The two sides that are equal at the minimum: what the squared effects are expected to be, and what they are. */
function slopeParts({ evaluation, terms }: Solution) {
  const { method, degrees, squares } = evaluation;
  return terms.map(({ scores, known, fixed }) => ({
    expected: known.reduce((sum, one) => sum + one, 0) - (method === "reml" ? dot(fixed, fixed) : 0),
    observed: (degrees * dot(scores, scores)) / squares,
  }));
}

/**
 * Curvature of the criterion in the variance ratios of the given terms, by rows: average information, levelled.
 *
 * With f_k = Z_k Z_kᵀ P y: degrees (f_kᵀ P f_l / r² − ‖Z_kᵀPy‖² ‖Z_lᵀPy‖² / r⁴). No trace of a product is needed: each f is
 * one more response for the solved system. Away from the minimum the observed squares of the effects differ from the
 * expected ones; dividing by the root of that excess for each term brings the curvature near the expected one, with which
 * a balanced design is solved in one step. At the minimum the excess is 1. Cost O(terms × (n + dense levels²)).
 * Source: Gilmour, Thompson & Cullis 1995, for the average information.
 */
export function averageInformation(solution: Solution, terms: readonly number[]): Float64Array {
  const { degrees, squares } = solution.evaluation;
  const products = workingProducts(solution, terms);
  const lengths = terms.map((term) => {
    const { scores } = solution.terms[term] as TermInformation;
    return dot(scores, scores);
  });
  const parts = slopeParts(solution);
  const excess = terms.map((term) => Math.sqrt((parts[term]?.observed ?? 1) / (parts[term]?.expected ?? 1)));
  return products.map((product, at) => {
    const [k, l] = [Math.floor(at / terms.length), at % terms.length];
    return (
      (degrees / (excess[k] as number) / (excess[l] as number)) *
      (product / squares - ((lengths[k] as number) / squares) * ((lengths[l] as number) / squares))
    );
  });
}

/** f_kᵀ P f_l. */
function workingProducts(solution: Solution, terms: readonly number[]): Float64Array {
  const { staged, ratios } = solution.evaluation;
  const { random } = staged.data;
  const responses = terms.map((term) => {
    const { codes } = random[term] as RatingGrouping;
    const { scores } = solution.terms[term] as TermInformation;
    return Float64Array.from(codes, (code) => scores[code] as number);
  });
  const columns = [...staged.basis.columns, ...responses];
  const [p, width] = [staged.basis.columns.length, columns.length];
  const first = random[staged.chain[0]?.term ?? 0] as RatingGrouping;
  const { terms: chain } = sweepChain(staged, ratios, { sums: sumsInLevels(first, columns), width });
  const dense = staged.dense.map(({ term }) => sumsInLevels(random[term] as RatingGrouping, columns));
  const sums = borderSums(Float64Array.from(dense.flatMap((part) => [...part])), chain, width);
  const cross = (k: number, l: number): number =>
    chain.reduce(
      (left, { weights, sums: own }) => {
        let taken = 0;
        weights.forEach((weight, level) => {
          taken += weight * (own[level * width + k] as number) * (own[level * width + l] as number);
        });
        return left - taken;
      },
      dot(columns[k] as Float64Array, columns[l] as Float64Array),
    );
  const solved = responses.map((_, k) => explained(solution, { sums, width, column: p + k, cross }));
  const count = terms.length;
  return Float64Array.from({ length: count * count }, (_, at) => {
    const [k, l] = [Math.floor(at / count), at % count];
    const [left, right] = [solved[k] as Explained, solved[l] as Explained];
    return cross(p + k, p + l) - dot(left.scaled, right.solved) - dot(left.fixed, right.fixed);
  });
}

/** A response's scaled sums in the dense levels, those times the block's inverse, and its part in the fixed part's directions. */
interface Explained {
  readonly scaled: Float64Array;
  readonly solved: Float64Array;
  readonly fixed: Float64Array;
}

function explained(
  solved: Solved,
  of: {
    readonly sums: Float64Array;
    readonly width: number;
    readonly column: number;
    readonly cross: (k: number, l: number) => number;
  },
): Explained {
  const { carried, coefficients, inverse, stride, evaluation } = solved;
  const p = coefficients.length;
  const scaled = evaluation.scales.map((scale, j) => scale * (of.sums[j * of.width + of.column] as number));
  const fixed = coefficients.map((_, c) => of.cross(of.column, c));
  scaled.forEach((value, j) => {
    for (let c = 0; c < p; c++) fixed[c] = (fixed[c] as number) - value * (carried[j * p + c] as number);
  });
  divideByFixedFactor(evaluation, fixed);
  return { scaled, solved: timesSymmetric(inverse, stride, scaled), fixed };
}

function timesSymmetric(lower: Float64Array, stride: number, x: Float64Array): Float64Array {
  const product = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const own = x[i] as number;
    let sum = (lower[i * (stride + 1)] as number) * own;
    for (let j = 0; j < i; j++) {
      const cell = lower[i * stride + j] as number;
      sum += cell * (x[j] as number);
      product[j] = (product[j] as number) + cell * own;
    }
    product[i] = (product[i] as number) + sum;
  }
  return product;
}
