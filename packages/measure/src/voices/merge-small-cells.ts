/**
 * Merges the cells of one place until none is smaller than k, so that no answer can be traced to a few people (R14).
 *
 * The smallest cell below k joins the next smallest, again and again; equal sizes go by their order. Cells without
 * answers join likewise, so that the people they stand for are still stood for. What is published are the merged
 * cells and their sum alone: a difference of two published figures is then always a sum of whole cells, and no
 * complement is smaller than k.
 *
 * @param counts answers per cell, whole and ≥ 0. @param k the smallest cell that may be shown, ≥ 1.
 * @returns groups of cell indexes, each ascending, ordered by their first; empty when all together have fewer than k.
 * @throws RangeError on a count or k that is none. Cost O(n²) in cells, which are few.
 * Source: minimum-frequency rule with recoding, Hundepool et al. 2012, Statistical Disclosure Control, ch. 4.
 */
export function mergeSmallCells(counts: readonly number[], k: number): readonly (readonly number[])[] {
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`smallest cell ${k}`);
  counts.forEach((count, at) => {
    if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`counts[${at}] is ${count}`);
  });
  const groups = counts.map((count, at) => ({ count, cells: [at] }));
  const byCount = (a: Group, b: Group) => a.count - b.count || first(a) - first(b);
  groups.sort(byCount);
  for (;;) {
    const [smallest, next] = groups;
    if (smallest === undefined || smallest.count >= k) break;
    if (next === undefined) return [];
    groups.splice(0, 2, { count: smallest.count + next.count, cells: [...smallest.cells, ...next.cells] });
    groups.sort(byCount);
  }
  return groups.map(({ cells }) => cells.sort((a, b) => a - b)).sort((a, b) => (a[0] as number) - (b[0] as number));
}

interface Group {
  readonly count: number;
  readonly cells: number[];
}

function first({ cells }: Group): number {
  return Math.min(...cells);
}
