import { type CellNumber, parseCellNumber } from "../cells/cell-number.ts";
import { cellText, shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import type { ProblemLog } from "../problem-log.ts";
import { type Cell, cellKind, isUncomputed, type ValueColumn } from "../read/table.ts";

/** Where a number cell stands and what it may look like. */
export interface NumberPlace {
  readonly row: number;
  readonly column: string;
  readonly percent: boolean;
}

/**
 * Reads number cells of one table, puts refusals into its log, and notes once per column and kind what was
 * understood beyond the plainest form (full-width digits, thousands, per-cent signs), with a count.
 */
export class NumberCells {
  readonly #log: ProblemLog;
  readonly #notes = new Map<string, { count: number; row: number; column: string; note: string; value: string }>();

  constructor(log: ProblemLog) {
    this.#log = log;
  }

  /** The number in a batch, NaN when it is missing (`null`-like) and undefined when it was refused. */
  read(column: ValueColumn, k: number, at: NumberPlace): number | undefined {
    const kind = column.kinds[k];
    if (kind === cellKind.empty) return Number.NaN;
    if (kind === cellKind.number) return this.#check(column.numbers[k] as number, at);
    return this.readCell(column.cells?.[k] ?? null, at);
  }

  /** The same for a single cell. */
  readCell(cell: Cell, at: NumberPlace): number | undefined {
    if (cell === null) return Number.NaN;
    if (typeof cell === "number") return this.#check(cell, at);
    if (isUncomputed(cell))
      return this.#refuse("table.formula-without-value", { value: shownText(`=${cell.formula}`) }, at);
    const text = cellText(cell);
    const parsed: CellNumber = parseCellNumber(text, { percent: at.percent });
    if (parsed.kind === "missing") return Number.NaN;
    if (parsed.kind === "refused") return this.#refuse(`table.number-${parsed.reason}`, { value: shownText(text) }, at);
    if (parsed.note) this.#note(parsed.note, text, at);
    return parsed.value;
  }

  /** Writes the notes into the log. */
  close(): void {
    for (const { note, count, row, column, value } of this.#notes.values()) {
      this.#log.note(
        `table.read-${note}`,
        { count, column: shownText(column), value: shownText(value) },
        { row, column },
      );
    }
  }

  #check(value: number, at: NumberPlace): number | undefined {
    if (Math.abs(value) <= limits.magnitude) return value === 0 ? 0 : value;
    const reason = Number.isFinite(value) ? "too-large" : "not-finite";
    return this.#refuse(`table.number-${reason}`, { value: String(value) }, at);
  }

  #note(note: string, value: string, at: NumberPlace): void {
    const key = `${note}\n${at.column}`;
    const known = this.#notes.get(key);
    if (known) known.count++;
    else this.#notes.set(key, { count: 1, row: at.row, column: at.column, note, value });
  }

  #refuse(code: string, facts: Record<string, string>, at: NumberPlace): undefined {
    this.#log.refuseRow(code, { ...facts, column: shownText(at.column) }, { row: at.row, column: at.column });
    return undefined;
  }
}
