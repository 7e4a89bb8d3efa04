/** A column as categories: `levels[codes[k]]` is the word of row k, −1 a missing cell. */
export interface Factor {
  readonly codes: Int32Array;
  /** Sorted: by number in a column of numbers, else by code unit. */
  readonly levels: readonly string[];
}
