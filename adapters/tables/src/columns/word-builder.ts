import { type Column, numberColumn, type TextCell, wordColumn } from "@huabiao/assess/analysis";
import { shownText } from "../cells/cell-text.ts";
import { columnNumber } from "./column-number.ts";
import { GrowingIntegers } from "./growing.ts";

/**
 * A column that is read as codes of words. Each different word is judged once; when all of them are numbers the
 * column becomes one of numbers.
 */
export class WordBuilder {
  readonly name: string;
  readonly #codes: GrowingIntegers;
  readonly #words: string[] = [];
  readonly #codeOf = new Map<string, number>();

  /** @param rows how many are expected; there may be more. */
  constructor(name: string, rows = 0) {
    this.name = name;
    this.#codes = new GrowingIntegers(rows);
  }

  /** The code of a word, trimmed; −1 for a blank one. */
  code(word: string): number {
    const known = this.#codeOf.get(word);
    if (known !== undefined) return known;
    const trimmed = word.trim();
    const code = trimmed === "" ? -1 : trimmed === word ? this.#words.push(trimmed) - 1 : this.code(trimmed);
    this.#codeOf.set(word, code);
    return code;
  }

  /** Puts the code of a word, or −1, in place k. */
  set(k: number, code: number): void {
    this.#codes.reserve(k)[k] = code;
  }

  close(rowNumbers: Int32Array): Column {
    const codes = this.#codes.close(rowNumbers.length);
    const numbers = this.#words.map((word) => columnNumber(word));
    const first = this.#firstText(codes, numbers, rowNumbers);
    if (first === null && this.#words.length > 0) {
      return numberColumn(
        this.name,
        Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : (numbers[code] as number))),
      );
    }
    return wordColumn(this.name, { codes, levels: this.#words }, first);
  }

  #firstText(codes: Int32Array, numbers: readonly (number | null)[], rowNumbers: Int32Array): TextCell | null {
    if (!numbers.includes(null)) return null;
    const at = codes.findIndex((code) => code >= 0 && numbers[code] === null);
    return at < 0
      ? null
      : { row: rowNumbers[at] as number, value: shownText(this.#words[codes[at] as number] as string) };
  }
}
