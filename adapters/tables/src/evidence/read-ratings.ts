import type { Ratings } from "@huabiao/assess";
import type { RatingTable } from "@huabiao/scheme";
import { shownText } from "../cells/cell-text.ts";
import { findColumn } from "../read/check-header.ts";
import type { Batch, ValueColumn, Wanted, WordColumn } from "../read/table.ts";
import { GrowingColumn } from "./growing-column.ts";
import { NumberCells } from "./number-cells.ts";
import type { Reading, TableReading } from "./reading.ts";
import { nameRule, WordCells } from "./word-cells.ts";

/** Reads a table of ratings; a rating beyond the scale or missing refuses its row. Raters and items are numbered in order of appearance. */
export async function readRatings(
  table: TableReading,
  declared: RatingTable,
  of: { readonly subjects: Reading["subjects"]; readonly at: number },
): Promise<{ ratings: Ratings | null; rows: number }> {
  const { columns } = declared;
  const { log } = table;
  const wanted: Wanted[] = [];
  const place = (name: string, as: Wanted["as"]): number => {
    const column = findColumn(table.table.header, name, log);
    return column === null ? -1 : wanted.push({ column, as }) - 1;
  };
  const at = {
    subject: place(columns.subject, "word"),
    rater: place(columns.rater, "word"),
    value: place(columns.value, "value"),
  };
  const itemAt = columns.item === undefined ? null : place(columns.item, "word");
  if (log.broken) return { ratings: null, rows: 0 };
  const subjects = new WordCells(
    nameRule({ column: columns.subject, kind: "subject", index: of.subjects }, "refuse"),
    log,
  );
  const [raters, items] = [listedWords(columns.rater, log), listedWords(columns.item ?? "", log)];
  const numbers = new NumberCells(log);
  const subjectOf = new GrowingColumn((length) => new Int32Array(length));
  const raterOf = new GrowingColumn((length) => new Int32Array(length));
  const itemOf = new GrowingColumn((length) => new Int32Array(length));
  const values = new GrowingColumn((length) => new Float64Array(length));
  const readRow = (batch: Batch, k: number): void => {
    const row = batch.rows[k] as number;
    const subject = subjects.read(batch.columns[at.subject] as WordColumn, k, row);
    const rater = raters.cells.read(batch.columns[at.rater] as WordColumn, k, row);
    const item = itemAt === null ? 0 : items.cells.read(batch.columns[itemAt] as WordColumn, k, row);
    const place = { row, column: columns.value };
    const value = numbers.read(batch.columns[at.value] as ValueColumn, k, { ...place, percent: false });
    if (subject < 0 || rater < 0 || item < 0 || value === undefined) return;
    const [lowest, highest] = declared.scale;
    if (!(value >= lowest && value <= highest)) {
      const facts = {
        value: Number.isNaN(value) ? "" : String(value),
        lowest,
        highest,
        column: shownText(columns.value),
      };
      log.refuseRow("table.rating-outside-scale", facts, place);
      return;
    }
    subjectOf.add(subject);
    raterOf.add(rater);
    itemOf.add(item);
    values.add(value);
  };
  const rows = await table.table.readBatches(wanted, (batch) => {
    for (let k = 0; k < batch.count; k++) readRow(batch, k);
  });
  numbers.close();
  if (rows === 0 && log.refusals === 0) log.refuseTable("table.no-rows");
  const ratings: Ratings = {
    table: of.at,
    subjectOf: subjectOf.finish(),
    raterOf: raterOf.finish(),
    raters: raters.words,
    value: values.finish(),
    itemOf: itemAt === null ? null : itemOf.finish(),
    items: items.words,
  };
  return { ratings, rows };
}

function listedWords(
  column: string,
  log: TableReading["log"],
): { readonly cells: WordCells; readonly words: readonly string[] } {
  const words: string[] = [];
  const resolve = (word: string) => words.push(word.trim()) - 1;
  return { cells: new WordCells({ column, resolve, emptyCode: "table.cell-missing" }, log), words };
}
