import type { Person } from "@huabiao/assess";
import type { Language, Text } from "@huabiao/kernel/text";
import { cellText, shownText } from "../cells/cell-text.ts";
import type { TableReading } from "../evidence/reading.ts";
import { titleWords } from "../evidence/series-list.ts";
import { foldName } from "../match/fold.ts";
import { NameIndex } from "../match/name-index.ts";
import type { Cell } from "../read/table.ts";
import { findPeopleColumns, type Renamed } from "./read-people-table.ts";
import { RowCells } from "./row-cells.ts";

/** The persons of a table, sorted by id, and the index by which other tables find them. */
export interface PersonList {
  readonly persons: readonly Person[];
  readonly index: NameIndex;
}

/**
 * Reads the table of persons: an id that stands once, names in up to three languages (the id when there is none), a rank,
 * and every other column as an attribute. Sorted by id, so that the order of rows changes nothing.
 */
export async function readPersons(table: TableReading, declared: Renamed): Promise<PersonList> {
  const columns = findPeopleColumns(table, declared, "persons");
  if (table.log.broken) return listOf([]);
  const taken = new Set(Object.values(columns).map(({ at }) => at));
  const others = table.table.header.flatMap((name, at) => (taken.has(at) || name === "" ? [] : [{ name, at }]));
  const cells = new RowCells(table, columns);
  const first = new Map<string, number>();
  const persons: Person[] = [];
  const count = await table.table.forEachRow((own, row) => {
    cells.open(own, row);
    const id = cells.needed("person");
    const title = titleOf(cells, id);
    const rank = cells.text("rank") || null;
    const earlier = first.get(foldName(id));
    if (cells.sound && earlier !== undefined)
      cells.refuse("table.row-twice", "person", { value: shownText(id), first: earlier });
    if (!cells.sound) return;
    first.set(foldName(id), row);
    persons.push({ id, title, rank, attributes: attributesOf(own, others), source: table.source, row });
  });
  if (count === 0 && table.log.refusals === 0) table.log.refuseTable("table.no-rows");
  return listOf(persons);
}

function listOf(persons: Person[]): PersonList {
  persons.sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = new NameIndex();
  for (const { id, title } of persons) index.add(id, titleWords(title));
  return { persons, index };
}

function titleOf(cells: RowCells<Language | "person" | "rank">, id: string): Text {
  const words = (["zh-Hant", "zh-Hans", "en"] as const).flatMap((language) => {
    const name = cells.text(language);
    return name === "" ? [] : [[language, name] as const];
  });
  return words.length === 0 ? id : Object.fromEntries(words);
}

function attributesOf(cells: readonly Cell[], others: readonly { readonly name: string; readonly at: number }[]) {
  return Object.fromEntries(others.map(({ name, at }) => [name, cellText(cells[at] ?? null).trim()]));
}
