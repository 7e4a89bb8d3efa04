import type { ObservationTable } from "@huabiao/scheme";
import { shownText } from "../cells/cell-text.ts";
import { parseYesNo } from "../cells/cell-verdict.ts";
import { limits } from "../limits.ts";
import { isSameUnit } from "../match/unit.ts";
import { findColumn } from "../read/check-header.ts";
import { type Batch, type ValueColumn, type Wanted, type WordColumn, wordCode } from "../read/table.ts";
import { NumberCells } from "./number-cells.ts";
import type { ObservationEntry, ObservationStore } from "./observation-store.ts";
import { type PeriodCells, periodCells } from "./period-cells.ts";
import type { Reading, TableReading } from "./reading.ts";
import { nameRule, WordCells } from "./word-cells.ts";

/** A table of observations with one row each. */
export type LongTable = Extract<ObservationTable, { shape: "long" }>;

/**
 * Reads a long table into the store: every cell of a row is looked at, so that all its problems are told at
 * once, and only a row without problem becomes an observation. A missing value is no observation.
 *
 * Cost O(rows); each different subject, indicator, unit and period is matched once.
 */
export async function readLong(
  table: TableReading,
  declared: LongTable,
  onto: { readonly reading: Reading; readonly store: ObservationStore },
): Promise<number> {
  const columns = findLongColumns(table, declared);
  if (!columns) return 0;
  const { se, revision, verified } = columns;
  onto.store.expect({ se: se !== null, revision: revision !== null, verified: verified !== null });
  const reader = new LongReader(table, { columns, declared, ...onto });
  const rows = await table.table.readBatches(columns.wanted, (batch) => reader.take(batch));
  reader.close();
  return rows;
}

type Role = keyof LongTable["columns"];

interface LongColumns {
  readonly wanted: readonly Wanted[];
  readonly subject: number;
  readonly indicator: number;
  readonly value: number;
  readonly period: number | null;
  readonly unit: number | null;
  readonly se: number | null;
  readonly revision: number | null;
  readonly verified: number | null;
}

const valueRoles: ReadonlySet<Role> = new Set<Role>(["value", "se", "revision"]);

function findLongColumns(table: TableReading, declared: LongTable): LongColumns | null {
  const wanted: Wanted[] = [];
  const place = (role: Role): number | null => {
    const name = declared.columns[role];
    const column = name === undefined ? null : findColumn(table.table.header, name, table.log);
    return column === null ? null : wanted.push({ column, as: valueRoles.has(role) ? "value" : "word" }) - 1;
  };
  const [subject, indicator, value] = [place("subject"), place("indicator"), place("value")];
  const optional = {
    period: place("period"),
    unit: place("unit"),
    se: place("se"),
    revision: place("revision"),
    verified: place("verified"),
  };
  if (declared.columns.source !== undefined) findColumn(table.table.header, declared.columns.source, table.log);
  if (subject === null || indicator === null || value === null || table.log.broken) return null;
  return { wanted, subject, indicator, value, ...optional };
}

class LongReader {
  readonly #table: TableReading;
  readonly #columns: LongColumns;
  readonly #declared: LongTable;
  readonly #reading: Reading;
  readonly #store: ObservationStore;
  readonly #subjects: WordCells;
  readonly #series: WordCells;
  readonly #periods: PeriodCells;
  readonly #verdicts: WordCells;
  readonly #numbers: NumberCells;
  readonly #unitVerdicts = new Map<number, boolean>();
  readonly #entry: ObservationEntry;

  constructor(
    table: TableReading,
    of: { columns: LongColumns; declared: LongTable; reading: Reading; store: ObservationStore },
  ) {
    const names = of.declared.columns;
    this.#table = table;
    this.#columns = of.columns;
    this.#declared = of.declared;
    this.#reading = of.reading;
    this.#store = of.store;
    const { subjects, series } = of.reading;
    const { others } = of.declared;
    this.#subjects = new WordCells(
      nameRule({ column: names.subject, kind: "subject", index: subjects }, others?.subjects ?? "refuse"),
      table.log,
    );
    this.#series = new WordCells(
      nameRule({ column: names.indicator, kind: "indicator", index: series.index }, others?.indicators ?? "refuse"),
      table.log,
    );
    this.#periods = periodCells(names.period ?? null, of, table.log);
    this.#verdicts = new WordCells(verdictRule(names.verified ?? ""), table.log);
    this.#numbers = new NumberCells(table.log);
    this.#entry = { ...emptyEntry, source: table.source, column: of.store.columnCode(names.value) };
  }

  take(batch: Batch): void {
    for (let k = 0; k < batch.count; k++) {
      if (this.#read(batch, k)) addWithin(this.#store, this.#entry, this.#table);
    }
  }

  close(): void {
    this.#numbers.close();
    const ignored = this.#subjects.ignored + this.#series.ignored;
    if (ignored > 0) this.#table.log.note("table.rows-ignored", { count: ignored });
  }

  #read(batch: Batch, k: number): boolean {
    const columns = this.#columns;
    const entry = this.#entry;
    const row = batch.rows[k] as number;
    entry.row = row;
    entry.subject = this.#subjects.read(batch.columns[columns.subject] as WordColumn, k, row);
    if (entry.subject < -1) return false;
    entry.series = this.#series.read(batch.columns[columns.indicator] as WordColumn, k, row);
    if (entry.series < -1) return false;
    entry.period = this.#periods.read(wordColumn(batch, columns.period), k, row);
    const percent = entry.series < 0 || this.#reading.series.entries[entry.series]?.percent === true;
    const value = this.#numbers.read(batch.columns[columns.value] as ValueColumn, k, {
      row,
      column: this.#declared.columns.value,
      percent,
    });
    const rest = this.#readRest(batch, k, percent);
    if (entry.subject < 0 || entry.series < 0 || entry.period < 0 || value === undefined || !rest) return false;
    entry.value = value;
    return !Number.isNaN(value);
  }

  #readRest(batch: Batch, k: number, percent: boolean): boolean {
    const columns = this.#columns;
    const unit = columns.unit === null || this.#readUnit(batch.columns[columns.unit] as WordColumn, k);
    const se = columns.se === null || this.#readError(batch.columns[columns.se] as ValueColumn, k, percent);
    const revision = columns.revision === null || this.#readRevision(batch.columns[columns.revision] as ValueColumn, k);
    const verified = columns.verified === null || this.#readVerified(batch.columns[columns.verified] as WordColumn, k);
    return unit && se && revision && verified;
  }

  #readUnit(column: WordColumn, k: number): boolean {
    const code = column.codes[k] as number;
    const series = this.#entry.series;
    const wanted = this.#reading.series.entries[series]?.unit ?? null;
    if (code < 0 || wanted === null) return true;
    const key = code * this.#reading.series.entries.length + series;
    const word = column.words[code] ?? "";
    const same = this.#unitVerdicts.get(key) ?? (word.trim() === "" || isSameUnit(word, wanted));
    this.#unitVerdicts.set(key, same);
    if (!same)
      this.#refuse("table.unit-differs", { column: this.#declared.columns.unit ?? "", value: word, expected: wanted });
    return same;
  }

  #readError(column: ValueColumn, k: number, percent: boolean): boolean {
    const name = this.#declared.columns.se ?? "";
    const se = this.#numbers.read(column, k, { row: this.#entry.row, column: name, percent });
    if (se === undefined) return false;
    this.#entry.se = se;
    if (se < 0) this.#refuse("table.standard-error-negative", { column: name, value: String(se) });
    return !(se < 0);
  }

  #readRevision(column: ValueColumn, k: number): boolean {
    const name = this.#declared.columns.revision ?? "";
    const revision = this.#numbers.read(column, k, { row: this.#entry.row, column: name, percent: false });
    if (revision === undefined) return false;
    this.#entry.revision = Number.isNaN(revision) ? 0 : revision;
    const whole = Number.isInteger(this.#entry.revision) && this.#entry.revision >= 0 && this.#entry.revision < 2 ** 31;
    if (!whole) this.#refuse("table.revision-not-whole", { column: name, value: String(revision) });
    return whole;
  }

  #readVerified(column: WordColumn, k: number): boolean {
    this.#entry.verified = -1;
    if ((column.codes[k] as number) === wordCode.empty) return true;
    const verdict = this.#verdicts.read(column, k, this.#entry.row);
    if (verdict >= 0) this.#entry.verified = verdict === 2 ? -1 : verdict;
    return verdict >= 0;
  }

  #refuse(code: string, facts: { readonly column: string; readonly value: string; readonly expected?: string }): void {
    this.#table.log.refuseRow(
      code,
      { ...facts, value: shownText(facts.value) },
      { row: this.#entry.row, column: facts.column },
    );
  }
}

/** Adds an observation unless the assessment is full, which refuses the table once. */
export function addWithin(store: ObservationStore, entry: ObservationEntry, table: TableReading): void {
  if (store.count < limits.observations) store.add(entry);
  else if (table.log.countOf("table.too-many-observations") === 0) {
    table.log.refuseTable("table.too-many-observations", { limit: limits.observations }, { row: entry.row });
  }
}

/** An observation of which nothing is said yet. */
export const emptyEntry: ObservationEntry = {
  series: 0,
  subject: 0,
  period: 0,
  value: 0,
  se: Number.NaN,
  revision: 0,
  verified: -1,
  source: 0,
  row: 0,
  column: 0,
};

function wordColumn(batch: Batch, at: number | null): WordColumn | null {
  return at === null ? null : (batch.columns[at] as WordColumn);
}

function verdictRule(column: string) {
  const resolve = (word: string) => {
    const verdict = parseYesNo(word);
    if (verdict === undefined)
      return { code: "table.not-yes-or-no", facts: { column: shownText(column), value: shownText(word) } };
    return verdict === null ? 2 : verdict ? 1 : 0;
  };
  return { column, resolve, emptyCode: "table.not-yes-or-no" };
}
