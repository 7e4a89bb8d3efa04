import { type Arrangement, ballotsOf } from "./arrange-ballots.ts";

/** Ballots of its block that a cell's shares are mixed with, so that no option has share 0. */
const borrowed = 2;

/**
 * Share of each option of each item in each cell, over some of the ballots, mixed with two ballots of the block's
 * average.
 *
 * Blanks are left out; the block's average is itself mixed with one even ballot. Cost linear in the answers.
 */
export function itemShares(
  arrangement: Arrangement,
  isCounted: (ballot: number) => boolean,
): (cell: number, item: number, option: number) => number {
  const { ballots, blocks, cells } = arrangement;
  const { rows } = arrangement;
  const items = ballots.items.length;
  const width = 1 + Math.max(0, ...ballots.items.map(({ coefficients }) => coefficients.length));
  const counts = new Float64Array(cells * items * width);
  const pooled = new Float64Array(blocks * items * width);
  for (let cell = 0; cell < cells; cell++)
    for (const k of ballotsOf(arrangement, cell)) {
      if (!isCounted(k)) continue;
      for (let item = 0; item < items; item++) {
        const answer = rows[k * items + item] as number;
        if (answer === 0) continue;
        const own = (cell * items + item) * width + answer;
        const all = ((cell % blocks) * items + item) * width + answer;
        counts[own] = (counts[own] as number) + 1;
        pooled[all] = (pooled[all] as number) + 1;
      }
    }
  const total = (table: Float64Array, row: number): number => {
    let sum = 0;
    for (let place = row * width; place < (row + 1) * width; place++) sum += table[place] as number;
    return sum;
  };
  return (cell, item, option) => {
    const options = ballots.items[item]?.coefficients.length ?? 1;
    const [row, all] = [cell * items + item, (cell % blocks) * items + item];
    const usual = ((pooled[all * width + option + 1] as number) + 1 / options) / (total(pooled, all) + 1);
    return ((counts[row * width + option + 1] as number) + borrowed * usual) / (total(counts, row) + borrowed);
  };
}
