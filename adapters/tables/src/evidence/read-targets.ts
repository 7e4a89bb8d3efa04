import type { Target } from "@huabiao/assess";
import type { Day } from "@huabiao/kernel/calendar";
import type { TargetTable } from "@huabiao/scheme";
import { isMissingMark } from "../cells/cell-number.ts";
import { cellText, shownText } from "../cells/cell-text.ts";
import { parseCellDay, parseYesNo } from "../cells/cell-verdict.ts";
import { foldName } from "../match/fold.ts";
import { parsePeriod } from "../match/period.ts";
import { findColumn } from "../read/check-header.ts";
import { type Cell, isUncomputed } from "../read/table.ts";
import { NumberCells } from "./number-cells.ts";
import type { Reading, TableReading } from "./reading.ts";
import { nameRefusal } from "./word-cells.ts";

/**
 * Reads a table of targets. Subject, indicator and target are needed; a missing baseline, deadline, provider
 * or verification is null; without a period the target is for the scheme's own. The same subject, indicator
 * and period twice is refused, naming both rows.
 */
export async function readTargets(
  table: TableReading,
  declared: TargetTable,
  reading: Reading,
): Promise<{ targets: Target[]; rows: number }> {
  const columns = findTargetColumns(table, declared);
  const targets: Target[] = [];
  if (!columns) return { targets, rows: 0 };
  const reader = new TargetReader(table, { declared, columns, reading });
  const rows = await table.table.forEachRow((cells, row) => {
    const target = reader.read(cells, row);
    if (target) targets.push(target);
  });
  reader.close();
  if (rows === 0 && table.log.refusals === 0) table.log.note("table.no-rows-here");
  return { targets, rows };
}

type Role = keyof TargetTable["columns"];
type TargetColumns = Readonly<Record<Role, number | null>>;

function findTargetColumns(table: TableReading, declared: TargetTable): TargetColumns | null {
  const find = (role: Role): number | null => {
    const name = declared.columns[role];
    return name === undefined ? null : findColumn(table.table.header, name, table.log);
  };
  const columns = {
    subject: find("subject"),
    indicator: find("indicator"),
    target: find("target"),
    baseline: find("baseline"),
    period: find("period"),
    deadline: find("deadline"),
    provider: find("provider"),
    verified: find("verified"),
  };
  return table.log.broken ? null : columns;
}

class TargetReader {
  readonly #table: TableReading;
  readonly #declared: TargetTable;
  readonly #columns: TargetColumns;
  readonly #reading: Reading;
  readonly #numbers: NumberCells;
  readonly #seen = new Map<string, number>();
  #cells: readonly Cell[] = [];
  #row = 0;
  #sound = true;

  constructor(table: TableReading, of: { declared: TargetTable; columns: TargetColumns; reading: Reading }) {
    this.#table = table;
    this.#declared = of.declared;
    this.#columns = of.columns;
    this.#reading = of.reading;
    this.#numbers = new NumberCells(table.log);
  }

  read(cells: readonly Cell[], row: number): Target | null {
    this.#cells = cells;
    this.#row = row;
    this.#sound = true;
    const subject = this.#find("subject");
    const series = this.#find("indicator");
    const target = this.#number("target", series);
    if (target === null && this.#sound) this.#refuse("table.target-missing", "target", {});
    const rest = {
      period: this.#period(),
      baseline: this.#number("baseline", series),
      deadline: this.#day(),
      provider: this.#text("provider") || null,
      verified: this.#verified(),
    };
    if (!this.#sound || target === null || !this.#isNew(subject, series, rest.period)) return null;
    return { subject, series, target, ...rest, source: this.#table.source, row };
  }

  close(): void {
    this.#numbers.close();
  }

  #find(kind: "subject" | "indicator"): number {
    const index = kind === "subject" ? this.#reading.subjects : this.#reading.series.index;
    const name = this.#text(kind);
    if (foldName(name) === "") return this.#refuse(`table.${kind}-missing`, kind, {});
    const found = index.find(name);
    if (found.kind === "found") return found.at;
    const refusal = nameRefusal({ kind, index }, name, found);
    return this.#refuse(refusal.code, kind, refusal.facts);
  }

  #number(role: "target" | "baseline", series: number): number | null {
    const at = this.#columns[role];
    if (at === null) return null;
    const percent = series < 0 || this.#reading.series.entries[series]?.percent === true;
    const value = this.#numbers.readCell(this.#cells[at] ?? null, {
      row: this.#row,
      column: this.#declared.columns[role] ?? role,
      percent,
    });
    if (value === undefined) this.#sound = false;
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  #period(): string {
    const own = this.#reading.scheme.period.label;
    const text = this.#text("period");
    if (this.#columns.period === null || isMissingMark(text)) return own;
    const label = parsePeriod(text, this.#reading.periods);
    if (label === null) this.#refuse("table.period-not-understood", "period", {});
    return label ?? own;
  }

  #day(): Day | null {
    const day = parseCellDay(this.#text("deadline"));
    if (day === undefined) this.#refuse("table.not-a-day", "deadline", {});
    return day ?? null;
  }

  #verified(): boolean | null {
    const verdict = parseYesNo(this.#text("verified"));
    if (verdict === undefined) this.#refuse("table.not-yes-or-no", "verified", {});
    return verdict ?? null;
  }

  #text(role: Role): string {
    const at = this.#columns[role];
    const cell = at === null ? null : (this.#cells[at] ?? null);
    if (isUncomputed(cell)) this.#refuse("table.formula-without-value", role, { value: shownText(`=${cell.formula}`) });
    return isUncomputed(cell) ? "" : cellText(cell).trim();
  }

  #isNew(subject: number, series: number, period: string): boolean {
    const key = `${subject}\n${series}\n${period}`;
    const first = this.#seen.get(key);
    if (first === undefined) this.#seen.set(key, this.#row);
    else this.#refuse("table.target-twice", "subject", { first });
    return first === undefined;
  }

  #refuse(code: string, role: Role, facts: Readonly<Record<string, string | number>>): number {
    this.#sound = false;
    const column = this.#declared.columns[role] ?? role;
    const at = this.#columns[role];
    const value = at === null ? "" : shownText(cellText(this.#cells[at] ?? null));
    this.#table.log.refuseRow(code, { column: shownText(column), value, ...facts }, { row: this.#row, column });
    return -1;
  }
}
