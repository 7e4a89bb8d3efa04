import type { Factor } from "./factor.ts";
import { numberFactor } from "./number-factor.ts";
import { byCodeUnit } from "./word-factor.ts";

/** A cell that keeps a column from being one of numbers. */
export interface TextCell {
  /** Row of the file, header = 1. */
  readonly row: number;
  readonly value: string;
}

/**
 * A named column. Any column can be read as categories; one whose present cells are all numbers also as numbers.
 *
 * A code such as a district's number may be both: `numbers` for a mean, `factor` for a stratum.
 */
export interface Column {
  readonly name: string;
  /** NaN marks a missing cell; null when some present cell is no number, or none is present at all. */
  readonly numbers: Float64Array | null;
  /** Made at the first use and kept. Cost O(rows). */
  readonly factor: Factor;
  /** Why there are no numbers; null when there are, or when every cell is missing. */
  readonly firstText: TextCell | null;
}

/** A column of numbers; NaN marks a missing cell. The array is kept, not copied. */
export function numberColumn(name: string, numbers: Float64Array): Column {
  let factor: Factor | null = null;
  return {
    name,
    numbers,
    firstText: null,
    get factor(): Factor {
      factor ??= numberFactor(numbers);
      return factor;
    },
  };
}

/** A column of words. Levels may come in any order, each once; `codes` is kept and made to follow their sorted order. */
export function wordColumn(name: string, words: Factor, firstText: TextCell | null): Column {
  return { name, numbers: null, firstText, factor: byCodeUnit(words) };
}
