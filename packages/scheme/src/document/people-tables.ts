import { z } from "zod";

/**
 * The columns of the tables of people, by what they hold, with the name each has when the scheme does not rename it.
 * Columns that a table may lack are those of `optionalPeopleColumns`.
 */
export const peopleColumns = {
  persons: {
    person: "person",
    "zh-Hant": "name_hant",
    "zh-Hans": "name_hans",
    en: "name_en",
    rank: "rank",
  },
  duties: { person: "person", subject: "county", area: "area", share: "share", from: "from", to: "to" },
  contributions: { subject: "county", period: "year", reporter: "reporter", member: "member", points: "points" },
  routine: { person: "person", period: "period", grade: "grade", by: "by", reason: "reason" },
  judgements: {
    person: "person",
    criterion: "criterion",
    examiner: "examiner",
    judgement: "judgement",
    reason: "reason",
    cites: "cites",
  },
  records: {
    record: "record",
    kind: "kind",
    on: "on",
    subject: "county",
    title: "title",
    text: "text",
    verifiedBy: "verified_by",
    weight: "weight",
  },
  recordPeople: { record: "record", person: "person", role: "role", share: "share" },
  comments: { person: "person", by: "by", kind: "kind", on: "on", text: "text", cites: "cites" },
  projects: {
    project: "project",
    "zh-Hant": "name_hant",
    "zh-Hans": "name_hans",
    en: "name_en",
    subject: "county",
    kind: "kind",
    started: "started",
    ended: "ended",
    cost: "cost",
    debt: "debt",
    publicity: "publicity",
    plannedUse: "planned_use",
    actualUse: "actual_use",
    upkeep: "upkeep",
    felt: "felt",
    feltError: "felt_se",
    survives1: "survives1",
    survives3: "survives3",
    survives5: "survives5",
  },
  projectPeople: { project: "project", person: "person", share: "share" },
  excuses: { person: "person", what: "what", panel: "panel", reason: "reason" },
  dissent: { person: "person", by: "by", text: "text" },
  leave: { person: "person", from: "from", to: "to", kind: "kind" },
} as const;

/** A kind of table of people. */
export type PeopleTableKind = keyof typeof peopleColumns;

/** What one of the tables of people holds. */
export type PeopleColumn<K extends PeopleTableKind> = keyof (typeof peopleColumns)[K] & string;

/** Columns that a table of people may lack without being told so. */
export const optionalPeopleColumns: { readonly [K in PeopleTableKind]?: readonly PeopleColumn<K>[] } = {
  persons: ["zh-Hant", "zh-Hans", "en", "rank"],
  duties: ["from", "to"],
  contributions: ["period"],
  routine: ["by", "reason"],
  judgements: ["cites"],
  records: ["text", "verifiedBy", "weight"],
  recordPeople: ["role", "share"],
  comments: ["cites"],
  projects: [
    "zh-Hant",
    "zh-Hans",
    "en",
    "ended",
    "debt",
    "publicity",
    "plannedUse",
    "actualUse",
    "upkeep",
    "felt",
    "feltError",
    "survives1",
    "survives3",
    "survives5",
  ],
  leave: ["to"],
};

/** A table of people: its place, and its columns where they have other names than the usual ones. */
function peopleTable<P extends z.ZodRawShape, K extends PeopleTableKind>(place: P, kind: K) {
  const columns = Object.fromEntries(
    Object.entries(peopleColumns[kind]).map(([key, usual]) => [
      key,
      z
        .string()
        .min(1)
        .optional()
        .meta({ description: `The column that is usually called ${usual}.` }),
    ]),
  ) as unknown as { readonly [C in PeopleColumn<K>]: z.ZodOptional<z.ZodString> };
  return z.strictObject({ ...place, columns: z.strictObject(columns).optional() });
}

/** Where the tables of people lie. Every person of any of them stands in `persons`. */
export function peopleTables<P extends z.ZodRawShape>(place: P) {
  return z.strictObject({
    persons: peopleTable(place, "persons"),
    duties: peopleTable(place, "duties").optional(),
    contributions: peopleTable(place, "contributions").optional(),
    routine: peopleTable(place, "routine").optional(),
    judgements: peopleTable(place, "judgements").optional(),
    records: peopleTable(place, "records").optional(),
    recordPeople: peopleTable(place, "recordPeople").optional(),
    comments: peopleTable(place, "comments").optional(),
    projects: peopleTable(place, "projects").optional(),
    projectPeople: peopleTable(place, "projectPeople").optional(),
    excuses: peopleTable(place, "excuses").optional(),
    dissent: peopleTable(place, "dissent").optional(),
    leave: peopleTable(place, "leave").optional(),
  });
}
