import type { Problem } from "@huabiao/kernel/problem";
import type { Column } from "./column.ts";

/**
 * A table by columns: what a file holds, before anything is made of it.
 *
 * Element k of every column belongs to the same row. A table is only a view: its arrays are not copied,
 * and nothing that computes on them changes them.
 */
export interface ColumnTable {
  /** The file, as problems name it. */
  readonly file: string;
  /** Number of rows that are not blank. */
  readonly rows: number;
  /** Row of the file in which row k stands, header = 1. */
  readonly rowNumbers: Int32Array;
  /** Every column of the file, loaded or not, in the file's order. */
  readonly header: readonly string[];
  /** The columns that were asked for, by their name in the header. */
  readonly columns: ReadonlyMap<string, Column>;
  /** What was understood in a way people should know of. */
  readonly notes: readonly Problem[];
}
