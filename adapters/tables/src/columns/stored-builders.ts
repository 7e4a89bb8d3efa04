import { type Column, numberColumn, wordColumn } from "@huabiao/assess/analysis";
import { shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import type { ProblemLog } from "../problem-log.ts";
import { type Batch, cellKind, type ValueColumn, type WordColumn } from "../read/table.ts";
import { WordBuilder } from "./word-builder.ts";

/**
 * A column that the file stores as numbers. Batches may come in any order; row r goes to place r − 2.
 *
 * Whole numbers beyond 2⁵³ are codes that a double cannot tell apart: `unread` then says to read them as words.
 */
export class StoredNumbers {
  readonly name: string;
  readonly #log: ProblemLog;
  readonly #largest: number;
  readonly #numbers: Float64Array;
  #present = false;

  unread = false;

  constructor(name: string, of: { readonly stored: "integer" | "number"; readonly rows: number }, log: ProblemLog) {
    this.name = name;
    this.#numbers = new Float64Array(of.rows).fill(Number.NaN);
    this.#log = log;
    this.#largest = of.stored === "integer" ? Number.MAX_SAFE_INTEGER : limits.magnitude;
  }

  take(column: ValueColumn, batch: Batch): void {
    const numbers = this.#numbers;
    for (let k = 0; k < batch.count; k++) {
      if (column.kinds[k] !== cellKind.number) continue;
      const row = batch.rows[k] as number;
      const value = column.numbers[k] as number;
      numbers[row - 2] = value;
      this.#present = true;
      if (!(Math.abs(value) <= this.#largest)) this.#exceed(value, row);
    }
  }

  close(rowNumbers: Int32Array): Column {
    if (this.#present) return numberColumn(this.name, this.#numbers);
    return wordColumn(this.name, { codes: new Int32Array(rowNumbers.length).fill(-1), levels: [] }, null);
  }

  #exceed(value: number, row: number): void {
    if (this.#largest === Number.MAX_SAFE_INTEGER) {
      this.unread = true;
      return;
    }
    const reason = Number.isFinite(value) ? "too-large" : "not-finite";
    const facts = { value: String(value), column: shownText(this.name) };
    this.#log.refuseRow(`table.number-${reason}`, facts, { row, column: this.name });
  }
}

/** A column that the file stores as anything else: its words come as codes. */
export class StoredWords {
  readonly name: string;
  readonly #words: WordBuilder;
  readonly #codes: number[] = [];

  constructor(name: string, rows: number) {
    this.name = name;
    this.#words = new WordBuilder(name, rows);
  }

  take(column: WordColumn, batch: Batch): void {
    for (let at = this.#codes.length; at < column.words.length; at++) {
      this.#codes.push(this.#words.code(column.words[at] as string));
    }
    for (let k = 0; k < batch.count; k++) {
      const code = column.codes[k] as number;
      this.#words.set((batch.rows[k] as number) - 2, code < 0 ? -1 : (this.#codes[code] as number));
    }
  }

  close(rowNumbers: Int32Array): Column {
    return this.#words.close(rowNumbers);
  }
}
