import { err, ok, type Result } from "@huabiao/kernel/result";
import type { RatersReason } from "../raters-reason.ts";
import type { AnswerCells } from "./answer-cells.ts";
import { categoryCurves, type ScaleParameters } from "./category-curves.ts";
import { estimate } from "./estimate.ts";
import { fitStatistics } from "./fit-statistics.ts";
import { type FittedFacet, type FittedStep, fittedFacets, fittedSteps } from "./fitted-locations.ts";
import { type FittedPersons, fittedPersons } from "./fitted-persons.ts";
import { answerTotals } from "./maximise.ts";
import { type ParameterPlaces, parameterCovariances, parameterPlaces } from "./observed-information.ts";
import { posterior } from "./posterior.ts";
import { type PreparedAnswers, prepareAnswers } from "./prepare-answers.ts";
import { checkRatingScaleData, type RatingScaleData } from "./rating-scale-data.ts";

/** The fixed quadrature: so many nodes at equal distances over ± range, in logits. */
export interface Quadrature {
  /** At least 5, default 81. */
  readonly nodes?: number;
  /** Above 0, default 8; best four standard deviations of the persons or more. */
  readonly range?: number;
}

/** A many-facet rating-scale model, fitted. Locations and abilities are in logits. */
export interface RatingScaleFit {
  readonly deviance: number;
  readonly aic: number;
  readonly bic: number;
  /** Parameters that were estimated. */
  readonly parameters: number;
  /** Answers that were fitted; those of levels set aside are not among them. */
  readonly answers: number;
  readonly iterations: number;
  /** Variance of the persons, and its standard error. */
  readonly variance: number;
  readonly varianceError: number | null;
  readonly facets: readonly FittedFacet[];
  readonly steps: readonly FittedStep[];
  /** Categories of the scale that nobody used, as they were given. */
  readonly unused: readonly number[];
  readonly persons: FittedPersons;
}

/**
 * Fits P(category k) ∝ exp(k θ − Σ_{h ≤ k} (location of every facet + step h)), θ ~ N(0, variance), by marginal likelihood.
 *
 * Persons are integrated over a fixed quadrature. The first facet is free, the levels of each other and the steps sum to 0. A
 * positive location is hard or severe: fewer high grades. Levels with only lowest or only highest answers have no finite
 * location: they are set aside with the reason `extreme-score`; persons with such answers keep a finite estimate and
 * are marked. Categories that nobody used have no probability and are named.
 *
 * @returns or why there is no fit: `no-data`, `outside-scale` (a rating that is no whole number, or not on the declared
 * scale), `too-few-units` (one person), `no-variation`, `too-many-levels`, `disconnected` (some levels of two facets are not
 * joined by answers, so neither can be placed), `singular-fit` (persons differ by less than the nodes can tell), `not-converged`.
 * @throws RangeError on ragged data, ratings that are not finite, levels that do not exist, a quadrature out of its bounds.
 * Cost: some dozens of rounds, each O(answers × nodes + cells × categories × nodes × facets).
 * Source: Linacre 1989; Adams, Wilson & Wang 1997. Checked against TAM 4.4-2 and, with steps, an independent R script.
 */
export function fitRatingScale(
  data: RatingScaleData,
  quadrature: Quadrature = {},
): Result<RatingScaleFit, RatersReason> {
  checkRatingScaleData(data);
  const nodes = nodesOf(quadrature);
  const prepared = prepareAnswers(data, nodes.length);
  if (!prepared.ok) return prepared;
  const { cells } = prepared.value;
  const levels = data.facets.map((facet) => facet.levels);
  const found = estimate(cells, answerTotals(cells, levels), { start: startParameters(cells, levels), nodes });
  if (found.singular) return err("singular-fit");
  if (!found.converged) return err("not-converged");
  return ok(gather(data, prepared.value, { nodes, ...found }));
}

function gather(
  data: RatingScaleData,
  { cells, lowest, extreme, unused }: PreparedAnswers,
  found: { readonly nodes: Float64Array; readonly parameters: ScaleParameters; readonly iterations: number },
): RatingScaleFit {
  const { nodes, parameters, iterations } = found;
  const curves = categoryCurves(cells, parameters, nodes);
  const persons = posterior(cells, curves, { nodes, variance: parameters.variance });
  const places = parameterPlaces(cells, parameters);
  const covariances = parameterCovariances(cells, parameters, nodes);
  const fit = fitStatistics(cells, parameters, nodes);
  const solved = { data, cells, parameters, nodes, curves, mass: persons.mass, places, covariances, extreme, fit };
  const count = parametersIn(places);
  const told = fittedPersons(cells, persons, fit.persons);
  const answering = told.answers.filter((answers) => answers > 0).length;
  return {
    deviance: persons.deviance,
    aic: persons.deviance + 2 * count,
    bic: persons.deviance + Math.log(answering) * count,
    parameters: count,
    answers: cells.cell.length,
    iterations,
    variance: parameters.variance,
    varianceError: covariances === null ? null : Math.sqrt(covariances.at(-1) as number),
    facets: fittedFacets(solved),
    steps: fittedSteps(solved, lowest),
    unused,
    persons: told,
  };
}

function nodesOf({ nodes = 81, range = 8 }: Quadrature): Float64Array {
  if (!Number.isInteger(nodes) || nodes < 5 || !(range > 0)) throw new RangeError(`${nodes} nodes over ± ${range}`);
  return Float64Array.from({ length: nodes }, (_, q) => -range + (2 * range * q) / (nodes - 1));
}

/** Everything at 0 and the variance 1; what has no kept answer is NaN throughout. */
function startParameters(cells: AnswerCells, levels: readonly number[]): ScaleParameters {
  const facets = levels.map((count, f) => {
    const locations = new Float64Array(count).fill(Number.NaN);
    for (const level of cells.levels[f] ?? []) locations[level] = 0;
    return locations;
  });
  return { facets, steps: new Float64Array(cells.top + 1), variance: 1 };
}

/** All but one to each facet that sums to 0. */
function parametersIn({ facets, variance }: ParameterPlaces): number {
  return variance + 1 - (facets.length - 1);
}
