import type { Sheet, Cell as SheetCell } from "hucre";
import { shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import { nearNames } from "../match/near-names.ts";
import type { ProblemLog } from "../problem-log.ts";
import { checkHeader } from "./check-header.ts";
import { rowTable } from "./row-table.ts";
import type { Cell, OpenTable, TablePlace } from "./table.ts";
import { readWhole, type TableFile } from "./table-file.ts";
import { checkZip } from "./zip-directory.ts";

/**
 * Opens one sheet of an XLSX workbook: the sheet named, else the first visible one (noted when there are more).
 *
 * Dates become ISO text. A formula gives its saved result, which is noted with a count; without one the cell
 * is refused where it is used. Merged cells refuse the sheet, each range with its place, because only one of
 * its cells holds the value. Hidden rows are read like others and noted. Packed size, parts and ratio are
 * checked before unpacking; passwords and the old .xls form are refused. Null when the log refuses.
 */
export async function openXlsx(file: TableFile, place: TablePlace, log: ProblemLog): Promise<OpenTable | null> {
  const { bytes, digest } = await readWhole(file);
  const sheet = await readSheet(bytes, place, log);
  if (!sheet) return null;
  for (const range of sheet.merges ?? []) {
    log.refuseTable(
      "table.merged-cells",
      { range: rangeName(range) },
      { row: range.startRow + 1, column: range.startCol + 1 },
    );
  }
  const header = log.broken ? null : readHeader(sheet, log);
  if (!header) return null;
  noteSheet(sheet, log);
  const walk = (visit: (cells: readonly Cell[], row: number) => void): void => {
    for (let at = 1; at < sheet.rows.length; at++) visit(rowCells(sheet, at), at + 1);
  };
  const named = place.sheet === undefined ? place : { ...place, sheet: sheet.name };
  return rowTable({ place: named, header, encoding: "xlsx", bytes: bytes.length, digest, walk }, log);
}

async function readSheet(bytes: Buffer, place: TablePlace, log: ProblemLog): Promise<Sheet | null> {
  if (bytes.length === 0) return refuse(log, "table.empty-file", {});
  if (bytes.subarray(0, 4).toString("latin1") === "\xd0\xcf\x11\xe0")
    return refuse(log, "table.xlsx-locked-or-old", {});
  const unsafe = checkZip(bytes);
  if (unsafe) return refuse(log, unsafe.code, unsafe.facts);
  const visible: string[] = [];
  const names: string[] = [];
  const choose = (info: { name: string; hidden?: boolean; veryHidden?: boolean }): boolean => {
    names.push(info.name);
    if (info.hidden !== true && info.veryHidden !== true) visible.push(info.name);
    return place.sheet === undefined ? info.name === visible[0] && visible.length === 1 : info.name === place.sheet;
  };
  try {
    const { readXlsx } = await import("hucre/xlsx");
    const workbook = await readXlsx(bytes, { sheets: choose });
    const sheet = workbook.sheets[0];
    if (!sheet) return refuseSheet(place, names, log);
    if (place.sheet === undefined && visible.length > 1)
      log.note("table.first-sheet-read", { sheet: sheet.name, count: visible.length });
    return sheet;
  } catch (cause) {
    return refuse(log, "table.xlsx-unreadable", { reason: shownText(cause instanceof Error ? cause.message : "") });
  }
}

function refuseSheet(place: TablePlace, names: readonly string[], log: ProblemLog): null {
  const wanted = place.sheet ?? "";
  const near = nearNames(wanted, names).join(", ") || names.slice(0, 10).join(", ");
  return refuse(log, "table.sheet-missing", { sheet: wanted, suggestion: shownText(near) });
}

function readHeader(sheet: Sheet, log: ProblemLog): readonly string[] | null {
  if (sheet.rows.length === 0) return refuse(log, "table.empty-file", {});
  const cells = rowCells(sheet, 0);
  if (cells.length > limits.columns)
    return refuse(log, "table.too-many-columns", { columns: cells.length, limit: limits.columns });
  return checkHeader(
    cells.map((cell) => (cell === null || typeof cell === "object" ? "" : String(cell))),
    log,
  );
}

function rowCells(sheet: Sheet, row: number): Cell[] {
  const values = sheet.rows[row] ?? [];
  return values.map((value, column) => {
    if (value instanceof Date) return dateText(value);
    if (value !== null) return value;
    const formula = sheet.cells?.get(`${row},${column}`)?.formula;
    return formula === undefined ? null : { formula };
  });
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "#DATE!";
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}

function noteSheet(sheet: Sheet, log: ProblemLog): void {
  let formulas = 0;
  let first = "";
  for (const [key, cell] of sheet.cells ?? new Map<string, SheetCell>()) {
    if (cell.formula === undefined || cell.value === null) continue;
    if (formulas++ === 0) first = key;
  }
  const [row, column] = first.split(",").map(Number);
  if (formulas > 0)
    log.note("table.formula-read", { count: formulas }, { row: (row as number) + 1, column: (column as number) + 1 });
  const hidden = [...(sheet.rowDefs ?? [])]
    .filter(([, definition]) => definition.hidden === true)
    .map(([at]) => at + 1);
  if (hidden.length > 0)
    log.note("table.hidden-rows", { count: hidden.length }, { row: Math.min(...hidden.slice(0, 1000)) });
}

function rangeName(range: { startRow: number; startCol: number; endRow: number; endCol: number }): string {
  return `${columnName(range.startCol)}${range.startRow + 1}:${columnName(range.endCol)}${range.endRow + 1}`;
}

function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

function refuse(log: ProblemLog, code: string, facts: Record<string, string | number>): null {
  log.refuseTable(code, facts);
  return null;
}
