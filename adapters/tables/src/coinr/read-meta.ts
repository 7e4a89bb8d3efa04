import { parseCellNumber } from "../cells/cell-number.ts";
import { cellText, shownText } from "../cells/cell-text.ts";
import type { ProblemLog } from "../problem-log.ts";
import { findColumn } from "../read/check-header.ts";
import type { Cell, OpenTable } from "../read/table.ts";

/** What a row of iMeta describes. */
type MetaType = "indicator" | "aggregate" | "group" | "denominator" | "other";

/** A row of iMeta, read. `parent` null at the top. */
export interface MetaEntry {
  readonly code: string;
  readonly title: string;
  readonly type: MetaType;
  readonly level: number | null;
  readonly parent: string | null;
  readonly direction: 1 | -1;
  readonly weight: number;
  readonly unit: string;
  readonly target: number | null;
  readonly denominator: string | null;
  readonly row: number;
}

/**
 * Reads an iMeta table, columns in any order. `iCode`, `Level` and `Parent` must be there; a missing Type
 * follows from the level, a missing Direction or Weight is 1, a missing iName is the code.
 */
export async function readMeta(table: OpenTable, log: ProblemLog): Promise<MetaEntry[]> {
  for (const name of ["iCode", "Level", "Parent"]) findColumn(table.header, name, log);
  const entries: MetaEntry[] = [];
  if (log.broken) return entries;
  const at = new Map(table.header.map((name, column) => [name, column]));
  await table.forEachRow((cells, row) => {
    const entry = new MetaRow({ cells, row, at, log }).read();
    if (entry) entries.push(entry);
  });
  return entries;
}

interface RowContext {
  readonly cells: readonly Cell[];
  readonly row: number;
  readonly at: ReadonlyMap<string, number>;
  readonly log: ProblemLog;
}

class MetaRow {
  readonly #of: RowContext;

  constructor(of: RowContext) {
    this.#of = of;
  }

  read(): MetaEntry | null {
    const code = this.#text("iCode");
    if (code === "") return this.#refuse("coinr.code-missing", "iCode");
    if (!namePattern.test(code)) return this.#refuse("coinr.code-not-a-name", "iCode");
    const level = this.#number("Level");
    const type = this.#type(level);
    if (type === null) return this.#refuse("coinr.type-unknown", "Type");
    const direction = this.#number("Direction") ?? 1;
    if (direction !== 1 && direction !== -1) return this.#refuse("coinr.direction-unknown", "Direction");
    if (type === "aggregate" && direction === -1) return this.#refuse("coinr.direction-of-aggregate", "Direction");
    const weight = this.#number("Weight") ?? 1;
    if (weight < 0) return this.#refuse("coinr.weight-negative", "Weight");
    const rest = {
      parent: this.#text("Parent") || null,
      unit: this.#text("Unit"),
      denominator: this.#text("Denominator") || null,
    };
    return {
      code,
      title: this.#text("iName") || code,
      type,
      level,
      direction,
      weight,
      target: this.#number("Target"),
      row: this.#of.row,
      ...rest,
    };
  }

  #type(level: number | null): MetaType | null {
    const word = this.#text("Type").toLowerCase();
    if (word === "") return level === null ? "other" : level === 1 ? "indicator" : "aggregate";
    return types.find((type) => type === word) ?? null;
  }

  #cell(name: string): Cell {
    const at = this.#of.at.get(name);
    return at === undefined ? null : (this.#of.cells[at] ?? null);
  }

  #text(name: string): string {
    const text = cellText(this.#cell(name)).trim();
    return text === "NA" ? "" : text;
  }

  #number(name: string): number | null {
    const parsed = parseCellNumber(this.#text(name), { percent: false });
    if (parsed.kind === "refused") this.#refuse(`table.number-${parsed.reason}`, name);
    return parsed.kind === "number" ? parsed.value : null;
  }

  #refuse(code: string, column: string): null {
    this.#of.log.refuseRow(code, { column, value: shownText(this.#text(column)) }, { row: this.#of.row, column });
    return null;
  }
}

const types: readonly MetaType[] = ["indicator", "aggregate", "group", "denominator", "other"];
const namePattern = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,119}$/u;
