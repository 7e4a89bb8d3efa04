import type { AnswerCells } from "./answer-cells.ts";
import { categoryCurves, type ScaleParameters } from "./category-curves.ts";
import { type AnswerTotals, maximise } from "./maximise.ts";
import { posterior } from "./posterior.ts";

/** Where the likelihood is largest. */
export interface Estimate {
  readonly parameters: ScaleParameters;
  readonly iterations: number;
  readonly converged: boolean;
  /** The persons' spread fell below half the distance of two nodes: the nodes cannot tell it from 0. */
  readonly singular: boolean;
}

/** Converged when a round moves no location, step or log variance by more; the distance left is some times that. */
const smallestMove = 1e-8;
const mostRounds = 5000;

/**
 * Largest marginal likelihood by EM: expect where the persons are, then move every parameter to fit.
 *
 * Two rounds tell how fast they slow down; every third goes as far as that promises (SQUAREM), and is taken back when the
 * likelihood falls. Cost a posterior and two sets of curves a round. Source: Bock & Aitkin 1981; Varadhan & Roland 2008.
 */
export function estimate(
  cells: AnswerCells,
  totals: AnswerTotals,
  from: { readonly start: ScaleParameters; readonly nodes: Float64Array },
): Estimate {
  const { nodes } = from;
  const least = ((nodes[1] as number) - (nodes[0] as number)) ** 2 / 4;
  let here = roundFrom(cells, totals, { nodes, parameters: from.start });
  let iterations = 1;
  while (iterations < mostRounds) {
    const next = roundFrom(cells, totals, { nodes, parameters: here.moved });
    const third = roundFrom(cells, totals, { nodes, parameters: next.moved });
    iterations += 2;
    const { parameters } = third;
    const singular = parameters.variance < least;
    if (singular || distance(parameters, next.parameters) < smallestMove)
      return { parameters, iterations, converged: true, singular };
    const far = roundFrom(cells, totals, {
      nodes,
      parameters: leap(here.parameters, next.parameters, third.parameters),
    });
    iterations++;
    here = far.deviance <= third.deviance ? far : third;
  }
  return { parameters: here.parameters, iterations, converged: false, singular: false };
}

interface Round {
  readonly parameters: ScaleParameters;
  readonly deviance: number;
  readonly moved: ScaleParameters;
}

function roundFrom(
  cells: AnswerCells,
  totals: AnswerTotals,
  at: { readonly nodes: Float64Array; readonly parameters: ScaleParameters },
): Round {
  const { nodes, parameters } = at;
  const { variance } = parameters;
  const expected = posterior(cells, categoryCurves(cells, parameters, nodes), { nodes, variance });
  const squares = expected.means.reduce((sum, mean, p) => sum + mean * mean + (expected.variances[p] as number), 0);
  const located = maximise(cells, totals, parameters, { nodes, mass: expected.mass });
  return {
    parameters,
    deviance: expected.deviance,
    moved: { ...located, variance: squares / expected.means.length },
  };
}

/** All parameters as one list, the variance by its logarithm. */
function listed({ facets, steps, variance }: ScaleParameters): number[] {
  return [...facets.flatMap((levels) => [...levels]), ...steps, Math.log(variance)];
}

function relisted(values: readonly number[], like: ScaleParameters): ScaleParameters {
  let at = 0;
  const take = (one: Float64Array): Float64Array => {
    at += one.length;
    return Float64Array.from(values.slice(at - one.length, at));
  };
  const facets = like.facets.map(take);
  return { facets, steps: take(like.steps), variance: Math.exp(values[at] as number) };
}

function distance(a: ScaleParameters, b: ScaleParameters): number {
  const other = listed(b);
  return listed(a).reduce(
    (most, one, i) => (Number.isNaN(one) ? most : Math.max(most, Math.abs(one - (other[i] as number)))),
    0,
  );
}

/** θ − 2 α r + α² v with r the first move, v its change and α = −‖r‖/‖v‖. */
function leap(first: ScaleParameters, second: ScaleParameters, third: ScaleParameters): ScaleParameters {
  const [a, b, c] = [listed(first), listed(second), listed(third)] as const;
  const moves = a.map((one, i) => (b[i] as number) - one);
  const changes = b.map((one, i) => (c[i] as number) - one - (moves[i] as number));
  const length = (of: readonly number[]) =>
    Math.sqrt(of.reduce((sum, one) => (Number.isNaN(one) ? sum : sum + one * one), 0));
  const reach = -Math.max(1, length(moves) / Math.max(length(changes), 1e-300));
  const values = a.map((one, i) => one - 2 * reach * (moves[i] as number) + reach * reach * (changes[i] as number));
  return relisted(values, first);
}
