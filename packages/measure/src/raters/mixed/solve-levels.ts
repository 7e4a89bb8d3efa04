import { invertFactor } from "../dense/inverse.ts";
import { chainInformation } from "./chain-information.ts";
import { denseInformation } from "./dense-information.ts";
import { borderAt, type Evaluation, fixedDeviations } from "./evaluate-criterion.ts";
import type { Solution, TermInformation } from "./term-information.ts";

/**
 * Solves for all effects and for how much is known of each, at an evaluation whose block is still in the arena.
 *
 * The block's factor becomes its inverse; all of it is needed, since each level of the chain meets its own set of dense
 * levels. Cost 2/3 dense levels³ + O(Σ entries² of the chain's rows).
 */
export function solveLevels(evaluation: Evaluation): Solution {
  const { staged } = evaluation;
  const { arena, order, denseLevels } = staged;
  const p = staged.basis.columns.length;
  const coefficients = fixedDeviations(evaluation);
  const carried = new Float64Array(denseLevels * p);
  const spherical = new Float64Array(denseLevels);
  for (let k = 0; k <= p; k++) {
    const column = backSolved(evaluation, k);
    for (let j = 0; j < denseLevels; j++) {
      if (k < p) carried[j * p + k] = column[j] as number;
      spherical[j] = (spherical[j] as number) + (k < p ? -(coefficients[k] as number) : 1) * (column[j] as number);
    }
  }
  invertFactor(arena, { at: 0, order }, order * arena.stride);
  const solved = { evaluation, inverse: arena.cells, stride: arena.stride, carried, coefficients, spherical };
  const dense = denseInformation(solved);
  const chain = chainInformation(solved);
  const terms = staged.data.random.map((_, term) => (dense.get(term) ?? chain.get(term)) as TermInformation);
  return { ...solved, terms };
}

function backSolved(evaluation: Evaluation, k: number): Float64Array {
  const { arena, order } = evaluation.staged;
  const { cells, stride } = arena;
  const column = cells.slice(borderAt(evaluation.staged, k), borderAt(evaluation.staged, k) + order);
  for (let i = order - 1; i >= 0; i--) {
    const value = (column[i] as number) / (cells[i * (stride + 1)] as number);
    column[i] = value;
    for (let j = 0; j < i; j++) column[j] = (column[j] as number) - value * (cells[i * stride + j] as number);
  }
  return column;
}
