import { shownText } from "../cells/cell-text.ts";
import type { ProblemLog } from "../problem-log.ts";
import { checkHeader } from "./check-header.ts";
import { findRepeatedKey } from "./json-keys.ts";
import { rowTable } from "./row-table.ts";
import type { Cell, OpenTable } from "./table.ts";
import { readWhole, type TableFile } from "./table-file.ts";
import { openText, type TextDeclaration } from "./text-file.ts";

/**
 * Opens a JSON table: an array of records, or one record a line (NDJSON).
 *
 * Columns are the keys in order of first appearance; record k has row number k + 1, as if it stood in a
 * sheet under its header. A key that is absent is an empty cell. Refused: text that is not JSON (with the
 * line), a key twice in one record, and in its row a value that is itself an array or object.
 */
export async function openJson(file: TableFile, declared: TextDeclaration, log: ProblemLog): Promise<OpenTable | null> {
  const { bytes, digest } = await readWhole(file);
  const text = openText(bytes, declared, log);
  if (!text) return null;
  const records = readRecords([...text.pieces()].join(""), log);
  if (!records) return null;
  const keys = new Set<string>();
  for (const { record } of records) for (const key of Object.keys(record)) keys.add(key);
  const named = [...keys];
  if (records.length === 0 && log.refusals === 0) return refuse(log, "table.no-rows");
  if (records.length === 0) return null;
  const header = checkHeader(named, log);
  if (!header) return null;
  const walk = walker(records, named, log);
  return rowTable({ place: declared.place, header, encoding: text.encoding, bytes: bytes.length, digest, walk }, log);
}

interface NumberedRecord {
  readonly record: object;
  readonly row: number;
}

function readRecords(text: string, log: ProblemLog): NumberedRecord[] | null {
  if (!text.trimStart().startsWith("[")) return readLines(text, log);
  const parsed = parseAt(text, { row: undefined, log });
  if (!Array.isArray(parsed)) return null;
  const repeated = findRepeatedKey(text);
  if (repeated)
    log.refuseTable(
      "table.json-key-twice",
      { key: shownText(repeated.key) },
      { row: repeated.record + 1, column: repeated.key },
    );
  return log.broken
    ? null
    : keepRecords(
        parsed.map((record: unknown, at) => ({ record, row: at + 2 })),
        log,
      );
}

function readLines(text: string, log: ProblemLog): NumberedRecord[] | null {
  const parsed: { record: unknown; row: number }[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] as string).trim();
    if (line === "") continue;
    const record = parseAt(line, { row: at + 2, log });
    const repeated = record === undefined ? null : findRepeatedKey(`[${line}]`);
    if (repeated)
      log.refuseTable("table.json-key-twice", { key: shownText(repeated.key) }, { row: at + 2, column: repeated.key });
    if (record !== undefined) parsed.push({ record, row: at + 2 });
    else if (!text.trimStart().startsWith("{")) return null;
  }
  return log.broken ? null : keepRecords(parsed, log);
}

function parseAt(text: string, at: { readonly row: number | undefined; readonly log: ProblemLog }): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const position = /position (\d+)/.exec(cause instanceof Error ? cause.message : "");
    const line = position ? text.slice(0, Number(position[1])).split("\n").length : 1;
    at.log.refuseTable(
      "table.json-invalid",
      { line: at.row === undefined ? line : at.row - 1 },
      at.row === undefined ? {} : { row: at.row },
    );
    return undefined;
  }
}

function keepRecords(
  parsed: readonly { readonly record: unknown; readonly row: number }[],
  log: ProblemLog,
): NumberedRecord[] {
  const kept: NumberedRecord[] = [];
  for (const { record, row } of parsed) {
    if (typeof record === "object" && record !== null && !Array.isArray(record)) kept.push({ record, row });
    else
      log.refuseRow(
        "table.json-not-a-record",
        { value: Array.isArray(record) ? "[ … ]" : shownText(String(record)) },
        { row },
      );
  }
  return kept;
}

function walker(records: readonly NumberedRecord[], names: readonly string[], log: ProblemLog) {
  let told = false;
  return (visit: (cells: readonly Cell[], row: number) => void): void => {
    for (const { record, row } of records) {
      const cells: Cell[] = [];
      let nested = -1;
      for (const name of names) {
        const value: unknown = Object.hasOwn(record, name) ? (record as Record<string, unknown>)[name] : null;
        if (typeof value === "object" && value !== null) nested = cells.length;
        cells.push(typeof value === "object" || value === undefined ? null : (value as Cell));
      }
      if (nested < 0) visit(cells, row);
      else if (!told) log.refuseRow("table.json-nested", {}, { row, column: names[nested] as string });
    }
    told = true;
  };
}

function refuse(log: ProblemLog, code: string): null {
  log.refuseTable(code);
  return null;
}
