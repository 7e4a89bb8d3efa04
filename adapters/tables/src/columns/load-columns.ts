import { basename, dirname } from "node:path";
import type { Column, ColumnTable } from "@huabiao/assess/analysis";
import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { ProblemLog } from "../problem-log.ts";
import { findColumn } from "../read/check-header.ts";
import type { Encoding } from "../read/encoding.ts";
import { openTable, placeOf } from "../read/open-table.ts";
import type { OpenTable } from "../read/table.ts";
import { CellBuilder } from "./cell-builder.ts";
import { GrowingIntegers } from "./growing.ts";
import { StoredNumbers, StoredWords } from "./stored-builders.ts";

/** Which columns to read, and what cannot be told from the file itself. */
export interface LoadColumnsOptions {
  /** Names in the header, compared folded (width, spaces); null for every named column; or a choice by the header. */
  readonly columns: readonly string[] | null | ((header: readonly string[]) => readonly string[]);
  /** Sheet of a workbook; else its first visible one. */
  readonly sheet?: string | undefined;
  readonly encoding?: Encoding | undefined;
}

/**
 * Reads columns of a CSV, TSV, XLSX, Parquet or JSON file.
 *
 * A column is one of numbers when every present cell is one by the rules of `parseCellNumber`, so `NA`, `-`, `缺`
 * and their like are missing there as an empty cell is. In any other column only an empty or blank cell is
 * missing: `NA` is a word, since a code (Namibia's) may be just that, and it shows as a level of its own. Words are
 * trimmed. Numbers with a leading zero (`007`) or more than 15 digits are codes: such a column is one of words, so
 * that no two codes fall together. A column without any present cell has neither numbers nor levels.
 *
 * Refused with their places, all at once: a column that is not there (with near names), a formula without result, a
 * stored number that is not finite, and whatever refuses the file or its rows. Never throws on what a file holds.
 *
 * Cost O(cells asked for) from Parquet, O(all cells) elsewhere; a million rows of six columns take about 0.4 s from
 * Parquet.
 */
export async function loadColumns(
  path: string,
  options: LoadColumnsOptions,
): Promise<Result<ColumnTable, readonly Problem[]>> {
  const address = { file: basename(path), sheet: options.sheet, encoding: options.encoding };
  const log = new ProblemLog(placeOf(address), { tolerate: false });
  const table = await openTable(dirname(path), address, log);
  const wanted = table && findWanted(table, options.columns, log);
  const read = wanted && !log.broken ? await readColumns(table, wanted, log) : null;
  const { problems, warnings } = log.close();
  if (problems.length > 0 || !table || !read) return err(problems);
  return ok({ file: address.file, header: table.header, notes: warnings, ...read });
}

interface WantedColumn {
  readonly column: number;
  readonly name: string;
}

function findWanted(table: OpenTable, asked: LoadColumnsOptions["columns"], log: ProblemLog): readonly WantedColumn[] {
  const names = typeof asked === "function" ? asked(table.header) : asked;
  const found =
    names === null
      ? table.header.flatMap((name, at) => (name === "" ? [] : [at]))
      : names.map((name) => findColumn(table.header, name, log));
  return [...new Set(found)].flatMap((column) =>
    column === null ? [] : [{ column, name: table.header[column] as string }],
  );
}

type ReadColumns = Pick<ColumnTable, "rows" | "rowNumbers" | "columns">;

async function readColumns(table: OpenTable, wanted: readonly WantedColumn[], log: ProblemLog): Promise<ReadColumns> {
  const { stored } = table;
  const { rowNumbers, builders } = stored
    ? await readStored({ table, stored }, wanted, log)
    : await readCells(table, wanted, log);
  if (rowNumbers.length === 0 && log.refusals === 0) log.refuseTable("table.no-rows");
  const columns = new Map(builders.map((builder): [string, Column] => [builder.name, builder.close(rowNumbers)]));
  return { rows: rowNumbers.length, rowNumbers, columns };
}

interface Built {
  readonly rowNumbers: Int32Array;
  readonly builders: readonly { readonly name: string; close(rowNumbers: Int32Array): Column }[];
}

/** A format that knows what it stores: numbers come as numbers, all else as codes of words, in batches of any order. */
async function readStored(
  { table, stored }: { readonly table: OpenTable; readonly stored: NonNullable<OpenTable["stored"]> },
  wanted: readonly WantedColumn[],
  log: ProblemLog,
): Promise<Built> {
  const { rows } = stored;
  const first = wanted.map(({ column, name }) => {
    const as = stored.columns[column] ?? "text";
    return as === "text" ? new StoredWords(name, rows) : new StoredNumbers(name, { stored: as, rows }, log);
  });
  await fillStored(table, wanted, first);
  const builders = first.map((one) =>
    one instanceof StoredNumbers && one.unread ? new StoredWords(one.name, rows) : one,
  );
  const again = [...builders.keys()].filter((at) => builders[at] !== first[at]);
  if (again.length > 0)
    await fillStored(
      table,
      again.map((at) => wanted[at] as WantedColumn),
      again.map((at) => builders[at] as StoredWords),
    );
  return { rowNumbers: fileRows(rows), builders };
}

function fileRows(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let k = 0; k < count; k++) numbers[k] = k + 2;
  return numbers;
}

function fillStored(
  table: OpenTable,
  wanted: readonly WantedColumn[],
  builders: readonly (StoredNumbers | StoredWords)[],
): Promise<number> {
  const wants = wanted.map(({ column }, at) => ({
    column,
    as: builders[at] instanceof StoredWords ? ("word" as const) : ("value" as const),
  }));
  return table.readBatches(wants, (batch) => {
    builders.forEach((builder, at) => {
      const column = batch.columns[at];
      if (builder instanceof StoredWords && column?.as === "word") builder.take(column, batch);
      if (builder instanceof StoredNumbers && column?.as === "value") builder.take(column, batch);
    });
  });
}

/** A format of cells: a column is taken for numbers until a cell shows that it is not; if late, it is read again. */
async function readCells(table: OpenTable, wanted: readonly WantedColumn[], log: ProblemLog): Promise<Built> {
  const first = wanted.map(({ name }) => new CellBuilder(name, log));
  const numbers = new GrowingIntegers();
  let rows = 0;
  await table.forEachRow((cells, row) => {
    numbers.reserve(rows)[rows++] = row;
    for (let at = 0; at < first.length; at++) first[at]?.add(cells[wanted[at]?.column ?? 0] ?? null, row);
  });
  const rowNumbers = numbers.close(rows);
  if (!first.some(({ unread }) => unread)) return { rowNumbers, builders: first };
  const builders = first.map((one) => (one.unread ? new CellBuilder(one.name, log, "words") : one));
  await table.forEachRow((cells, row) => {
    builders.forEach((builder, at) => {
      if (builder !== first[at]) builder.add(cells[wanted[at]?.column ?? 0] ?? null, row);
    });
  });
  return { rowNumbers, builders };
}
