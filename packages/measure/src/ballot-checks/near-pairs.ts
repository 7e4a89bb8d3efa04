import { patternIds } from "./pattern-ids.ts";

/** Distinct rows that share a half and are compared one by one; beyond it only neighbours are. */
const comparedFully = 200;

/**
 * Pairs of rows that differ in at most one column, each row with the first that it is near to or several.
 *
 * Two rows that differ in one column at most agree in the first or the second half of the columns, so only rows of an
 * equal half are compared. Rows that are equal throughout are chained, not paired each with each. Connected rows are
 * all connected through the pairs given. Cost linear in the cells, and quadratic in the distinct rows of an equal
 * half up to 200.
 *
 * @param columns of equal length, values −1 or more.
 */
export function nearPairs(columns: readonly Int16Array[]): (readonly [number, number])[] {
  const widths = columns.map((column) => column.reduce((most, answer) => Math.max(most, answer), -1) + 1);
  const half = Math.ceil(columns.length / 2);
  const { ids } = patternIds(columns, widths);
  const pairs: (readonly [number, number])[] = [];
  const firsts = new Map<number, number>();
  ids.forEach((id, row) => {
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, row);
    else pairs.push([first, row]);
  });
  for (const [from, to] of [
    [0, half],
    [half, columns.length],
  ] as const) {
    const halves = patternIds(columns.slice(from, to), widths.slice(from, to)).ids;
    for (const rows of Map.groupBy(firsts.values(), (row) => halves[row] as number).values())
      pairs.push(...pairsWithin(columns, rows));
  }
  return pairs;
}

function pairsWithin(columns: readonly Int16Array[], rows: readonly number[]): (readonly [number, number])[] {
  const reach = rows.length <= comparedFully ? rows.length : 1;
  const pairs: (readonly [number, number])[] = [];
  rows.forEach((one, at) => {
    for (const other of rows.slice(at + 1, at + 1 + reach))
      if (differences(columns, one, other) === 1) pairs.push([one, other]);
  });
  return pairs;
}

/** Columns in which two rows differ, counted up to 2. */
function differences(columns: readonly Int16Array[], one: number, other: number): number {
  let count = 0;
  for (const column of columns) {
    if (column[one] !== column[other]) count++;
    if (count === 2) break;
  }
  return count;
}
