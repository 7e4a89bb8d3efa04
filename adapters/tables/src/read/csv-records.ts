import { limits } from "../limits.ts";

/** The delimiters that are told apart. */
export type Delimiter = "," | ";" | "\t";

/** What is wrong with a record's form. */
type CsvFlaw = "quote-not-closed" | "quote-misplaced" | "cell-too-long";

/** One record: its cells, its number (header = 1) and its first flaw with the cell it is in. */
export interface CsvRecord {
  readonly cells: string[];
  readonly row: number;
  readonly flaw: { readonly kind: CsvFlaw; readonly cell: number } | null;
}

/**
 * Splits text into records after RFC 4180, with line ends CRLF, LF or a lone CR.
 *
 * A quote opens a cell only as its first character; two quotes inside are one; a cell may hold line ends.
 * A flaw is reported with its record and splitting goes on, except after a quote that never closes.
 * `visit` returns false to stop. Cost O(characters). Checked against csv-parse.
 */
export function splitRecords(
  pieces: Iterable<string>,
  delimiter: Delimiter,
  visit: (record: CsvRecord) => boolean,
): void {
  const splitter = new Splitter(delimiter);
  let row = 0;
  for (const piece of withEnd(pieces)) {
    splitter.take(piece);
    for (let record = splitter.next(row + 1); record !== null; record = splitter.next(row + 1)) {
      row++;
      if (!visit(record)) return;
    }
  }
}

/**
 * Which delimiter the first record uses most, outside quotes: comma before tab before semicolon when equal.
 * A record with none of them is one column, and the comma is given.
 */
export function detectDelimiter(pieces: Iterable<string>): Delimiter {
  const counts = { ",": 0, "\t": 0, ";": 0 };
  let quoted = false;
  let started = false;
  scan: for (const piece of pieces) {
    for (const character of piece) {
      if (character === '"') quoted = !quoted;
      else if (quoted) continue;
      else if (character === "\n" || character === "\r") {
        if (started) break scan;
        continue;
      } else if (character === "," || character === "\t" || character === ";") counts[character]++;
      started = true;
    }
  }
  const most = Math.max(counts[","], counts["\t"], counts[";"]);
  if (counts[","] === most) return ",";
  return counts["\t"] === most ? "\t" : ";";
}

function* withEnd(pieces: Iterable<string>): Generator<string | null> {
  yield* pieces;
  yield null;
}

const quoteCode = 34;
const newLineCode = 10;
const returnCode = 13;

class Splitter {
  readonly #delimiterCode: number;
  #text = "";
  #at = 0;
  #ended = false;

  constructor(delimiter: Delimiter) {
    this.#delimiterCode = delimiter.charCodeAt(0);
  }

  take(piece: string | null): void {
    if (piece === null) this.#ended = true;
    else this.#text = this.#at === this.#text.length ? piece : this.#text.slice(this.#at) + piece;
    if (piece !== null) this.#at = 0;
  }

  /** The next whole record, or null when more text is needed or none is left. */
  next(row: number): CsvRecord | null {
    if (this.#at >= this.#text.length) return null;
    const cells: string[] = [];
    let flaw: CsvRecord["flaw"] = null;
    let at = this.#at;
    for (;;) {
      const cell = this.#text.charCodeAt(at) === quoteCode ? this.#quoted(at) : this.#plain(at);
      if (cell === null) {
        if (this.#text.length - this.#at <= limits.recordCharacters) return null;
        return this.#giveUp(cells, row, this.#text.charCodeAt(at) === quoteCode);
      }
      flaw ??= flawOf(cell, cells.length);
      cells.push(cell.text);
      at = cell.end;
      if (at >= this.#text.length || this.#text.charCodeAt(at) !== this.#delimiterCode) break;
      at++;
    }
    this.#at = this.#afterLineEnd(at);
    return { cells, row, flaw };
  }

  #giveUp(cells: string[], row: number, inQuotes: boolean): CsvRecord {
    this.#at = this.#text.length;
    this.#ended = true;
    return { cells, row, flaw: { kind: inQuotes ? "quote-not-closed" : "cell-too-long", cell: cells.length } };
  }

  #afterLineEnd(at: number): number {
    if (this.#text.charCodeAt(at) === returnCode && this.#text.charCodeAt(at + 1) === newLineCode) return at + 2;
    return at + 1;
  }

  /** Whether the line end at a place is complete: a CR at the very end may yet be followed by LF. */
  #endsAt(at: number): boolean {
    return (
      this.#ended || at < this.#text.length - 1 || (at < this.#text.length && this.#text.charCodeAt(at) !== returnCode)
    );
  }

  #plain(start: number): CellText | null {
    const text = this.#text;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiterCode || code === newLineCode || code === returnCode) break;
    }
    return this.#endsAt(at) ? { text: text.slice(start, at), end: at, closed: true, clean: true } : null;
  }

  #quoted(start: number): CellText | null {
    const text = this.#text;
    let from = start + 1;
    let value = "";
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0)
        return this.#ended ? { text: value + text.slice(from), end: text.length, closed: false, clean: true } : null;
      if (quote + 1 >= text.length && !this.#ended) return null;
      value += text.slice(from, quote);
      if (text.charCodeAt(quote + 1) !== quoteCode) return this.#afterQuote(value, quote + 1);
      value += '"';
      from = quote + 2;
    }
  }

  #afterQuote(value: string, at: number): CellText | null {
    const code = this.#text.charCodeAt(at);
    const clean =
      at >= this.#text.length || code === this.#delimiterCode || code === newLineCode || code === returnCode;
    if (clean) return this.#endsAt(at) ? { text: value, end: at, closed: true, clean } : null;
    const rest = this.#plain(at);
    return rest && { text: value + rest.text, end: rest.end, closed: true, clean };
  }
}

interface CellText {
  readonly text: string;
  readonly end: number;
  readonly closed: boolean;
  readonly clean: boolean;
}

function flawOf(cell: CellText, at: number): CsvRecord["flaw"] {
  if (!cell.closed) return { kind: "quote-not-closed", cell: at };
  if (!cell.clean) return { kind: "quote-misplaced", cell: at };
  return cell.text.length > limits.cellCharacters ? { kind: "cell-too-long", cell: at } : null;
}
