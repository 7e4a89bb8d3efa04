import type { ObservationTable } from "@huabiao/scheme";
import { shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import { foldName } from "../match/fold.ts";
import { isSameUnit, splitUnit } from "../match/unit.ts";
import { findColumn } from "../read/check-header.ts";
import type { Batch, ValueColumn, Wanted, WordColumn } from "../read/table.ts";
import { NumberCells } from "./number-cells.ts";
import type { ObservationStore } from "./observation-store.ts";
import { periodCells } from "./period-cells.ts";
import { addWithin, emptyEntry } from "./read-long.ts";
import type { Reading, TableReading } from "./reading.ts";
import { nameRefusal, nameRule, WordCells } from "./word-cells.ts";

/** A table with one row per subject and one column per indicator. */
export type WideTable = Extract<ObservationTable, { shape: "wide" }>;

/**
 * Reads a wide table into the store. A column is an indicator by the table's own list, by id, title or alias,
 * or by "name (unit)"; a unit in the header must be the scheme's, it is never converted. A column that is
 * none of these and is not to be ignored refuses the table. A bad cell refuses that cell, not its row.
 */
export async function readWide(
  table: TableReading,
  declared: WideTable,
  onto: { readonly reading: Reading; readonly store: ObservationStore },
): Promise<number> {
  const columns = findWideColumns(table, declared, onto.reading);
  if (!columns || !fitsColumns(columns, table, onto.store)) return 0;
  const take = rowReader(table, { columns, declared, ...onto });
  const rows = await table.table.readBatches(columns.wanted, take.batch);
  take.close();
  return rows;
}

interface SeriesColumn {
  readonly name: string;
  readonly series: number;
}

interface WideColumns {
  readonly wanted: readonly Wanted[];
  readonly hasPeriod: boolean;
  readonly series: readonly SeriesColumn[];
}

function findWideColumns(table: TableReading, declared: WideTable, reading: Reading): WideColumns | null {
  const { header } = table.table;
  const subject = findColumn(header, declared.columns.subject, table.log);
  const period = declared.columns.period === undefined ? null : findColumn(header, declared.columns.period, table.log);
  const chosen = chosenColumns(table, declared, reading);
  const ignored = new Set((declared.ignore ?? []).map((name) => findColumn(header, name, table.log)));
  const series: (SeriesColumn & { readonly at: number })[] = [];
  const passedOver: string[] = [];
  header.forEach((name, at) => {
    if (at === subject || at === period || ignored.has(at) || name === "") return;
    const found = chosen.get(at) ?? matchHeader(name, table, reading);
    if (found !== null) series.push({ name, series: found, at });
    else if (declared.others?.indicators === "ignore") passedOver.push(name);
    else refuseHeader(name, table, reading);
  });
  if (passedOver.length > 0)
    table.log.note(
      "table.columns-ignored",
      { count: passedOver.length, columns: shownText(passedOver.slice(0, 8).join(", ")) },
      { row: 1 },
    );
  refuseTwice(series, table, reading);
  if (subject === null || table.log.broken) return null;
  const keys: Wanted[] = [{ column: subject, as: "word" }];
  if (period !== null) keys.push({ column: period, as: "word" });
  return {
    wanted: [...keys, ...series.map(({ at }) => ({ column: at, as: "value" as const }))],
    hasPeriod: period !== null,
    series,
  };
}

function chosenColumns(table: TableReading, declared: WideTable, reading: Reading): Map<number, number> {
  const chosen = new Map<number, number>();
  for (const [column, id] of Object.entries(declared.indicators ?? {})) {
    const at = findColumn(table.table.header, column, table.log);
    const series = reading.series.index.positionOf(id);
    if (series === undefined)
      table.log.refuseTable("table.unknown-indicator", { value: shownText(id) }, { row: 1, column });
    if (at === null || series === undefined) continue;
    chosen.set(at, series);
    noteUnit(table.table.header[at] ?? "", series, { table, reading });
  }
  return chosen;
}

function noteUnit(
  header: string,
  series: number,
  of: { readonly table: TableReading; readonly reading: Reading },
): void {
  const named = splitUnit(header);
  const unit = of.reading.series.entries[series]?.unit ?? null;
  if (!named || unit === null || isSameUnit(named.unit, unit)) return;
  of.table.log.note(
    "table.unit-unchecked",
    { column: shownText(header), value: shownText(named.unit), expected: shownText(unit) },
    { row: 1, column: header },
  );
}

function matchHeader(header: string, table: TableReading, reading: Reading): number | null {
  const whole = reading.series.index.find(header);
  if (whole.kind === "found") return whole.at;
  const named = splitUnit(header);
  const found = named && reading.series.index.find(named.name);
  if (!named || found?.kind !== "found") return null;
  const unit = reading.series.entries[found.at]?.unit ?? null;
  if (unit !== null && !isSameUnit(named.unit, unit)) {
    table.log.refuseTable(
      "table.unit-differs",
      { column: shownText(header), value: shownText(named.unit), expected: shownText(unit) },
      { row: 1, column: header },
    );
  }
  return found.at;
}

function refuseHeader(header: string, table: TableReading, reading: Reading): void {
  const name = splitUnit(header)?.name ?? header;
  const found = reading.series.index.find(name);
  const refusal = nameRefusal({ kind: "indicator", index: reading.series.index }, name, found);
  const code = refusal.code.replace("unknown-indicator", "unknown-column");
  table.log.refuseTable(code, { ...refusal.facts, value: shownText(header) }, { row: 1, column: header });
}

function refuseTwice(columns: readonly SeriesColumn[], table: TableReading, reading: Reading): void {
  const first = new Map<number, string>();
  for (const { name, series } of columns) {
    const before = first.get(series);
    if (before === undefined) first.set(series, name);
    else {
      const facts = {
        value: shownText(name),
        first: shownText(before),
        indicator: reading.series.entries[series]?.id ?? "",
      };
      table.log.refuseTable("table.indicator-twice", facts, { row: 1, column: name });
    }
  }
}

function fitsColumns(columns: WideColumns, table: TableReading, store: ObservationStore): boolean {
  const known = new Set([...store.columns, ...columns.series.map(({ name }) => foldName(name))]).size;
  if (known <= limits.observedColumns) return true;
  table.log.refuseTable("table.too-many-columns", { columns: known, limit: limits.observedColumns }, { row: 1 });
  return false;
}

function rowReader(
  table: TableReading,
  of: { columns: WideColumns; declared: WideTable; reading: Reading; store: ObservationStore },
) {
  const { columns, declared, reading, store } = of;
  const rule = nameRule(
    { column: declared.columns.subject, kind: "subject", index: reading.subjects },
    declared.others?.subjects ?? "refuse",
  );
  const subjects = new WordCells(rule, table.log);
  const periods = periodCells(declared.columns.period ?? null, of, table.log);
  const numbers = new NumberCells(table.log);
  const codes = columns.series.map(({ name }) => store.columnCode(name));
  const percents = columns.series.map(({ series }) => reading.series.entries[series]?.percent === true);
  const entry = { ...emptyEntry, source: table.source };
  const offset = columns.hasPeriod ? 2 : 1;
  const readRow = (batch: Batch, k: number): void => {
    const row = batch.rows[k] as number;
    entry.row = row;
    entry.subject = subjects.read(batch.columns[0] as WordColumn, k, row);
    if (entry.subject < -1) return;
    entry.period = periods.read(columns.hasPeriod ? (batch.columns[1] as WordColumn) : null, k, row);
    columns.series.forEach(({ name, series }, at) => {
      const value = numbers.read(batch.columns[at + offset] as ValueColumn, k, {
        row,
        column: name,
        percent: percents[at] === true,
      });
      if (value === undefined || Number.isNaN(value) || entry.subject < 0 || entry.period < 0) return;
      entry.series = series;
      entry.value = value;
      entry.column = codes[at] as number;
      addWithin(store, entry, table);
    });
  };
  const batch = (rows: Batch): void => {
    for (let k = 0; k < rows.count; k++) readRow(rows, k);
  };
  const close = (): void => {
    numbers.close();
    if (subjects.ignored > 0) table.log.note("table.rows-ignored", { count: subjects.ignored });
  };
  return { batch, close };
}
