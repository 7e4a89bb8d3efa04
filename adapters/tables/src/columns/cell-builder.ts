import { type Column, numberColumn } from "@huabiao/assess/analysis";
import { cellText, shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import type { ProblemLog } from "../problem-log.ts";
import { type Cell, isUncomputed } from "../read/table.ts";
import { columnNumber } from "./column-number.ts";
import { GrowingNumbers } from "./growing.ts";
import { WordBuilder } from "./word-builder.ts";

/** Cells that are remembered in case the column turns out to be one of words; later than this it is read again. */
const remembered = 4096;

/**
 * A column of cells as a row format gives them, one after another.
 *
 * It is taken for numbers until a cell shows otherwise. `unread` then tells whether too many cells had gone by to
 * still know their words, so that the column must be read again as words.
 */
export class CellBuilder {
  readonly name: string;
  readonly #log: ProblemLog;
  readonly #numbers = new GrowingNumbers();
  #early: Cell[] = [];
  #present = false;
  #count = 0;
  #words: WordBuilder | null;
  unread = false;

  constructor(name: string, log: ProblemLog, as: "numbers" | "words" = "numbers") {
    this.name = name;
    this.#log = log;
    this.#words = as === "words" ? new WordBuilder(name) : null;
  }

  add(cell: Cell, row: number): void {
    const k = this.#count++;
    if (this.unread) return;
    if (isUncomputed(cell)) {
      const facts = { value: shownText(`=${cell.formula}`), column: shownText(this.name) };
      this.#log.refuseRow("table.formula-without-value", facts, { row, column: this.name });
    } else if (this.#words) this.#addWord(this.#words, k, cell);
    else this.#addNumber(k, cell);
  }

  close(rowNumbers: Int32Array): Column {
    if (this.#words) return this.#words.close(rowNumbers);
    if (this.#present) return numberColumn(this.name, this.#numbers.close(this.#count));
    return this.#replay().close(rowNumbers);
  }

  #addWord(words: WordBuilder, k: number, cell: Cell): void {
    words.set(k, cell === null || isUncomputed(cell) ? -1 : words.code(cellText(cell)));
  }

  #addNumber(k: number, cell: Cell): void {
    if (k < remembered) this.#early.push(cell);
    const number = cellNumber(cell);
    if (number !== null) {
      this.#numbers.reserve(k)[k] = number;
      if (!Number.isNaN(number)) this.#present = true;
    } else if (k < remembered) this.#words = this.#replay();
    else this.unread = true;
  }

  #replay(): WordBuilder {
    const words = new WordBuilder(this.name);
    for (let k = 0; k < this.#count; k++) this.#addWord(words, k, this.#early[k] ?? null);
    this.#early = [];
    return words;
  }
}

function cellNumber(cell: Cell): number | null {
  if (cell === null) return Number.NaN;
  if (typeof cell === "number") return Math.abs(cell) <= limits.magnitude ? cell : null;
  return columnNumber(cellText(cell));
}
