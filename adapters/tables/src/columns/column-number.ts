import { parseCellNumber } from "../cells/cell-number.ts";

/**
 * A word as a number of a column: the number, NaN when the word says that it is missing, null when it is no number.
 *
 * Beyond `parseCellNumber`, a number with a leading zero (`007`, not `0.7`) or more than 15 digits in a row is a code:
 * as a double it would fall together with `7` or with its neighbour. Cost O(length).
 */
export function columnNumber(word: string): number | null {
  if (code.test(word)) return null;
  const parsed = parseCellNumber(word, { percent: false });
  if (parsed.kind === "refused") return null;
  return parsed.kind === "missing" ? Number.NaN : parsed.value;
}

const code = /^[+-]?0\d|^\d{16,}$/;
