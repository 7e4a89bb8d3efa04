import { checkCells, checkSets } from "./cells.ts";
import { countAbove, countBelow, sortSets } from "./sorted-sets.ts";

/** Within what units are ranked; without it all are ranked together. */
export interface RankOptions {
  /** Group of each unit, 0 or more; ranks restart in every group. */
  readonly groupOf?: Int32Array;
}

/**
 * Ranks where the highest score is 1; ties share the smallest rank, the next is skipped (1, 2, 2, 4).
 *
 * @param scores one per unit, NaN = no score; not modified. @returns one rank per unit, 0 where there is no score.
 * @throws RangeError on ±Infinity, a ragged `groupOf` or a negative group, naming the cell.
 *
 * Cost O(n log n). Checked against COINr's ranks.
 */
export function rankDescending(scores: Float64Array, options: RankOptions = {}): Int32Array {
  return rankBy(countAbove, scores, options);
}

/**
 * Ranks where the lowest score is 1; otherwise as `rankDescending`.
 *
 * @param scores one per unit, NaN = no score; not modified. @returns one rank per unit, 0 where there is no score.
 * @throws RangeError on ±Infinity, a ragged `groupOf` or a negative group, naming the cell. Cost O(n log n).
 */
export function rankAscending(scores: Float64Array, options: RankOptions = {}): Int32Array {
  return rankBy(countBelow, scores, options);
}

function rankBy(countAhead: typeof countAbove, scores: Float64Array, options: RankOptions): Int32Array {
  checkCells("scores", scores, scores.length);
  const setOf = options.groupOf ?? new Int32Array(scores.length);
  const setCount = setOf.reduce((most, set) => Math.max(most, set + 1), 1);
  checkSets("groupOf", setOf, { units: scores.length, sets: setCount });
  const sets = sortSets(scores, setOf, { setCount });
  const ranks = new Int32Array(scores.length);
  for (let unit = 0; unit < scores.length; unit++) {
    const score = scores[unit] as number;
    if (!Number.isNaN(score)) ranks[unit] = 1 + countAhead(sets, setOf[unit] as number, score);
  }
  return ranks;
}
