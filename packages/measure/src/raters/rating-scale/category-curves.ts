import type { AnswerCells } from "./answer-cells.ts";

/** What is estimated: the location of each level of each facet, the cumulated steps of the categories, the persons' variance. */
export interface ScaleParameters {
  readonly facets: readonly Float64Array[];
  /** Σ of the steps up to category k; 0 for the lowest and the highest. */
  readonly steps: Float64Array;
  readonly variance: number;
}

/** Probabilities, means and variances of the answers in every cell at every node. */
export interface CategoryCurves {
  /** log P(category k) at [(cell × (top + 1) + k) × nodes + q]; −∞ for a category that nobody used. */
  readonly logs: Float64Array;
  /** At [cell × nodes + q]. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

/** P(k) ∝ exp(k (θ − location) − steps up to k) at every node. Cost O(cells × categories × nodes). */
export function categoryCurves(
  cells: AnswerCells,
  { facets, steps }: Pick<ScaleParameters, "facets" | "steps">,
  nodes: Float64Array,
): CategoryCurves {
  const { top, used } = cells;
  const count = nodes.length;
  const logs = new Float64Array(cells.cells * (top + 1) * count);
  const [means, variances] = [new Float64Array(cells.cells * count), new Float64Array(cells.cells * count)];
  const terms = new Float64Array(top + 1);
  for (let cell = 0; cell < cells.cells; cell++) {
    const location = locationOf(cells, facets, cell);
    for (let q = 0; q < count; q++) {
      let largest = Number.NEGATIVE_INFINITY;
      for (let k = 0; k <= top; k++) {
        terms[k] = used[k] ? k * ((nodes[q] as number) - location) - (steps[k] as number) : Number.NEGATIVE_INFINITY;
        largest = Math.max(largest, terms[k] as number);
      }
      let [sum, first, second] = [0, 0, 0];
      for (let k = 0; k <= top; k++) {
        const share = Math.exp((terms[k] as number) - largest);
        sum += share;
        first += k * share;
        second += k * k * share;
      }
      const log = largest + Math.log(sum);
      for (let k = 0; k <= top; k++) logs[(cell * (top + 1) + k) * count + q] = (terms[k] as number) - log;
      means[cell * count + q] = first / sum;
      variances[cell * count + q] = second / sum - (first / sum) ** 2;
    }
  }
  return { logs, means, variances };
}

function locationOf(cells: AnswerCells, facets: readonly Float64Array[], cell: number): number {
  return facets.reduce((sum, levels, f) => sum + (levels[cells.levels[f]?.[cell] as number] as number), 0);
}
