import { err, ok, type Result } from "@huabiao/kernel/result";
import type { ArenaLoops } from "../dense/arena.ts";
import { solveUpper } from "../dense/small-matrix.ts";
import type { RatersReason } from "../raters-reason.ts";
import { eliminationOrder } from "./elimination-order.ts";
import { divideByFixedFactor, type Evaluation, fixedDeviations } from "./evaluate-criterion.ts";
import { sumsInLevels } from "./level-rows.ts";
import { minimiseCriterion } from "./minimise-criterion.ts";
import { checkMixedData, type MixedData, type MixedMethod, type RatingGrouping } from "./mixed-data.ts";
import { dot } from "./orthonormal-columns.ts";
import { type StagedModel, stageModel } from "./staged-model.ts";
import type { Solution, TermInformation } from "./term-information.ts";
import { unfitReason } from "./unfit-reason.ts";

/** A random term as it was fitted; arrays hold one number to a level. */
export interface FittedTerm {
  readonly name: string;
  readonly variance: number;
  /** Whether the variance lies on its bound: below 10⁻⁸ of the residual's. Its effects are then 0 for want of evidence, not by finding. */
  readonly singular: boolean;
  readonly ratings: Float64Array;
  readonly rawMeans: Float64Array;
  /** Predicted effects (BLUP): how far the level lies above the fixed part. */
  readonly effects: Float64Array;
  /** Standard deviation of the effect given the data and the fixed part, as lme4 gives it. */
  readonly conditionalSds: Float64Array;
  /** Standard error of prediction, which also knows that the fixed part is estimated. */
  readonly predictionErrors: Float64Array;
  /** Effect plus fixed part at the average of all ratings, and its standard error of prediction. */
  readonly means: Float64Array;
  readonly meanErrors: Float64Array;
}

/** A coefficient of the fixed part. */
export interface FixedEffect {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
}

/** A mixed model with crossed or nested random intercepts, fitted. */
export interface MixedFit {
  readonly method: MixedMethod;
  readonly ratings: number;
  /** −2 log likelihood, as lme4 gives it: the REML criterion, or the deviance under ML. */
  readonly criterion: number;
  readonly evaluations: number;
  readonly residualVariance: number;
  /** In the order of the data's random terms. */
  readonly terms: readonly FittedTerm[];
  readonly fixed: readonly FixedEffect[];
  /** Fixed columns that follow from earlier ones and were left out. */
  readonly dropped: readonly string[];
}

/** Levels of the dense block beyond which nothing is started: two such matrices of doubles take 400 MB, a step a minute. */
const mostDenseLevels = 5000;

/**
 * Fits y = X β + Σ Z b + ε with independent random intercepts b ~ N(0, variance of the term) by REML or ML, exactly.
 *
 * Any number of terms, crossed or nested. The largest grouping, and those its levels are nested in, are eliminated level by
 * level; the rest is one dense Cholesky factor. Variances come from Newton steps with an analytic slope; all effects have
 * their standard errors. Fixed columns that follow from earlier ones are dropped and named.
 *
 * @returns or why there is no fit: `no-data`, `too-few-values` (no more ratings than fixed columns), `no-variation` (nothing
 * beyond the fixed part), `too-few-levels`, `one-rating-per-level`, `same-levels`, `inside-fixed` (the fixed part spans a term), `no-residual` (the terms explain every
 * rating), `too-many-levels` (over `mostDenseLevels` in the dense block), `not-converged`. A variance of 0 is a fit, marked `singular`.
 * @throws RangeError on ragged columns, numbers that are not finite, levels that do not exist or have no rating.
 * Cost: four to seven times [Σ entries² of the eliminated rows + dense levels³], each entry a level met by another.
 * Source: Bates, Mächler, Bolker & Walker 2015 (criterion), Henderson 1975 (prediction). Checked against lme4 1.1-31.
 */
export function fitMixed(
  data: MixedData,
  options: { readonly method?: MixedMethod; readonly loops?: ArenaLoops } = {},
): Result<MixedFit, RatersReason> {
  const { method = "reml", loops = "fastest" } = options;
  checkMixedData(data);
  const unfit = unfitReason(data);
  if (unfit !== null) return err(unfit);
  if (eliminationOrder(data.random).denseLevels > mostDenseLevels) return err("too-many-levels");
  const staged = stageModel(data, loops);
  if (data.response.length <= staged.basis.columns.length) return err("too-few-values");
  if (staged.residualSquares <= 1e-20 * dot(data.response, data.response)) return err("no-variation");
  if (data.random.some((group) => isInsideFixed(staged, group))) return err("inside-fixed");
  const minimum = minimiseCriterion(staged, method);
  if (minimum?.solution.evaluation.ratios.some((ratio) => ratio > 1 / singularRatio)) return err("no-residual");
  if (minimum === null || !minimum.converged) return err("not-converged");
  const { solution, evaluations } = minimum;
  const { criterion, squares, degrees } = solution.evaluation;
  const residualVariance = squares / degrees;
  return ok({
    method,
    ratings: data.response.length,
    criterion,
    evaluations,
    residualVariance,
    terms: data.random.map((group, k) => fittedTerm(solution, { group, k, residualVariance })),
    fixed: fixedEffects(staged, solution.evaluation, residualVariance),
    dropped: staged.basis.dropped,
  });
}

/** tr(Zᵀ Q Qᵀ Z): how many of the ratings' own directions the fixed part takes. */
function spannedRatings(group: RatingGrouping, columns: readonly Float64Array[]): number {
  const sums = sumsInLevels(group, columns);
  return dot(sums, sums);
}

/** Whether the fixed part spans a term's levels: nothing of them is then left for a variance. */
function isInsideFixed({ basis, residual }: StagedModel, group: RatingGrouping): boolean {
  return residual.length - spannedRatings(group, basis.columns) < 1e-9 * residual.length;
}

/** θ = √γ below 10⁻⁴, the bound that lme4 calls singular. */
const singularRatio = 1e-8;

function fittedTerm(
  { evaluation, terms, coefficients }: Solution,
  of: { readonly group: RatingGrouping; readonly k: number; readonly residualVariance: number },
): FittedTerm {
  const { group, k, residualVariance } = of;
  const { staged, ratios } = evaluation;
  const ratio = ratios[k] as number;
  const { scores, known, fixed } = terms[k] as TermInformation;
  const p = coefficients.length;
  const ratings = sumsInLevels(group, [new Float64Array(group.codes.length).fill(1)]);
  const centre = averageRow(staged);
  const mean = centre.reduce((sum, one, c) => sum + one * ((staged.fitted[c] ?? 0) + (coefficients[c] ?? 0)), 0);
  const direction = centre.slice();
  divideByFixedFactor(evaluation, direction);
  const spread = (level: number, along: (c: number) => number): number => {
    let squares = ratio - ratio * ratio * (known[level] as number);
    for (let c = 0; c < p; c++) squares += (along(c) - ratio * (fixed[level * p + c] as number)) ** 2;
    return Math.sqrt(Math.max(0, squares) * residualVariance);
  };
  const effects = scores.map((score) => ratio * score);
  return {
    name: group.name,
    variance: ratio * residualVariance,
    singular: ratio < singularRatio,
    ratings,
    rawMeans: sumsInLevels(group, [staged.data.response]).map((sum, level) => sum / (ratings[level] as number)),
    effects,
    conditionalSds: known.map((one) => Math.sqrt(Math.max(0, ratio - ratio * ratio * one) * residualVariance)),
    predictionErrors: effects.map((_, level) => spread(level, () => 0)),
    means: effects.map((effect) => mean + effect),
    meanErrors: effects.map((_, level) => spread(level, (c) => direction[c] as number)),
  };
}

/** The fixed part's row of an average rating, in the orthonormal columns. */
function averageRow({ basis, residual }: StagedModel): Float64Array {
  return Float64Array.from(basis.columns, (column) => column.reduce((sum, value) => sum + value, 0) / residual.length);
}

/** Back from the orthonormal columns to the given ones: β = R⁻¹ β_Q, and its standard errors from the rows of R⁻¹ L⁻ᵀ. */
function fixedEffects(staged: StagedModel, evaluation: Evaluation, residualVariance: number): readonly FixedEffect[] {
  const { basis, fitted, data } = staged;
  const p = basis.columns.length;
  const deviations = fixedDeviations(evaluation);
  const estimates = throughUpper(
    basis.upper,
    fitted.map((value, c) => value + (deviations[c] as number)),
  );
  const spreads = Array.from({ length: p }, (_, k) => {
    const unit = new Float64Array(p);
    unit[k] = 1;
    solveUpper(evaluation.fixedFactor, p + 1, unit);
    return throughUpper(basis.upper, unit);
  });
  return basis.kept.map((at, i) => ({
    name: data.fixed[at]?.name ?? "",
    estimate: estimates[i] as number,
    standardError: Math.sqrt(residualVariance * spreads.reduce((sum, one) => sum + (one[i] as number) ** 2, 0)),
  }));
}

/** Solves R x = b; column k of R is `upper[k]`. */
function throughUpper(upper: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = b.slice();
  for (let k = x.length - 1; k >= 0; k--) {
    const column = upper[k] as Float64Array;
    x[k] = (x[k] as number) / (column[k] as number);
    for (let i = 0; i < k; i++) x[i] = (x[i] as number) - (column[i] as number) * (x[k] as number);
  }
  return x;
}
