import { extname } from "node:path";
import type { ProblemLog } from "../problem-log.ts";
import { checkHeader } from "./check-header.ts";
import { type CsvRecord, type Delimiter, detectDelimiter, splitRecords } from "./csv-records.ts";
import { rowTable } from "./row-table.ts";
import type { Cell, OpenTable } from "./table.ts";
import { readWhole, type TableFile } from "./table-file.ts";
import { type OpenedText, openText, type TextDeclaration } from "./text-file.ts";

/**
 * Opens a CSV or TSV file: the encoding is told by `detectEncoding` or declared, the delimiter by the
 * header record (a .tsv is tab-separated), row numbers count records with the header as 1.
 *
 * A record with fewer cells than the header, a cell after its closing quote, a zero character or an
 * over-long cell refuses its row; empty cells beyond the header do not matter. Null when the log refuses.
 */
export async function openCsv(file: TableFile, declared: TextDeclaration, log: ProblemLog): Promise<OpenTable | null> {
  const { bytes, digest } = await readWhole(file);
  const text = openText(bytes, declared, log);
  if (!text) return null;
  const delimiter = extname(declared.place.file).toLowerCase() === ".tsv" ? "\t" : detectDelimiter(text.pieces());
  const header = readHeader(text, delimiter, log);
  if (!header) return null;
  const walk = walker({ text, delimiter, columns: header.length, log });
  const source = { place: declared.place, header, encoding: text.encoding, bytes: bytes.length, digest, walk };
  return rowTable(source, log);
}

function readHeader(text: OpenedText, delimiter: Delimiter, log: ProblemLog): readonly string[] | null {
  let first: CsvRecord | null = null;
  splitRecords(text.pieces(), delimiter, (record) => {
    first = record;
    return false;
  });
  const record = first as CsvRecord | null;
  if (!record) return null;
  if (record.flaw) {
    log.refuseTable(
      `table.${record.flaw.kind}`,
      { position: record.flaw.cell + 1 },
      { row: 1, column: record.flaw.cell + 1 },
    );
    return null;
  }
  if (record.cells.some((cell) => cell.includes("\0"))) {
    log.refuseTable("table.zero-character", {}, { row: 1 });
    return null;
  }
  return checkHeader(record.cells, log);
}

function walker(csv: { text: OpenedText; delimiter: Delimiter; columns: number; log: ProblemLog }) {
  let told = false;
  return (visit: (cells: readonly Cell[], row: number) => void): void => {
    splitRecords(csv.text.pieces(), csv.delimiter, (record) => {
      if (record.row === 1) return true;
      const flaw = formProblem(record, csv.columns);
      if (!flaw) visit(record.cells, record.row);
      else if (!told) csv.log.refuseRow(flaw.code, flaw.facts, { row: record.row, column: flaw.column });
      return true;
    });
    told = true;
  };
}

function formProblem(record: CsvRecord, columns: number) {
  if (record.flaw)
    return {
      code: `table.${record.flaw.kind}`,
      facts: { position: record.flaw.cell + 1 },
      column: record.flaw.cell + 1,
    };
  const zero = record.cells.findIndex((cell) => cell.includes("\0"));
  if (zero >= 0) return { code: "table.zero-character", facts: {}, column: zero + 1 };
  const blank = record.cells.every((cell) => cell.trim() === "");
  if (record.cells.length >= columns || blank) return null;
  return {
    code: "table.ragged-row",
    facts: { expected: columns, found: record.cells.length },
    column: record.cells.length + 1,
  };
}
