import type { PersonComment, PracticeRecord } from "@huabiao/assess";
import type { TableReading } from "../evidence/reading.ts";
import type { NameIndex } from "../match/name-index.ts";
import type { PeopleNames } from "./people-names.ts";
import { type Renamed, readPeopleTable } from "./read-people-table.ts";
import { wordsOf } from "./read-reports.ts";
import { shares } from "./row-cells.ts";

/** A record without those who took part. */
export type BareRecord = Omit<PracticeRecord, "people">;

/** Reads records of practice and incidents; nobody has verified one whose verifier is empty. */
export function readRecords(table: TableReading, declared: Renamed, names: PeopleNames): Promise<BareRecord[]> {
  return readPeopleTable<"records", BareRecord>(table, declared, {
    kind: "records",
    read: (cells) => {
      const id = cells.needed("record");
      const kind = cells.word("kind", kinds) ?? "practice";
      const on = cells.neededDay("on");
      const subject = cells.named("subject", { kind: "subject", index: names.subjects });
      const [title, text] = [cells.needed("title"), cells.text("text")];
      const verifiedBy = cells.text("verifiedBy") || null;
      const weight = cells.number("weight") ?? 1;
      const place = { source: cells.source, row: cells.row };
      return on === null ? null : { id, kind, on, subject, title, text, verifiedBy, weight, ...place };
    },
    once: { key: ({ id }) => id, column: "record" },
  });
}

const kinds = wordsOf<PracticeRecord["kind"]>({
  practice: ["practice", "實績", "实绩"],
  incident: ["incident", "急難", "急难"],
});

/** Someone's part in a record or project. */
export interface Part<Share> {
  /** Index of the record or project. */
  readonly of: number;
  readonly person: number;
  readonly role: string;
  readonly share: Share;
  readonly row: number;
}

/** Reads who took part in which record; a share that is not said stays unsaid. */
export function readRecordPeople(
  table: TableReading,
  declared: Renamed,
  { names, records }: { readonly names: PeopleNames; readonly records: NameIndex },
): Promise<Part<number | null>[]> {
  return readPeopleTable<"recordPeople", Part<number | null>>(table, declared, {
    kind: "recordPeople",
    read: (cells) => ({
      of: cells.named("record", { kind: "record", index: records }),
      person: cells.named("person", { kind: "person", index: names.persons.index }),
      role: cells.text("role"),
      share: cells.number("share", shares),
      row: cells.row,
    }),
    once: { key: ({ of, person }) => `${of} ${person}`, column: "person" },
  });
}

/** Reads comments, syntheses and own reports; what they cite must exist. */
export function readComments(
  table: TableReading,
  declared: Renamed,
  { names, citable }: { readonly names: PeopleNames; readonly citable: NameIndex },
): Promise<PersonComment[]> {
  return readPeopleTable<"comments", PersonComment>(table, declared, {
    kind: "comments",
    read: (cells) => {
      const person = cells.named("person", { kind: "person", index: names.persons.index });
      const by = cells.needed("by");
      const kind = cells.word("kind", commentKinds) ?? "comment";
      const on = cells.neededDay("on");
      const text = cells.needed("text");
      const words = cells
        .text("cites")
        .split(/[\s;；、]+/u)
        .filter((word) => word !== "");
      const cites = words.map((word) =>
        citable.idAt(cells.namedWord("cites", word, { kind: "evidence", index: citable })),
      );
      return on === null ? null : { person, by, kind, on, text, cites, source: cells.source, row: cells.row };
    },
  });
}

const commentKinds = wordsOf<PersonComment["kind"]>({
  comment: ["comment", "點評", "点评"],
  synthesis: ["synthesis", "綜評", "综评"],
  "self-report": ["self-report", "self report", "述職", "述职"],
});
