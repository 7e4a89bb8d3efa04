import type { Project } from "@huabiao/assess";
import type { TableReading } from "../evidence/reading.ts";
import type { NameIndex } from "../match/name-index.ts";
import type { PeopleNames } from "./people-names.ts";
import { type Renamed, readPeopleTable } from "./read-people-table.ts";
import type { Part } from "./read-records.ts";
import { shares } from "./row-cells.ts";

/** A project without those who answer for it. */
export type BareProject = Omit<Project, "people">;

/** Reads the ledger of projects; an empty cell is not known, never zero. */
export function readProjects(table: TableReading, declared: Renamed, names: PeopleNames): Promise<BareProject[]> {
  return readPeopleTable<"projects", BareProject>(table, declared, {
    kind: "projects",
    read: (cells) => {
      const id = cells.needed("project");
      const words = (["zh-Hant", "zh-Hans", "en"] as const).flatMap((language) => {
        const name = cells.text(language);
        return name === "" ? [] : [[language, name] as const];
      });
      const subject = cells.named("subject", { kind: "subject", index: names.subjects });
      const kind = cells.needed("kind");
      const [started, ended] = [cells.neededDay("started"), cells.day("ended")];
      if (started !== null && ended !== null && ended < started)
        cells.refuse("table.term-ends-first", "ended", { from: started });
      const amounts = {
        cost: cells.number("cost"),
        debt: cells.number("debt"),
        publicity: cells.number("publicity"),
        plannedUse: cells.number("plannedUse"),
        actualUse: cells.number("actualUse"),
        upkeep: cells.number("upkeep"),
        felt: cells.number("felt"),
        feltError: cells.number("feltError"),
      };
      const survives = [cells.yesNo("survives1"), cells.yesNo("survives3"), cells.yesNo("survives5")] as const;
      const title = words.length === 0 ? id : Object.fromEntries(words);
      const place = { source: cells.source, row: cells.row };
      return started === null ? null : { id, title, subject, kind, started, ended, ...amounts, survives, ...place };
    },
    once: { key: ({ id }) => id, column: "project" },
  });
}

/** Reads who answers for which project, by which share. */
export function readProjectPeople(
  table: TableReading,
  declared: Renamed,
  { names, projects }: { readonly names: PeopleNames; readonly projects: NameIndex },
): Promise<Part<number>[]> {
  return readPeopleTable<"projectPeople", Part<number>>(table, declared, {
    kind: "projectPeople",
    read: (cells) => ({
      of: cells.named("project", { kind: "project", index: projects }),
      person: cells.named("person", { kind: "person", index: names.persons.index }),
      role: "",
      share: cells.neededNumber("share", shares),
      row: cells.row,
    }),
    once: { key: ({ of, person }) => `${of} ${person}`, column: "person" },
  });
}
