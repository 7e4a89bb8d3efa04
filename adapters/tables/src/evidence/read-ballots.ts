import type { Ballots } from "@huabiao/assess";
import { type Poll, type PollTable, pollItems } from "@huabiao/scheme";
import { shownText } from "../cells/cell-text.ts";
import { findColumn } from "../read/check-header.ts";
import { type Batch, type ValueColumn, type Wanted, type WordColumn, wordCode } from "../read/table.ts";
import { GrowingColumn } from "./growing-column.ts";
import { type Named, type NameKind, nameCells } from "./name-cells.ts";
import { NumberCells } from "./number-cells.ts";
import type { Reading, TableReading } from "./reading.ts";
import { nameRule, WordCells } from "./word-cells.ts";

/**
 * Reads a table of ballots: one row = one ballot about one subject. An empty answer is a blank; an unknown option,
 * class, stratum or subject refuses the row and so the ballot, with its near names. Raters and batches are
 * numbered in order of appearance; a weight must be above zero.
 */
export async function readBallots(
  table: TableReading,
  declared: NonNullable<PollTable["ballots"]>,
  of: { readonly poll: Poll; readonly subjects: Reading["subjects"] },
): Promise<{ ballots: Ballots | null; rows: number }> {
  const reader = new BallotReader(table, declared, of);
  if (table.log.broken) return { ballots: null, rows: 0 };
  const rows = await table.table.readBatches(reader.wanted, (batch) => reader.read(batch));
  if (rows === 0 && table.log.refusals === 0) table.log.refuseTable("table.no-rows");
  return { ballots: reader.finish(), rows };
}

/** A column of the table as it is read: where it lands and what its cell comes to. */
interface Part {
  readonly column: number;
  readonly as: "word" | "value";
  /** The position or number, `blank` where the cell may be empty and is, or undefined when the row is refused. */
  readonly cell: (batch: WordColumn | ValueColumn, k: number, row: number) => number | undefined;
  readonly into: GrowingColumn<Int16Array> | GrowingColumn<Int32Array> | GrowingColumn<Float64Array>;
}

const blank = -1;
const int16 = () => new GrowingColumn((length) => new Int16Array(length));
const int32 = () => new GrowingColumn((length) => new Int32Array(length));

class BallotReader {
  readonly wanted: readonly Wanted[];
  readonly #table: TableReading;
  readonly #parts: Part[] = [];
  readonly #numbers: NumberCells;
  readonly #columns: {
    subject: GrowingColumn<Int32Array>;
    class: GrowingColumn<Int32Array> | null;
    stratum: GrowingColumn<Int32Array> | null;
    rater: GrowingColumn<Int32Array> | null;
    batch: GrowingColumn<Int32Array> | null;
    weight: GrowingColumn<Float64Array> | null;
    answers: GrowingColumn<Int16Array>[];
    reasons: (GrowingColumn<Int16Array> | null)[];
  };

  constructor(
    table: TableReading,
    { columns }: NonNullable<PollTable["ballots"]>,
    { poll, subjects }: { readonly poll: Poll; readonly subjects: Reading["subjects"] },
  ) {
    this.#table = table;
    this.#numbers = new NumberCells(table.log);
    const subject = int32();
    const rule = nameRule({ column: columns.subject, kind: "subject", index: subjects }, "refuse");
    this.#addWords(columns.subject, new WordCells(rule, table.log), { into: subject });
    const items = pollItems(poll);
    this.#columns = {
      subject,
      class: this.#named("class", columns.class, poll.classes),
      stratum: this.#named("stratum", columns.stratum, poll.strata),
      rater: this.#numbered(columns.rater),
      batch: this.#numbered(columns.batch),
      weight: this.#weight(columns.weight),
      answers: items.map((item) => this.#answer("option", columns.items?.[item.id] ?? item.id, item.options)),
      reasons: items.map(({ id, reasons }) => {
        const column = columns.reasons?.[id];
        return column === undefined ? null : this.#answer("reason", column, reasons);
      }),
    };
    this.wanted = this.#parts.map(({ column, as }) => ({ column, as }));
  }

  read(batch: Batch): void {
    const found = new Float64Array(this.#parts.length);
    for (let k = 0; k < batch.count; k++) {
      const row = batch.rows[k] as number;
      let sound = true;
      this.#parts.forEach((part, at) => {
        const value = part.cell(batch.columns[at] as WordColumn | ValueColumn, k, row);
        if (value === undefined) sound = false;
        else found[at] = value;
      });
      if (!sound) continue;
      this.#parts.forEach(({ into }, at) => {
        into.add(found[at] as number);
      });
    }
  }

  finish(): Ballots {
    this.#numbers.close();
    const { subject, class: classes, stratum, rater, batch, weight, answers, reasons } = this.#columns;
    return {
      subjectOf: subject.finish(),
      classOf: classes?.finish() ?? null,
      stratumOf: stratum?.finish() ?? null,
      raterOf: rater?.finish() ?? null,
      batchOf: batch?.finish() ?? null,
      weight: weight?.finish() ?? null,
      answers: answers.map((one) => one.finish()),
      reasons: reasons.map((one) => one?.finish() ?? null),
    };
  }

  #named(kind: NameKind, column: string | undefined, list: readonly Named[] | undefined) {
    if (column === undefined) return null;
    return this.#addWords(column, nameCells({ column, kind, list: list ?? [] }, this.#table.log), { into: int32() });
  }

  #answer(kind: NameKind, column: string, list: readonly Named[]): GrowingColumn<Int16Array> {
    const cells = nameCells({ column, kind, list }, this.#table.log);
    return this.#addWords(column, cells, { into: int16(), mayBeEmpty: true });
  }

  /** Each different word its own number, in order of appearance. */
  #numbered(column: string | undefined) {
    if (column === undefined) return null;
    let next = 0;
    const cells = new WordCells({ column, resolve: () => next++, emptyCode: "table.cell-missing" }, this.#table.log);
    return this.#addWords(column, cells, { into: int32() });
  }

  #addWords<T extends Int16Array | Int32Array>(
    name: string,
    cells: WordCells,
    { into, mayBeEmpty }: { readonly into: GrowingColumn<T>; readonly mayBeEmpty?: true },
  ): GrowingColumn<T> {
    const column = findColumn(this.#table.table.header, name, this.#table.log);
    if (column === null) return into;
    const cell = (found: WordColumn | ValueColumn, k: number, row: number): number | undefined => {
      const words = found as WordColumn;
      if (mayBeEmpty && words.codes[k] === wordCode.empty) return blank;
      const position = cells.read(words, k, row);
      return position < 0 ? undefined : position;
    };
    this.#parts.push({ column, as: "word", cell, into } as Part);
    return into;
  }

  #weight(name: string | undefined): GrowingColumn<Float64Array> | null {
    if (name === undefined) return null;
    const into = new GrowingColumn((length) => new Float64Array(length));
    const column = findColumn(this.#table.table.header, name, this.#table.log);
    if (column === null) return into;
    const cell = (found: WordColumn | ValueColumn, k: number, row: number): number | undefined => {
      const weight = this.#numbers.read(found as ValueColumn, k, { row, column: name, percent: false });
      if (weight === undefined || weight > 0) return weight;
      const facts = { column: shownText(name), value: Number.isNaN(weight) ? "" : String(weight) };
      this.#table.log.refuseRow("table.weight-not-positive", facts, { row, column: name });
      return undefined;
    };
    this.#parts.push({ column, as: "value", cell, into });
    return into;
  }
}
