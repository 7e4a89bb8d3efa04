import { err, ok, type Result } from "@huabiao/kernel/result";
import { sumsInLevels } from "../mixed/level-rows.ts";
import type { RatingGrouping } from "../mixed/mixed-data.ts";
import { oneGradeOnly } from "../one-grade-only.ts";
import type { RatersReason } from "../raters-reason.ts";
import type { AnswerCells } from "./answer-cells.ts";
import type { CategoryCurves, ScaleParameters } from "./category-curves.ts";
import type { AllFit, FitStatistics } from "./fit-statistics.ts";
import { facetMoments, innerCategories } from "./maximise.ts";
import type { ParameterPlaces } from "./observed-information.ts";
import type { RatingScaleData } from "./rating-scale-data.ts";

/** An estimate in logits. */
export interface Location {
  readonly estimate: number;
  /** From the information of the marginal likelihood in all parameters together; null when it is not positive. */
  readonly standardError: number | null;
  /** As if all other parameters were known and the persons' posterior fixed: smaller, and what TAM prints. */
  readonly conditionalError: number;
}

/** A level of a facet, with what was really given beside the estimate. */
export interface FittedLevel {
  readonly answers: number;
  readonly rawMean: number;
  /** Whether two or more answers were given and all are the same grade. */
  readonly oneGradeOnly: boolean;
  /** `extreme-score` when all answers are the lowest or all the highest; `no-data` when none is left. */
  readonly location: Result<Location, RatersReason>;
  readonly fit: FitStatistics | null;
}

/** A facet's levels in their order. */
export interface FittedFacet {
  readonly name: string;
  readonly levels: readonly FittedLevel[];
}

/** The step into a category from the one below; `no-data` where one of the two was never used. */
export interface FittedStep {
  readonly category: number;
  readonly step: Result<Location, RatersReason>;
}

/** All that estimates and their errors are read from. */
export interface SolvedScale {
  readonly data: RatingScaleData;
  readonly cells: AnswerCells;
  readonly parameters: ScaleParameters;
  readonly nodes: Float64Array;
  readonly curves: CategoryCurves;
  readonly mass: Float64Array;
  readonly places: ParameterPlaces;
  readonly covariances: Float64Array | null;
  readonly extreme: readonly (readonly boolean[])[];
  readonly fit: AllFit;
}

/** Every facet with its estimates, raw means and fit. */
export function fittedFacets(solved: SolvedScale): readonly FittedFacet[] {
  return solved.data.facets.map((facet, f) => ({ name: facet.name, levels: fittedLevels(solved, facet, f) }));
}

function fittedLevels(solved: SolvedScale, facet: RatingGrouping, f: number): readonly FittedLevel[] {
  const { data, parameters, extreme, fit } = solved;
  const sums = sumsInLevels(facet, [data.rating, new Float64Array(data.rating.length).fill(1)]);
  const oneGrade = oneGradeOnly(data.rating, facet.codes, facet.levels);
  const conditional = conditionalErrors(solved, f, facet.levels);
  return Array.from(parameters.facets[f] as Float64Array, (estimate, level): FittedLevel => {
    const answers = sums[2 * level + 1] as number;
    const place = solved.places.facets[f]?.[level] as number;
    const location = {
      estimate,
      standardError: errorAt(solved, place),
      conditionalError: conditional[level] as number,
    };
    const reason = extreme[f]?.[level] ? "extreme-score" : "no-data";
    return {
      answers,
      rawMean: (sums[2 * level] as number) / answers,
      oneGradeOnly: oneGrade[level] as boolean,
      location: Number.isNaN(estimate) ? err(reason) : ok(location),
      fit: fit.facets[f]?.[level] ?? null,
    };
  });
}

/** TAM's: 1/√information of the level; where levels sum to 0, of the level against the last, and the last from the others. */
function conditionalErrors(solved: SolvedScale, f: number, levels: number): Float64Array {
  const information = facetMoments(solved.cells, { f, ...solved }, levels)[1];
  const last = f === 0 ? -1 : information.findLastIndex((one) => one > 0);
  const errors = information.map((one) => 1 / Math.sqrt(one + (f === 0 ? 0 : (information[last] as number))));
  if (last >= 0) {
    const others = errors.filter((_, level) => level !== last && (information[level] as number) > 0);
    errors[last] = Math.sqrt(others.reduce((sum, one) => sum + one * one, 0));
  }
  return errors;
}

function errorAt({ covariances, places }: SolvedScale, place: number): number | null {
  return covariances === null || place < 0 ? null : Math.sqrt(covariances[place * (places.variance + 2)] as number);
}

/** Every step between neighbouring categories; none for two categories. */
export function fittedSteps(solved: SolvedScale, lowest: number): readonly FittedStep[] {
  const { cells, parameters } = solved;
  if (cells.top < 2) return [];
  return Array.from({ length: cells.top }, (_, below): FittedStep => {
    const k = below + 1;
    if (!cells.used[k] || !cells.used[below]) return { category: k + lowest, step: err("no-data") };
    const estimate = (parameters.steps[k] as number) - (parameters.steps[below] as number);
    const [standardError, conditionalError] = [stepError(solved, k), conditionalStepError(solved, k)];
    return { category: k + lowest, step: ok({ estimate, standardError, conditionalError }) };
  });
}

/** Of the difference of two cumulated steps. */
function stepError({ covariances, places }: SolvedScale, k: number): number | null {
  if (covariances === null) return null;
  const size = places.variance + 1;
  const [upper, lower] = [places.steps.get(k), places.steps.get(k - 1)];
  const at = (a: number | undefined, b: number | undefined): number =>
    a === undefined || b === undefined ? 0 : (covariances[a * size + b] as number);
  return Math.sqrt(at(upper, upper) + at(lower, lower) - 2 * at(upper, lower));
}

/** Each step against the last, which is minus the sum of the others. */
function conditionalStepError(solved: SolvedScale, k: number): number {
  const { cells, mass, curves, nodes } = solved;
  const last = Math.max(...innerCategories(cells)) + 1;
  if (k === last) {
    const others = Array.from({ length: last - 1 }, (_, below) => conditionalStepError(solved, below + 1) ** 2);
    return Math.sqrt(others.reduce((sum, one) => sum + one, 0));
  }
  let information = 0;
  for (let cell = 0; cell < cells.cells; cell++) {
    for (let q = 0; q < nodes.length; q++) {
      let between = 0;
      for (let h = k; h < last; h++)
        between += Math.exp(curves.logs[(cell * (cells.top + 1) + h) * nodes.length + q] as number);
      information += (mass[cell * nodes.length + q] as number) * between * (1 - between);
    }
  }
  return 1 / Math.sqrt(information);
}
