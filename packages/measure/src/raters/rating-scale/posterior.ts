import type { AnswerCells } from "./answer-cells.ts";
import type { CategoryCurves } from "./category-curves.ts";

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
 * @param each is handed every person's posterior, in a buffer that is used again. Cost O(answers × nodes).
 */
export function posterior(
  cells: AnswerCells,
  curves: CategoryCurves,
  of: { readonly nodes: Float64Array; readonly variance: number },
  each: (person: number, weights: Float64Array) => void = () => {},
): Posterior {
  const { nodes } = of;
  const count = nodes.length;
  const persons = cells.start.length - 1;
  const prior = priorLogs(of);
  const weights = new Float64Array(count);
  const mass = new Float64Array(cells.cells * count);
  const [means, variances] = [new Float64Array(persons), new Float64Array(persons)];
  let logLikelihood = 0;
  for (let person = 0; person < persons; person++) {
    weights.set(prior);
    const [from, to] = [cells.start[person] as number, cells.start[person + 1] as number];
    for (let at = from; at < to; at++) {
      const row = ((cells.cell[at] as number) * (cells.top + 1) + (cells.category[at] as number)) * count;
      for (let q = 0; q < count; q++) weights[q] = (weights[q] as number) + (curves.logs[row + q] as number);
    }
    logLikelihood += normalise(weights);
    for (let at = from; at < to; at++) {
      const row = (cells.cell[at] as number) * count;
      for (let q = 0; q < count; q++) mass[row + q] = (mass[row + q] as number) + (weights[q] as number);
    }
    means[person] = moment(weights, nodes, 0, 1);
    variances[person] = moment(weights, nodes, means[person] as number, 2);
    each(person, weights);
  }
  return { deviance: -2 * logLikelihood, mass, means, variances };
}

/** log of the prior at the nodes, scaled to sum to 1. */
function priorLogs({ nodes, variance }: { readonly nodes: Float64Array; readonly variance: number }): Float64Array {
  const logs = nodes.map((node) => (-node * node) / (2 * variance));
  const total = Math.log(logs.reduce((sum, log) => sum + Math.exp(log), 0));
  return logs.map((log) => log - total);
}

/** Turns logs into shares that sum to 1; gives the log of their sum. */
function normalise(weights: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const log of weights) largest = Math.max(largest, log);
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
