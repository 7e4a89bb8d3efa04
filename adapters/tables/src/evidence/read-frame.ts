import type { FrameCell } from "@huabiao/assess";
import type { Poll, PollTable } from "@huabiao/scheme";
import { shownText } from "../cells/cell-text.ts";
import { findColumn } from "../read/check-header.ts";
import type { Batch, ValueColumn, Wanted, WordColumn } from "../read/table.ts";
import { nameCells } from "./name-cells.ts";
import { NumberCells } from "./number-cells.ts";
import type { BoxCell } from "./read-box.ts";
import type { Reading, TableReading } from "./reading.ts";
import { nameRule, WordCells } from "./word-cells.ts";

/** The cells of a frame, and which of them each stratum of a sealed box is. */
export interface ReadFrame {
  readonly frame: readonly FrameCell[];
  readonly boxCells: ReadonlyMap<string, BoxCell>;
  readonly rows: number;
}

type FrameTable = NonNullable<PollTable["frame"]>;

/**
 * Reads the frame of a poll: per subject, class and stratum how many people the cell stands for and how many were
 * invited. Counts are whole and not below zero; more invited than there are people is refused, and so is a cell named twice.
 */
export async function readFrame(
  table: TableReading,
  declared: FrameTable,
  of: { readonly poll: Poll; readonly subjects: Reading["subjects"] },
): Promise<ReadFrame> {
  const reader = frameReader(table, declared, of);
  if (reader === null) return { frame: [], boxCells: new Map(), rows: 0 };
  const rows = await table.table.readBatches(reader.wanted, reader.read);
  reader.close();
  if (rows === 0 && table.log.refusals === 0) table.log.refuseTable("table.no-rows");
  return { frame: reader.frame, boxCells: reader.boxCells, rows };
}

function frameReader(
  table: TableReading,
  { columns }: FrameTable,
  { poll, subjects }: { readonly poll: Poll; readonly subjects: Reading["subjects"] },
) {
  const { log } = table;
  const wanted: Wanted[] = [];
  const place = (name: string | undefined, as: Wanted["as"]): number => {
    if (name === undefined) return -1;
    const column = findColumn(table.table.header, name, log);
    return column === null ? -1 : wanted.push({ column, as }) - 1;
  };
  const at = {
    subject: place(columns.subject, "word"),
    class: place(columns.class, "word"),
    stratum: place(columns.stratum, "word"),
    population: place(columns.population, "value"),
    invited: place(columns.invited, "value"),
    box: place(columns.box, "word"),
  };
  if (log.broken) return null;
  const subjectCells = new WordCells(
    nameRule({ column: columns.subject, kind: "subject", index: subjects }, "refuse"),
    log,
  );
  const classCells = nameCells({ column: columns.class ?? "", kind: "class", list: poll.classes ?? [] }, log);
  const stratumCells = nameCells({ column: columns.stratum ?? "", kind: "stratum", list: poll.strata ?? [] }, log);
  const counts = countCells(table);
  const frame: FrameCell[] = [];
  const boxCells = new Map<string, BoxCell>();
  const first = new Map<string, number>();
  const readRow = (batch: Batch, k: number): void => {
    const row = batch.rows[k] as number;
    const word = (cells: WordCells, column: number) =>
      column < 0 ? -1 : cells.read(batch.columns[column] as WordColumn, k, row);
    const subject = word(subjectCells, at.subject);
    const [cls, stratum] = [word(classCells, at.class), word(stratumCells, at.stratum)];
    const population = counts.read(batch.columns[at.population] as ValueColumn, k, { row, column: columns.population });
    const invited =
      at.invited < 0
        ? null
        : counts.read(batch.columns[at.invited] as ValueColumn, k, { row, column: columns.invited ?? "" });
    if (subject < 0 || (at.class >= 0 && cls < 0) || (at.stratum >= 0 && stratum < 0)) return;
    if (population === undefined || invited === undefined) return;
    const key = `${subject} ${cls} ${stratum}`;
    const before = first.get(key);
    if (before !== undefined) {
      log.refuseRow("table.frame-cell-twice", { first: before }, { row });
      return;
    }
    first.set(key, row);
    if (invited !== null && invited > population) {
      const facts = { invited, population };
      log.refuseRow("table.more-invited-than-people", facts, { row, column: columns.invited ?? "" });
      return;
    }
    frame.push({ subject, class: cls, stratum, population, invited });
    const box = at.box < 0 ? null : wordAt(batch.columns[at.box] as WordColumn, k);
    if (box !== null) boxCells.set(box, { subject, class: cls, stratum });
  };
  const read = (batch: Batch): void => {
    for (let k = 0; k < batch.count; k++) readRow(batch, k);
  };
  return { wanted, read, frame, boxCells, close: () => counts.close() };
}

function wordAt({ words, codes }: WordColumn, k: number): string | null {
  const word = words[codes[k] as number]?.trim() ?? "";
  return word === "" ? null : word;
}

/** Whole counts from zero; an empty or broken one refuses its row. */
function countCells({ log }: TableReading) {
  const numbers = new NumberCells(log);
  return {
    close: () => numbers.close(),
    read: (column: ValueColumn, k: number, at: { row: number; column: string }): number | undefined => {
      const value = numbers.read(column, k, { ...at, percent: false });
      if (value === undefined || (Number.isInteger(value) && value >= 0)) return value;
      const facts = { column: shownText(at.column), value: Number.isNaN(value) ? "" : String(value) };
      log.refuseRow("table.not-a-count", facts, at);
      return undefined;
    },
  };
}
