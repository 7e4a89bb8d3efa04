import type { Subject } from "@huabiao/assess";
import { asId } from "@huabiao/kernel/id";
import type { Language, Text } from "@huabiao/kernel/text";
import type { SubjectTable } from "@huabiao/scheme";
import { cellText, shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import { foldName } from "../match/fold.ts";
import { NameIndex } from "../match/name-index.ts";
import { findColumn } from "../read/check-header.ts";
import { type Cell, isUncomputed } from "../read/table.ts";
import type { TableReading } from "./reading.ts";
import { titleWords } from "./series-list.ts";

/** The subjects of a table and the index by which other tables find them. */
export interface SubjectList {
  readonly subjects: readonly Subject[];
  readonly index: NameIndex;
}

/**
 * Reads the table of subjects: an id that is not empty and stands once, a title (the id when there is none),
 * and every other column — or those of `keep` — as attributes, as text.
 *
 * A second row with the same id is refused and names the first; in a `distinct` table the first row
 * counts, and a row whose title or kept attributes differ is noted, once for each way. Cost O(cells).
 */
export async function readSubjects(reading: TableReading, declared: SubjectTable): Promise<SubjectList> {
  const list = { subjects: [] as Subject[], index: new NameIndex() };
  const columns = findColumns(reading, declared);
  if (!columns) return list;
  const seen = new Map<string, Subject>();
  const isNew = declared.distinct === true ? isFirst : isOnly;
  const rows = await reading.table.forEachRow((cells, row) => {
    const subject = readSubject({ cells, row }, columns, reading);
    if (
      !subject ||
      !isNew(subject, seen, { log: reading.log, column: columns.idName }) ||
      isOver(list.subjects.length, reading)
    )
      return;
    list.subjects.push(subject);
    list.index.add(subject.id, titleWords(subject.title));
  });
  if (rows === 0 && reading.log.refusals === 0) reading.log.refuseTable("table.no-rows");
  return list;
}

interface SubjectColumns {
  readonly id: number;
  readonly idName: string;
  readonly title: number | null;
  readonly titles: readonly { readonly language: Language; readonly at: number }[];
  readonly attributes: readonly { readonly name: string; readonly at: number }[];
}

function findColumns(reading: TableReading, declared: SubjectTable): SubjectColumns | null {
  const { log, table } = reading;
  const find = (name: string): number | null => findColumn(table.header, name, log);
  const id = find(declared.columns.subject);
  const title = declared.columns.title === undefined ? null : find(declared.columns.title);
  const titles = Object.entries(declared.columns.titles ?? {}).map(([language, name]) => ({
    language: language as Language,
    at: find(name) ?? -1,
  }));
  const kept = declared.keep?.map((name) => ({ name, at: find(name) ?? -1 }));
  if (id === null || log.broken) return null;
  const taken = new Set([id, title, ...titles.map((one) => one.at)]);
  const others = table.header.flatMap((name, at) => (taken.has(at) || name === "" ? [] : [{ name, at }]));
  const attributes = kept ?? (declared.distinct === true ? [] : others);
  return { id, idName: table.header[id] ?? "", title, titles, attributes };
}

function readSubject(
  from: { readonly cells: readonly Cell[]; readonly row: number },
  columns: SubjectColumns,
  reading: TableReading,
): Subject | null {
  const { cells, row } = from;
  const idCell = cells[columns.id] ?? null;
  const id = cellText(idCell).trim();
  if (isUncomputed(idCell))
    return refuse(reading, "table.formula-without-value", { row, column: columns.idName, value: `=${idCell.formula}` });
  if (foldName(id) === "") return refuse(reading, "table.subject-missing", { row, column: columns.idName, value: "" });
  const attributes = columns.attributes.map(({ name, at }) => [name, cellText(cells[at] ?? null).trim()] as const);
  return {
    id: asId<"subject">(id),
    title: titleOf(cells, columns, id),
    attributes: Object.fromEntries(attributes),
    source: reading.source,
    row,
  };
}

function titleOf(cells: readonly Cell[], columns: SubjectColumns, id: string): Text {
  const one = columns.title === null ? "" : cellText(cells[columns.title] ?? null).trim();
  const perLanguage = columns.titles.flatMap(({ language, at }) => {
    const words = cellText(cells[at] ?? null).trim();
    return words === "" ? [] : [[language, words] as const];
  });
  if (perLanguage.length > 0) return Object.fromEntries(perLanguage);
  return one === "" ? id : one;
}

type SeenCheck = (
  subject: Subject,
  seen: Map<string, Subject>,
  reading: { readonly log: TableReading["log"]; readonly column: string },
) => boolean;

/** For a table with one row a subject: a second row is refused. */
const isOnly: SeenCheck = (subject, seen, { log, column }) => {
  const first = enter(subject, seen);
  if (!first) return true;
  log.refuseRow(
    "table.subject-twice",
    { value: shownText(subject.id), first: first.row },
    { row: subject.row, column },
  );
  return false;
};

/** For a table with many rows a subject: the first counts, and another way of writing its title is noted once. */
const isFirst: SeenCheck = (subject, seen, { log }) => {
  const first = enter(subject, seen);
  if (!first) return true;
  const told = (one: Subject) => JSON.stringify([one.title, one.attributes]);
  const key = `\n${told(subject)}`;
  if (told(first) !== told(subject) && !seen.has(key)) {
    seen.set(key, subject);
    log.note("table.subject-differs", { value: shownText(subject.id), first: first.row }, { row: subject.row });
  }
  return false;
};

/** Enters a subject that is new; otherwise gives the one that stands already. */
function enter(subject: Subject, seen: Map<string, Subject>): Subject | null {
  const folded = foldName(subject.id);
  const first = seen.get(folded);
  if (first) return first;
  seen.set(folded, subject);
  return null;
}

function isOver(count: number, reading: TableReading): boolean {
  if (count < limits.listedRows) return false;
  if (!reading.log.broken) reading.log.refuseTable("table.too-many-rows", { limit: limits.listedRows });
  return true;
}

function refuse(
  reading: TableReading,
  code: string,
  at: { readonly row: number; readonly column: string; readonly value: string },
): null {
  reading.log.refuseRow(
    code,
    { column: shownText(at.column), value: shownText(at.value) },
    { row: at.row, column: at.column },
  );
  return null;
}
