import { open } from "node:fs/promises";
import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { shownText } from "../cells/cell-text.ts";
import type { ProblemLog } from "../problem-log.ts";
import { checkHeader } from "./check-header.ts";
import { sqlName, sqlText, withDuckDb } from "./duckdb.ts";
import { fetchInto, prepareColumns, type StoredColumn } from "./parquet-columns.ts";
import type { Batch, Cell, OpenTable, TablePlace, Wanted } from "./table.ts";
import { digestFile, type TableFile } from "./table-file.ts";

/**
 * Opens a Parquet file by DuckDB. Columns are typed already; nested ones cannot be used. Row numbers are
 * positions in the file + 1, as if a header stood above.
 *
 * By columns, texts come as codes of a dictionary made in DuckDB and numbers as doubles (integers above
 * 2⁵³ lose their last digits), so five million rows take about two seconds and no row is ever an object.
 */
export async function openParquet(file: TableFile, place: TablePlace, log: ProblemLog): Promise<OpenTable | null> {
  if (file.bytes === 0) return refuse(log, "table.empty-file", {});
  if (/[*?[\]{}]/.test(file.path)) return refuse(log, "table.file-name-pattern", {});
  if (!(await isParquet(file))) return refuse(log, "table.parquet-unreadable", { reason: "PAR1" });
  const described = await describe(file, log);
  const columns = described?.columns;
  const header =
    columns &&
    checkHeader(
      columns.map((column) => column.name),
      log,
    );
  if (!described || !columns || !header) return null;
  const digest = await digestFile(file.path);
  const forEachRow = (visit: (cells: readonly Cell[], row: number) => void): Promise<number> =>
    guarded(log, (connection) => visitRows({ connection, file, columns }, visit));
  const readBatches = (wanted: readonly Wanted[], consume: (batch: Batch) => void): Promise<number> =>
    guarded(log, async (connection) => {
      const query = await prepareColumns(
        connection,
        scan(file),
        wanted.map((one) => ({ ...one, stored: columns[one.column] as StoredColumn })),
      );
      return fetchInto(connection, query, consume);
    });
  const stored = { columns: columns.map(({ type }) => storedAs(type)), rows: described.rows };
  return { place, header, encoding: "parquet", bytes: file.bytes, digest, stored, forEachRow, readBatches };
}

async function isParquet(file: TableFile): Promise<boolean> {
  const handle = await open(file.path);
  try {
    const ends = Buffer.alloc(8);
    await handle.read(ends, 0, 4, 0);
    await handle.read(ends, 4, 4, Math.max(0, file.bytes - 4));
    return file.bytes >= 12 && ends.toString("latin1") === "PAR1PAR1";
  } finally {
    await handle.close();
  }
}

interface Described {
  readonly columns: readonly StoredColumn[];
  readonly rows: number;
}

async function describe(file: TableFile, log: ProblemLog): Promise<Described | null> {
  try {
    return await withDuckDb(async (connection) => {
      const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${plainScan(file)}`);
      const columns = described.getRows().map((row) => ({ name: String(row[0]), type: String(row[1]) }));
      const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${plainScan(file)}`);
      return { columns, rows: Number(counted.getRows()[0]?.[0]) };
    });
  } catch (cause) {
    return refuse(log, "table.parquet-unreadable", { reason: reasonOf(cause) });
  }
}

async function guarded(log: ProblemLog, work: (connection: DuckDBConnection) => Promise<number>): Promise<number> {
  try {
    return await withDuckDb(work);
  } catch (cause) {
    refuse(log, "table.parquet-unreadable", { reason: reasonOf(cause) });
    return 0;
  }
}

function reasonOf(cause: unknown): string {
  return shownText(cause instanceof Error ? (cause.message.split("\n")[0] as string) : "");
}

function plainScan(file: TableFile): string {
  return `read_parquet(${sqlText(file.path)}, hive_partitioning = false)`;
}

function scan(file: TableFile): string {
  return `read_parquet(${sqlText(file.path)}, hive_partitioning = false, file_row_number = true)`;
}

interface RowQuery {
  readonly connection: DuckDBConnection;
  readonly file: TableFile;
  readonly columns: readonly StoredColumn[];
}

async function visitRows(query: RowQuery, visit: (cells: readonly Cell[], row: number) => void): Promise<number> {
  const picks = query.columns.map((column) =>
    isNumeric(column.type) ? `${sqlName(column.name)}::DOUBLE` : `${sqlName(column.name)}::VARCHAR`,
  );
  const result = await query.connection.stream(`SELECT ${picks.join(", ")} FROM ${plainScan(query.file)}`);
  let rows = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    rows = visitChunk(chunk, rows, visit);
  }
  return rows;
}

function visitChunk(
  chunk: DuckDBDataChunk,
  before: number,
  visit: (cells: readonly Cell[], row: number) => void,
): number {
  let rows = before;
  chunk.visitRows((row) => {
    rows++;
    visit(row as readonly Cell[], rows + 1);
  });
  return rows;
}

function storedAs(type: string): "integer" | "number" | "text" {
  if (!isNumeric(type)) return "text";
  return type.endsWith("INT") || type.endsWith("INTEGER") ? "integer" : "number";
}

function isNumeric(type: string): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/.test(type);
}

function refuse(log: ProblemLog, code: string, facts: Record<string, string>): null {
  log.refuseTable(code, facts);
  return null;
}
