import { extname } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { CellValue } from "hucre";
import { sqlName, sqlText, withDuckDb } from "../read/duckdb.ts";
import { type CsvOptions, checkRow, csvText, type OutputCell } from "./csv-text.ts";
import { replaceWhole, writeFileWhole } from "./write-file.ts";

/** A table to write; its rows are gone through more than once. */
export interface OutputTable {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly OutputCell[]>;
}

/**
 * Writes a table; the path's ending chooses the format: .csv, .xlsx or .parquet.
 *
 * The file appears whole or not at all. XLSX has one sheet with a fixed header row, its texts are texts and
 * never formulas. In Parquet a column without any text is DOUBLE, others are VARCHAR, empty cells are nulls.
 * @throws RangeError on another ending, a row of wrong length or an infinite number.
 */
export async function writeTable(path: string, table: OutputTable, options: CsvOptions = {}): Promise<void> {
  const ending = extname(path).toLowerCase();
  if (ending === ".csv") return writeFileWhole(path, csvText(table.header, table.rows, options));
  if (ending === ".xlsx") return writeFileWhole(path, await toXlsx(table));
  if (ending === ".parquet") return writeParquet(path, table);
  throw new RangeError(`no table format ends in "${ending}"`);
}

/** A table as the bytes of an XLSX workbook with one sheet. */
export async function toXlsx(table: OutputTable): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const rows: CellValue[][] = [[...table.header]];
  for (const row of table.rows) {
    checkRow(table.header, row, rows.length - 1);
    rows.push(row.map((cell) => (Number.isNaN(cell) ? null : cell)));
  }
  return writeXlsx({ sheets: [{ name: "Table", rows, freezePane: { rows: 1 } }] });
}

async function writeParquet(path: string, table: OutputTable): Promise<void> {
  const texts = textColumns(table);
  await withDuckDb(async (connection) => {
    const columns = table.header.map((name, at) => `${sqlName(name)} ${texts[at] ? "VARCHAR" : "DOUBLE"}`);
    await connection.run(`CREATE TABLE written (${columns.join(", ")})`);
    await append(connection, table.rows, texts);
    await replaceWhole(path, async (temporary) => {
      await connection.run(`COPY written TO ${sqlText(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
    });
  });
}

function textColumns(table: OutputTable): boolean[] {
  const texts = table.header.map(() => false);
  let at = 0;
  for (const row of table.rows) {
    checkRow(table.header, row, at++);
    for (let column = 0; column < row.length; column++) if (typeof row[column] === "string") texts[column] = true;
  }
  return texts;
}

async function append(
  connection: DuckDBConnection,
  rows: OutputTable["rows"],
  texts: readonly boolean[],
): Promise<void> {
  const appender = await connection.createAppender("written");
  for (const row of rows) {
    row.forEach((cell, column) => {
      if (cell === null || Number.isNaN(cell)) appender.appendNull();
      else if (texts[column]) appender.appendVarchar(String(cell));
      else appender.appendDouble(cell as number);
    });
    appender.endRow();
  }
  appender.closeSync();
}
