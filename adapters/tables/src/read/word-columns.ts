import { cellText } from "../cells/cell-text.ts";
import {
  type Batch,
  type Cell,
  cellKind,
  isUncomputed,
  type ValueColumn,
  type Wanted,
  type WordColumn,
  wordCode,
} from "./table.ts";

/** Turns rows into batches of columns; the words of a column keep their codes over all batches. */
export class BatchBuilder {
  readonly #columns: readonly (WordBuilder | ValueBuilder)[];
  readonly #wanted: readonly Wanted[];
  readonly #length: number;
  readonly #rows: Int32Array;
  readonly #consume: (batch: Batch) => void;
  #count = 0;

  constructor(wanted: readonly Wanted[], consume: (batch: Batch) => void) {
    this.#wanted = wanted;
    this.#length = Math.max(16, Math.min(4096, Math.floor(batchCells / Math.max(1, wanted.length))));
    this.#rows = new Int32Array(this.#length);
    this.#consume = consume;
    this.#columns = wanted.map((one) =>
      one.as === "word" ? new WordBuilder(this.#length) : new ValueBuilder(this.#length),
    );
  }

  add(cells: readonly Cell[], row: number): void {
    const at = this.#count++;
    this.#rows[at] = row;
    for (let k = 0; k < this.#columns.length; k++) {
      this.#columns[k]?.set(at, cells[(this.#wanted[k] as Wanted).column] ?? null);
    }
    if (this.#count === this.#length) this.flush();
  }

  flush(): void {
    if (this.#count > 0) this.#consume({ count: this.#count, rows: this.#rows, columns: this.#columns });
    this.#count = 0;
  }
}

/** Cells of a batch at most, so that wide tables have short batches. */
const batchCells = 1 << 18;

class WordBuilder implements WordColumn {
  readonly as = "word";
  readonly words: string[] = [];
  readonly codes: Int32Array;
  readonly #codeOf = new Map<string, number>();

  constructor(length: number) {
    this.codes = new Int32Array(length);
  }

  set(at: number, cell: Cell): void {
    if (cell === null || cell === "") this.codes[at] = wordCode.empty;
    else if (isUncomputed(cell)) this.codes[at] = wordCode.uncomputed;
    else this.codes[at] = this.#code(cellText(cell));
  }

  #code(text: string): number {
    const known = this.#codeOf.get(text);
    if (known !== undefined) return known;
    const own = ownCopy(text);
    this.#codeOf.set(own, this.words.length);
    return this.words.push(own) - 1;
  }
}

class ValueBuilder implements ValueColumn {
  readonly as = "value";
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly cells: Cell[];

  constructor(length: number) {
    this.kinds = new Uint8Array(length);
    this.numbers = new Float64Array(length);
    this.cells = new Array<Cell>(length).fill(null);
  }

  set(at: number, cell: Cell): void {
    this.kinds[at] =
      cell === null || cell === "" ? cellKind.empty : typeof cell === "number" ? cellKind.number : cellKind.other;
    this.numbers[at] = typeof cell === "number" ? cell : Number.NaN;
    this.cells[at] = cell;
  }
}

/** A copy that does not keep the large text alive from which a slice was taken. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
