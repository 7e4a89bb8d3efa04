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
  const groups = margins.map((margin) => margin.groups).reduce(crossed);
  const rowOf = new Int32Array(groups.count).fill(-1);
  for (let k = 0; k < groups.codes.length; k++) rowOf[groups.codes[k] as number] = k;
  return {
    groups,
    margins: margins.map((margin) => ({
      counts: margin.counts,
      groups: { codes: rowOf.map((row) => margin.groups.codes[row] as number), count: margin.groups.count },
    })),
  };
}

/** Crossings with at most this many places are found in an array, larger ones in a map. */
const mostPlaces = 1 << 22;

function crossed(outer: Grouping, inner: Grouping): Grouping {
  const places = outer.count * inner.count;
  if (places > mostPlaces) return nestGroups(outer, inner);
  const found = new Int32Array(places).fill(-1);
  const codes = new Int32Array(outer.codes.length);
  let count = 0;
  for (let k = 0; k < codes.length; k++) {
    const place = (outer.codes[k] as number) * inner.count + (inner.codes[k] as number);
    if (found[place] === -1) found[place] = count++;
    codes[k] = found[place] as number;
  }
  return { codes, count };
}
