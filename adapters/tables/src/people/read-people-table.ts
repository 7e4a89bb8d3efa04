import { optionalPeopleColumns, type PeopleColumn, type PeopleTableKind, peopleColumns } from "@huabiao/scheme";
import type { TableReading } from "../evidence/reading.ts";
import { limits } from "../limits.ts";
import { foldName } from "../match/fold.ts";
import { findColumn } from "../read/check-header.ts";
import { type FoundColumn, RowCells } from "./row-cells.ts";

/** How the rows of a kind of table become what they mean. */
export interface PeopleRule<K extends PeopleTableKind, T> {
  readonly kind: K;
  /** What a row says; null when it is refused. Problems are told to the cells. */
  readonly read: (cells: RowCells<PeopleColumn<K>>) => T | null;
  /** What may stand once only, and the column in which a second row is told. */
  readonly once?: { readonly key: (row: T) => string; readonly column: PeopleColumn<K> };
}

/** Columns a scheme renames. */
export type Renamed = { readonly columns?: Readonly<Record<string, string | undefined>> | undefined };

/**
 * Reads a table of people row by row. Columns have their usual names unless the scheme renames them; an optional one may be
 * absent. What stands twice is refused, naming the first row. An empty table is noted. Cost O(cells).
 */
export async function readPeopleTable<K extends PeopleTableKind, T>(
  table: TableReading,
  declared: Renamed,
  rule: PeopleRule<K, T>,
): Promise<T[]> {
  const columns = findPeopleColumns(table, declared, rule.kind);
  const rows: T[] = [];
  if (table.log.broken) return rows;
  const cells = new RowCells(table, columns);
  const first = new Map<string, number>();
  const count = await table.table.forEachRow((own, row) => {
    cells.open(own, row);
    const read = rule.read(cells);
    if (read === null || !cells.sound || isTwice(read, { rule, cells, first })) return;
    if (rows.length < limits.listedRows) rows.push(read);
    else if (!table.log.broken) table.log.refuseTable("table.too-many-rows", { limit: limits.listedRows });
  });
  cells.close();
  if (count === 0 && table.log.refusals === 0) table.log.note("table.no-rows-here");
  return rows;
}

function isTwice<K extends PeopleTableKind, T>(
  read: T,
  { rule, cells, first }: { rule: PeopleRule<K, T>; cells: RowCells<PeopleColumn<K>>; first: Map<string, number> },
): boolean {
  if (rule.once === undefined) return false;
  const key = rule.once.key(read);
  const earlier = first.get(key);
  if (earlier === undefined) first.set(key, cells.row);
  else cells.refuse("table.row-twice", rule.once.column, { first: earlier });
  return earlier !== undefined;
}

/** The columns of a table of people; one that is missing and may not be refuses the table. */
export function findPeopleColumns<K extends PeopleTableKind>(
  { table, log }: TableReading,
  { columns = {} }: Renamed,
  kind: K,
): Readonly<Record<PeopleColumn<K>, FoundColumn>> {
  const optional: readonly string[] = optionalPeopleColumns[kind] ?? [];
  const found = Object.entries(peopleColumns[kind]).map(([role, usual]): [string, FoundColumn] => {
    const renamed = columns[role];
    const name = renamed ?? usual;
    if (renamed !== undefined || !optional.includes(role))
      return [role, { name, at: findColumn(table.header, name, log) }];
    const at = table.header.findIndex((candidate) => foldName(candidate) === foldName(name));
    return [role, { name, at: at < 0 ? null : at }];
  });
  return Object.fromEntries(found) as Record<PeopleColumn<K>, FoundColumn>;
}
