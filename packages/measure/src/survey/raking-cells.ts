import { type Grouping, nestGroups } from "./grouping.ts";
import type { Margin } from "./margins.ts";

/** The cells in which margins cross, as far as rows fall into them, and the margins over those cells. */
export interface RakingCells {
  /** Cell of each row. */
  readonly groups: Grouping;
  /** The margins with one entry per cell instead of one per row. */
  readonly margins: readonly Margin[];
}

/** Crosses margins whose every row has a group. Cost O(rows × margins). */
export function makeRakingCells(margins: readonly Margin[]): RakingCells {
  const groups = margins.map((margin) => margin.groups).reduce((outer, inner) => nestGroups(outer, inner));
  const rowOf = firstRows(groups);
  return {
    groups,
    margins: margins.map((margin) => ({
      counts: margin.counts,
      groups: { codes: rowOf.map((row) => margin.groups.codes[row] as number), count: margin.groups.count },
    })),
  };
}

function firstRows({ codes, count }: Grouping): Int32Array {
  const rowOf = new Int32Array(count).fill(-1);
  for (let k = 0, left = count; left > 0; k++) {
    const cell = codes[k] as number;
    if (rowOf[cell] !== -1) continue;
    rowOf[cell] = k;
    left--;
  }
  return rowOf;
}
