/** A spreadsheet formula that was saved without its result. */
export interface UncomputedFormula {
  readonly formula: string;
}

/** What a cell of any format holds. Dates come as ISO text, error values as their text (`#DIV/0!`). */
export type Cell = string | number | boolean | null | UncomputedFormula;

/** Which table a problem is in. */
export interface TablePlace {
  readonly file: string;
  readonly sheet?: string;
}

/** A column to read and how: `word` = one of few texts, `value` = a number mostly. */
export interface Wanted {
  readonly column: number;
  readonly as: "word" | "value";
}

/** Codes of texts: `codes[k]` indexes `words`, −1 an empty cell, −2 a formula without result. `words` only grows. */
export interface WordColumn {
  readonly as: "word";
  readonly words: readonly string[];
  readonly codes: Int32Array;
}

/** Numbers where `kinds[k]` is `cellKind.number`; a cell to be read by rule where it is `cellKind.other`. */
export interface ValueColumn {
  readonly as: "value";
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly cells: readonly Cell[] | null;
}

/** How a value cell was stored. */
export const cellKind = { empty: 0, number: 1, other: 2 } as const;

/** Codes of a word column that are no word. */
export const wordCode = { empty: -1, uncomputed: -2 } as const;

/** Some rows of a table, in the columns asked for. `rows` holds row numbers, header = 1. Valid until the next batch. */
export interface Batch {
  readonly count: number;
  readonly rows: Int32Array;
  readonly columns: readonly (WordColumn | ValueColumn)[];
}

/** A table that could be opened: its header is read and sound, its rows can be gone through any number of times. */
export interface OpenTable {
  readonly place: TablePlace;
  readonly header: readonly string[];
  readonly encoding: string;
  readonly bytes: number;
  readonly digest: string;
  /** What a format knows before a row is read: how each column is stored, and the number of rows, blank ones too. */
  readonly stored?: { readonly columns: readonly ("integer" | "number" | "text")[]; readonly rows: number };
  /** Visits every row that is not blank, with the row number (header = 1). Gives the number of rows visited. */
  forEachRow(visit: (cells: readonly Cell[], row: number) => void): Promise<number>;
  /** The same rows by columns, in batches. */
  readBatches(wanted: readonly Wanted[], consume: (batch: Batch) => void): Promise<number>;
}

/** Tells a formula without result from the other cells. */
export function isUncomputed(cell: Cell): cell is UncomputedFormula {
  return typeof cell === "object" && cell !== null;
}
