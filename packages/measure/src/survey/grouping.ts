/** Rows by group: `codes[k]` in 0 … count − 1 is the group of row k, −1 none. */
export interface Grouping {
  readonly codes: Int32Array;
  readonly count: number;
}

/** One group that holds every row. */
export function oneGroup(rows: number): Grouping {
  return { codes: new Int32Array(rows), count: 1 };
}

/**
 * The groups that two groupings make together, numbered by first appearance; a row outside either is outside.
 *
 * So clusters that bear the same label in two strata are two clusters. Cost O(rows).
 */
export function nestGroups(outer: Grouping, inner: Grouping): Grouping {
  const places = outer.count * inner.count;
  const found = places <= mostPlaces ? new Int32Array(places).fill(-1) : null;
  const map = new Map<number, number>();
  const codes = new Int32Array(outer.codes.length).fill(-1);
  let count = 0;
  for (let k = 0; k < codes.length; k++) {
    const [a, b] = [outer.codes[k] as number, inner.codes[k] as number];
    if (a < 0 || b < 0) continue;
    const place = a * inner.count + b;
    let code = found === null ? (map.get(place) ?? -1) : (found[place] as number);
    if (code < 0) {
      code = count++;
      if (found === null) map.set(place, code);
      else found[place] = code;
    }
    codes[k] = code;
  }
  return { codes, count };
}

/** Pairs of groups up to this many are numbered in an array, more in a map. */
const mostPlaces = 1 << 22;

/** Rows in the order of their groups: group g holds `order[starts[g]]` … `order[starts[g + 1] − 1]`, in the order of rows. */
export interface GroupedRows {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Rows sorted by group, those outside any left out. Counting sort, O(rows + groups). */
export function rowsByGroup({ codes, count }: Grouping): GroupedRows {
  const starts = new Int32Array(count + 1);
  for (const code of codes) if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1;
  for (let g = 0; g < count; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  const next = starts.slice(0, count);
  const order = new Int32Array(starts[count] as number);
  for (let k = 0; k < codes.length; k++) {
    const code = codes[k] as number;
    if (code < 0) continue;
    const at = next[code] as number;
    order[at] = k;
    next[code] = at + 1;
  }
  return { order, starts };
}
