import { numberText } from "../cells/cell-text.ts";

/** A cell to write; null and NaN are empty. */
export type OutputCell = string | number | null;

/** How a CSV is written. */
export interface CsvOptions {
  /** Put an apostrophe before texts that a spreadsheet would run as a formula. Default false: cells are kept exactly. */
  readonly spreadsheetSafe?: boolean;
}

/**
 * Writes a table as CSV text: quoting after RFC 4180, LF line ends, no byte-order mark, numbers in their
 * shortest form that reads back the same. The same table gives the same bytes everywhere.
 *
 * Cells are not changed unless `spreadsheetSafe` asks for it, because tables are mostly read by programs.
 * @throws RangeError when a row is not as long as the header or a number is infinite, naming the cell.
 */
export function csvText(
  header: readonly string[],
  rows: Iterable<readonly OutputCell[]>,
  options: CsvOptions = {},
): string {
  const lines = [header.map(quoted).join(",")];
  for (const row of rows) {
    checkRow(header, row, lines.length - 1);
    lines.push(row.map((cell) => cellText(cell, options)).join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** Checks the length of a row and that its numbers are finite or NaN. @throws RangeError naming the cell. */
export function checkRow(header: readonly string[], row: readonly OutputCell[], at: number): void {
  if (row.length !== header.length)
    throw new RangeError(`row ${at} has ${row.length} cells, the header ${header.length}`);
  row.forEach((cell, column) => {
    if (cell === Number.POSITIVE_INFINITY || cell === Number.NEGATIVE_INFINITY) {
      throw new RangeError(`row ${at}, column ${header[column]} is ${cell}`);
    }
  });
}

function cellText(cell: OutputCell, options: CsvOptions): string {
  if (cell === null || Number.isNaN(cell)) return "";
  if (typeof cell === "number") return numberText(cell);
  return quoted(options.spreadsheetSafe && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
}

function quoted(text: string): string {
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
