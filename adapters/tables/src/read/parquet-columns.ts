import type { DuckDBConnection, DuckDBVector } from "@duckdb/node-api";
import { sqlName } from "./duckdb.ts";
import { type Batch, type Cell, cellKind, type ValueColumn, type Wanted, type WordColumn, wordCode } from "./table.ts";

/** A column as the Parquet file stores it. */
export interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

/** A query that gives the row number and then each wanted column, with the words its codes stand for. */
export interface ColumnQuery {
  readonly sql: string;
  readonly columns: readonly { readonly as: "word" | "number" | "text"; readonly words: readonly string[] }[];
}

/**
 * Makes the dictionaries of the wanted text columns as temporary tables and writes the query that reads all
 * wanted columns as codes and doubles. Value columns that are stored as text are read as text.
 */
export async function prepareColumns(
  connection: DuckDBConnection,
  scan: string,
  wanted: readonly (Wanted & { readonly stored: StoredColumn })[],
): Promise<ColumnQuery> {
  const picks = ["p.file_row_number::INTEGER"];
  const joins: string[] = [];
  const columns: { as: "word" | "number" | "text"; words: readonly string[] }[] = [];
  for (const [at, one] of wanted.entries()) {
    const name = sqlName(one.stored.name);
    if (one.as === "word") {
      columns.push({ as: "word", words: await makeDictionary(connection, { scan, name, table: `words_${at}` }) });
      joins.push(`LEFT JOIN words_${at} ON words_${at}.word = p.${name}::VARCHAR`);
      picks.push(`coalesce(words_${at}.code, ${wordCode.empty})::INTEGER`);
    } else {
      const numeric = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/.test(one.stored.type);
      columns.push({ as: numeric ? "number" : "text", words: [] });
      picks.push(numeric ? `p.${name}::DOUBLE` : `p.${name}::VARCHAR`);
    }
  }
  return { sql: `SELECT ${picks.join(", ")} FROM ${scan} p ${joins.join(" ")}`, columns };
}

/** Runs a column query and hands over its chunks as batches; gives the number of rows. */
export async function fetchInto(
  connection: DuckDBConnection,
  query: ColumnQuery,
  consume: (batch: Batch) => void,
): Promise<number> {
  const result = await connection.stream(query.sql);
  const buffers = query.columns.map((column) =>
    column.as === "word" ? new CodeBuffer(column.words) : new NumberBuffer(column.as),
  );
  const rows = new Int32Array(chunkRows);
  let total = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const position = chunk.getColumnVector(0);
    const count = chunk.rowCount;
    for (let k = 0; k < count; k++) rows[k] = (position.getItem(k) as number) + 2;
    buffers.forEach((buffer, at) => {
      buffer.fill(chunk.getColumnVector(at + 1), count);
    });
    consume({ count, rows, columns: buffers });
    total += count;
  }
  return total;
}

const chunkRows = 2048;

async function makeDictionary(
  connection: DuckDBConnection,
  of: { scan: string; name: string; table: string },
): Promise<string[]> {
  const distinct = `SELECT DISTINCT ${of.name}::VARCHAR AS word FROM ${of.scan} WHERE ${of.name} IS NOT NULL AND ${of.name}::VARCHAR <> ''`;
  await connection.run(
    `CREATE TEMP TABLE ${of.table} AS SELECT word, row_number() OVER (ORDER BY word) - 1 AS code FROM (${distinct})`,
  );
  const words = await connection.runAndReadAll(`SELECT word FROM ${of.table} ORDER BY code`);
  return words.getColumns()[0]?.map(String) ?? [];
}

class CodeBuffer implements WordColumn {
  readonly as = "word";
  readonly words: readonly string[];
  readonly codes = new Int32Array(chunkRows);

  constructor(words: readonly string[]) {
    this.words = words;
  }

  fill(vector: DuckDBVector, count: number): void {
    for (let k = 0; k < count; k++) this.codes[k] = vector.getItem(k) as number;
  }
}

class NumberBuffer implements ValueColumn {
  readonly as = "value";
  readonly kinds = new Uint8Array(chunkRows);
  readonly numbers = new Float64Array(chunkRows);
  readonly cells: Cell[] | null;

  constructor(as: "number" | "text") {
    this.cells = as === "text" ? new Array<Cell>(chunkRows).fill(null) : null;
  }

  fill(vector: DuckDBVector, count: number): void {
    const { cells } = this;
    for (let k = 0; k < count; k++) {
      const item = vector.getItem(k);
      if (cells) cells[k] = item as string | null;
      else this.numbers[k] = item === null ? Number.NaN : (item as number);
      this.kinds[k] = item === null ? cellKind.empty : cells ? cellKind.other : cellKind.number;
    }
  }
}
