import type { RatingGrouping } from "./mixed-data.ts";

/** A sparse matrix of counts: for each level of one grouping, how many of its ratings lie in each level of others. */
export interface LevelRows {
  /** Entries of level i: `start[i]` … `start[i + 1]` − 1. */
  readonly start: Int32Array;
  /** Place of the other level among all of them, ascending within a row. */
  readonly index: Int32Array;
  readonly count: Float64Array;
}

/**
 * Counts the ratings of each level of `rows` in each level of `columns`, whose levels are numbered through.
 *
 * Ratings are laid out by column and then, keeping that order, by row, so that nothing is searched. Cost O(n × columns).
 */
export function countInLevels(
  rows: Pick<RatingGrouping, "codes" | "levels">,
  columns: readonly RatingGrouping[],
): LevelRows {
  const { codes, levels } = rows;
  const ends = new Int32Array(levels + 1);
  for (const code of codes) ends[code + 1] = (ends[code + 1] as number) + columns.length;
  for (let i = 0; i < levels; i++) ends[i + 1] = (ends[i + 1] as number) + (ends[i] as number);
  const filled = ends.slice(0, levels);
  const all = new Int32Array(codes.length * columns.length);
  let offset = 0;
  for (const column of columns) {
    for (const rating of ratingsByLevel(column)) {
      const row = codes[rating] as number;
      const at = filled[row] as number;
      all[at] = offset + (column.codes[rating] as number);
      filled[row] = at + 1;
    }
    offset += column.levels;
  }
  return withoutRepeats(ends, all);
}

/** The ratings, those of level 0 first; in their own order within a level. Cost O(n + levels). */
export function ratingsByLevel({ codes, levels }: Pick<RatingGrouping, "codes" | "levels">): Int32Array {
  const next = new Int32Array(levels + 1);
  for (const code of codes) next[code + 1] = (next[code + 1] as number) + 1;
  for (let i = 0; i < levels; i++) next[i + 1] = (next[i + 1] as number) + (next[i] as number);
  const order = new Int32Array(codes.length);
  codes.forEach((code, rating) => {
    const at = next[code] as number;
    order[at] = rating;
    next[code] = at + 1;
  });
  return order;
}

/** Sums of columns over the ratings of each level, `columns.length` to a level. Cost O(n × columns). */
export function sumsInLevels(
  rows: Pick<RatingGrouping, "codes" | "levels">,
  columns: readonly Float64Array[],
): Float64Array {
  const width = columns.length;
  const sums = new Float64Array(rows.levels * width);
  columns.forEach((column, k) => {
    for (let i = 0; i < column.length; i++) {
      const at = (rows.codes[i] as number) * width + k;
      sums[at] = (sums[at] as number) + (column[i] as number);
    }
  });
  return sums;
}

function withoutRepeats(ends: Int32Array, all: Int32Array): LevelRows {
  const start = new Int32Array(ends.length);
  const index = new Int32Array(all.length);
  const count = new Float64Array(all.length);
  let used = 0;
  for (let row = 0; row + 1 < ends.length; row++) {
    start[row] = used;
    for (let at = ends[row] as number; at < (ends[row + 1] as number); at++) {
      const level = all[at] as number;
      if (used > (start[row] as number) && index[used - 1] === level) count[used - 1] = (count[used - 1] as number) + 1;
      else {
        index[used] = level;
        count[used] = 1;
        used++;
      }
    }
  }
  start[ends.length - 1] = used;
  return { start, index: index.slice(0, used), count: count.slice(0, used) };
}
