import type { DrawResults } from "./draw-results.ts";

/** Which unit of which tracked node; the first tracked node by default. */
export interface RankQuestion {
  /** Place of the node in `results.nodes`. */
  readonly at?: number;
}

/**
 * P(rank ≤ k) of one unit for k = 1 … size of its set, as shares of all draws.
 *
 * Draws without a score count as no rank, so the last entry is below 1 when there were some. Empty for
 * a unit that is put aside. Cost O(set size). @throws RangeError on an unknown unit or node.
 */
export function rankProbabilities(results: DrawResults, unit: number, question: RankQuestion = {}): Float64Array {
  const at = question.at ?? 0;
  if (!(unit in results.setSize)) throw new RangeError(`unknown unit ${unit}`);
  if (!(at in results.nodes)) throw new RangeError(`unknown tracked node ${at}`);
  const size = results.setSize[unit] as number;
  const start = at * results.rankCells + (results.rankStart[unit] as number);
  const cumulative = new Float64Array(size);
  let seen = 0;
  for (let rank = 0; rank < size; rank++) {
    seen += results.rankCounts[start + rank] as number;
    cumulative[rank] = seen / results.draws;
  }
  return cumulative;
}
