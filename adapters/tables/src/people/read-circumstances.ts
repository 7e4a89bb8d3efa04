import type { Dissent, Excuse, Leave } from "@huabiao/assess";
import type { TableReading } from "../evidence/reading.ts";
import type { NameIndex } from "../match/name-index.ts";
import type { PeopleNames } from "./people-names.ts";
import { type Renamed, readPeopleTable } from "./read-people-table.ts";
import { wordsOf } from "./read-reports.ts";

/** Reads adverse results that a panel holds excusable; each names a record, a project or an indicator, and a reason. */
export function readExcuses(
  table: TableReading,
  declared: Renamed,
  { names, citable }: { readonly names: PeopleNames; readonly citable: NameIndex },
): Promise<Excuse[]> {
  return readPeopleTable<"excuses", Excuse>(table, declared, {
    kind: "excuses",
    read: (cells) => ({
      person: cells.named("person", { kind: "person", index: names.persons.index }),
      what: citable.idAt(cells.named("what", { kind: "evidence", index: citable })),
      panel: cells.needed("panel"),
      reason: cells.needed("reason"),
      source: cells.source,
      row: cells.row,
    }),
  });
}

/** Reads dissents. */
export function readDissent(table: TableReading, declared: Renamed, names: PeopleNames): Promise<Dissent[]> {
  return readPeopleTable<"dissent", Dissent>(table, declared, {
    kind: "dissent",
    read: (cells) => ({
      person: cells.named("person", { kind: "person", index: names.persons.index }),
      by: cells.needed("by"),
      text: cells.needed("text"),
      source: cells.source,
      row: cells.row,
    }),
  });
}

/** Reads leave and investigations; an empty end means that it lasts. */
export function readLeave(table: TableReading, declared: Renamed, names: PeopleNames): Promise<Leave[]> {
  return readPeopleTable<"leave", Leave>(table, declared, {
    kind: "leave",
    read: (cells) => {
      const person = cells.named("person", { kind: "person", index: names.persons.index });
      const [from, to] = [cells.neededDay("from"), cells.day("to")];
      if (from !== null && to !== null && to < from) cells.refuse("table.term-ends-first", "to", { from });
      const kind = cells.word("kind", leaveKinds) ?? "leave";
      return from === null ? null : { person, from, to, kind, source: cells.source, row: cells.row };
    },
  });
}

const leaveKinds = wordsOf<Leave["kind"]>({
  leave: ["leave", "休假", "病假"],
  investigation: ["investigation", "審查", "审查", "調查", "调查"],
});
