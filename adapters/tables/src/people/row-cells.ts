import type { Day } from "@huabiao/kernel/calendar";
import type { DaySpan } from "@huabiao/measure";
import { cellText, shownText } from "../cells/cell-text.ts";
import { parseCellDay, parseYesNo } from "../cells/cell-verdict.ts";
import { NumberCells } from "../evidence/number-cells.ts";
import type { TableReading } from "../evidence/reading.ts";
import { type NamedKind, nameRefusal } from "../evidence/word-cells.ts";
import { foldName } from "../match/fold.ts";
import type { NameIndex } from "../match/name-index.ts";
import { type Cell, isUncomputed } from "../read/table.ts";
import { parseCellSpan } from "./cell-span.ts";

/** A column as it was found; `at` null when the table lacks it. */
export interface FoundColumn {
  readonly name: string;
  readonly at: number | null;
}

/** Bounds of a number. */
interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The cells of one row after another of a table of people. A cell that cannot be used refuses its row with its place;
 * reading goes on, so that everything wrong in a row is told at once. `sound` says whether nothing was.
 */
export class RowCells<C extends string> {
  readonly source: number;
  readonly #table: TableReading;
  readonly #columns: Readonly<Record<C, FoundColumn>>;
  readonly #numbers: NumberCells;
  #cells: readonly Cell[] = [];
  row = 0;
  sound = true;

  constructor(table: TableReading, columns: Readonly<Record<C, FoundColumn>>) {
    this.source = table.source;
    this.#table = table;
    this.#columns = columns;
    this.#numbers = new NumberCells(table.log);
  }

  /** Goes to a row. */
  open(cells: readonly Cell[], row: number): void {
    this.#cells = cells;
    this.row = row;
    this.sound = true;
  }

  /** Writes what was noticed about numbers into the log. */
  close(): void {
    this.#numbers.close();
  }

  /** The cell as text, trimmed; empty when there is none. */
  text(column: C): string {
    const { at } = this.#columns[column];
    const cell = at === null ? null : (this.#cells[at] ?? null);
    if (!isUncomputed(cell)) return cellText(cell).trim();
    this.refuse("table.formula-without-value", column, { value: shownText(`=${cell.formula}`) });
    return "";
  }

  /** The same where something must stand. */
  needed(column: C): string {
    const text = this.text(column);
    if (foldName(text) === "" && this.sound) this.refuse("table.cell-missing", column);
    return text;
  }

  /** The position of what a cell names; −1 when it is refused. */
  named(column: C, of: { readonly kind: NamedKind; readonly index: NameIndex }): number {
    const name = this.text(column);
    return this.namedWord(column, name, of);
  }

  /** The same of a word in a cell. */
  namedWord(column: C, name: string, of: { readonly kind: NamedKind; readonly index: NameIndex }): number {
    if (foldName(name) === "")
      return this.refuse(of.kind === "subject" ? "table.subject-missing" : "table.cell-missing", column);
    const found = of.index.find(name);
    if (found.kind === "found") return found.at;
    const { code, facts } = nameRefusal(of, name, found);
    return this.refuse(code, column, facts);
  }

  /** One of a few words; undefined when it is none of them and the row is refused. */
  word<W>(column: C, words: ReadonlyMap<string, W>): W | undefined {
    const found = words.get(foldName(this.needed(column)).toLowerCase());
    if (found === undefined && this.sound)
      this.refuse("table.unknown-word", column, { known: [...new Set(words.values())].join(", ") });
    return found;
  }

  /** A day, or null where none is said. */
  day(column: C): Day | null {
    const day = parseCellDay(this.text(column));
    if (day === undefined) this.refuse("table.not-a-day", column);
    return day ?? null;
  }

  /** A day that must be said. */
  neededDay(column: C): Day | null {
    const day = this.day(column);
    if (day === null && this.sound) this.refuse("table.day-missing", column);
    return day;
  }

  /** A day, or a month or year where no more is known; null where nothing is said. */
  span(column: C): DaySpan | null {
    const span = parseCellSpan(this.text(column));
    if (span === undefined) this.refuse("table.not-a-day", column);
    return span ?? null;
  }

  /** A number within bounds, or null where none is said. */
  number(column: C, { lowest, highest }: Bounds = amounts): number | null {
    const { at, name } = this.#columns[column];
    if (at === null) return null;
    const value = this.#numbers.readCell(this.#cells[at] ?? null, { row: this.row, column: name, percent: false });
    if (value === undefined) this.sound = false;
    if (value === undefined || Number.isNaN(value)) return null;
    if (value >= lowest && value <= highest) return value;
    const code = highest === 1 ? "table.share-outside" : "table.number-negative";
    this.refuse(code, column);
    return null;
  }

  /** A number that must be said. */
  neededNumber(column: C, bounds: Bounds = amounts): number {
    const value = this.number(column, bounds);
    if (value === null && this.sound) this.refuse("table.cell-missing", column);
    return value ?? 0;
  }

  /** Yes, no, or null where nothing is said. */
  yesNo(column: C): boolean | null {
    const verdict = parseYesNo(this.text(column));
    if (verdict === undefined) this.refuse("table.not-yes-or-no", column);
    return verdict ?? null;
  }

  /** Refuses the row, naming the cell. */
  refuse(code: string, column: C, facts: Readonly<Record<string, string | number>> = {}): -1 {
    this.sound = false;
    const { name, at } = this.#columns[column];
    const value = at === null ? "" : shownText(cellText(this.#cells[at] ?? null));
    this.#table.log.refuseRow(code, { column: shownText(name), value, ...facts }, { row: this.row, column: name });
    return -1;
  }
}

/** Shares lie between 0 and 1. */
export const shares: Bounds = { lowest: 0, highest: 1 };
/** Amounts are not negative. */
const amounts: Bounds = { lowest: 0, highest: Number.POSITIVE_INFINITY };
