import type { AnswerCells } from "./answer-cells.ts";
import type { CategoryCurves, ScaleParameters } from "./category-curves.ts";

/** What the answers say of the persons, at fixed parameters. */
export interface Posterior {
  /** −2 log likelihood. */
  readonly deviance: number;
  /** Persons expected at node q among those who answered in a cell, at [cell × nodes + q]. */
  readonly mass: Float64Array;
  /** Posterior mean and variance of each person. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

/**
 * The posterior of every person over the nodes, by Bayes: prior N(0, variance) times the probabilities of the answers.
 *
 * Of the answers only the cells and the sum of the categories move the posterior; the rest is a constant of the
 * likelihood. So it is computed once to a group of persons.
 *
 * @param each is handed every group's posterior, in a buffer that is used again. Cost O(answers of one person to a group × nodes).
 */
export function posterior(
  cells: AnswerCells,
  curves: CategoryCurves,
  of: { readonly nodes: Float64Array; readonly parameters: ScaleParameters },
  each: (group: number, weights: Float64Array) => void = () => {},
): Posterior {
  const { nodes, parameters } = of;
  const { groups } = cells;
  const count = nodes.length;
  const prior = priorLogs(nodes, parameters.variance);
  const weights = new Float64Array(count);
  const mass = new Float64Array(cells.cells * count);
  const [means, variances] = [new Float64Array(groups.count), new Float64Array(groups.count)];
  let logLikelihood = answersAlone(cells, parameters);
  for (let group = 0; group < groups.count; group++) {
    const [size, answered] = [groupSize(cells, group), groupCells(cells, group)];
    for (let q = 0; q < count; q++) {
      weights[q] = (prior[q] as number) + (groups.scores[group] as number) * (nodes[q] as number);
    }
    for (const cell of answered) {
      const row = cell * (cells.top + 1) * count;
      for (let q = 0; q < count; q++) weights[q] = (weights[q] as number) + (curves.logs[row + q] as number);
    }
    logLikelihood += size * normalise(weights);
    for (const cell of answered) {
      const row = cell * count;
      for (let q = 0; q < count; q++) mass[row + q] = (mass[row + q] as number) + size * (weights[q] as number);
    }
    means[group] = moment(weights, nodes, 0, 1);
    variances[group] = moment(weights, nodes, means[group] as number, 2);
    each(group, weights);
  }
  const toPersons = (values: Float64Array) => Float64Array.from(groups.of, (group) => values[group] as number);
  return { deviance: -2 * logLikelihood, mass, means: toPersons(means), variances: toPersons(variances) };
}

/** How many persons a group has. */
export function groupSize({ groups }: AnswerCells, group: number): number {
  return (groups.from[group + 1] as number) - (groups.from[group] as number);
}

/** The cells that each person of a group answered in. */
export function groupCells({ groups, start, cell }: AnswerCells, group: number): Int32Array {
  const person = groups.members[groups.from[group] as number] as number;
  return cell.subarray(start[person], start[person + 1]);
}

/** The part of the log likelihood that no ability moves: minus all locations and steps of the answers given. */
function answersAlone({ scores, categories }: AnswerCells, { facets, steps }: ScaleParameters): number {
  let sum = 0;
  categories.forEach((count, k) => {
    if (count > 0) sum -= count * (steps[k] as number);
  });
  facets.forEach((locations, f) => {
    scores[f]?.forEach((score, level) => {
      if (score > 0) sum -= score * (locations[level] as number);
    });
  });
  return sum;
}

/** log of the prior at the nodes, scaled to sum to 1. */
function priorLogs(nodes: Float64Array, variance: number): Float64Array {
  const logs = nodes.map((node) => (-node * node) / (2 * variance));
  const total = Math.log(logs.reduce((sum, log) => sum + Math.exp(log), 0));
  return logs.map((log) => log - total);
}

/** Turns logs into shares that sum to 1; gives the log of their sum. */
function normalise(weights: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let q = 0; q < weights.length; q++) largest = Math.max(largest, weights[q] as number);
  let sum = 0;
  for (let q = 0; q < weights.length; q++) {
    const share = Math.exp((weights[q] as number) - largest);
    weights[q] = share;
    sum += share;
  }
  for (let q = 0; q < weights.length; q++) weights[q] = (weights[q] as number) / sum;
  return largest + Math.log(sum);
}

function moment(weights: Float64Array, nodes: Float64Array, centre: number, power: 1 | 2): number {
  let sum = 0;
  for (let q = 0; q < nodes.length; q++) sum += (weights[q] as number) * ((nodes[q] as number) - centre) ** power;
  return sum;
}
