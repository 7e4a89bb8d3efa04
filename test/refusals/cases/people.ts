import { csv, type Edits, type FileContent, folder, type Part, type Rows, withCells } from "../base.ts";
import type { Case } from "../case.ts";

const view: Part = { id: "place", from: "node", node: "whole" };
const content: Part = { heads: [{ id: "results", title: "Results", sources: [view] }] };
const tables = [
  "persons",
  "duties",
  "contributions",
  "judgements",
  "records",
  "recordPeople",
  "projects",
  "projectPeople",
];

/** The base folder with a mayor and a deputy in the east. */
const edits: Edits = {
  "tables.terms": {
    file: "terms.csv",
    columns: { person: "person", post: "post", subject: "county", from: "from", to: "to" },
  },
  "tables.people": Object.fromEntries(tables.map((table) => [table, { file: `${table}.csv` }])),
  politicalStandard: [{ id: "loyalty", title: "Loyalty", anchors: ["as shown by deeds"] }],
  people: {
    posts: [
      { id: "mayor", title: "Mayor", names: ["mayor"], principal: true },
      { id: "deputy", title: "Deputy", names: ["deputy"] },
    ],
    team: content,
    person: content,
  },
};

const rows: Readonly<Record<string, Rows>> = {
  terms: [
    ["person", "post", "county", "from", "to"],
    ["li", "mayor", "east", "2021-06", ""],
    ["wang", "deputy", "east", "2022-01-01", "2025-12-31"],
  ],
  persons: [
    ["person", "name_en"],
    ["li", "Li Ming"],
    ["wang", "Wang Fang"],
  ],
  duties: [
    ["person", "county", "area", "share"],
    ["li", "east", "income", "0.5"],
    ["wang", "east", "income", "0.5"],
  ],
  contributions: [
    ["county", "year", "reporter", "member", "points"],
    ["east", "2025", "li", "wang", "3"],
  ],
  judgements: [
    ["person", "criterion", "examiner", "judgement", "reason"],
    ["li", "loyalty", "x", "met", "kept his word"],
  ],
  records: [
    ["record", "kind", "on", "county", "title"],
    ["flood", "incident", "2025-07-01", "east", "Flood"],
  ],
  recordPeople: [
    ["record", "person", "role", "share"],
    ["flood", "li", "led", "0.7"],
    ["flood", "wang", "", ""],
  ],
  projects: [
    ["project", "county", "kind", "started", "ended", "cost"],
    ["park", "east", "park", "2022-05-01", "", "10"],
  ],
  projectPeople: [
    ["project", "person", "share"],
    ["park", "li", "1"],
  ],
};

/** The base folder with its people, and what a case changes about its scheme. */
export function soundPeople(more: Edits = {}): Record<string, FileContent> {
  return people("", {}, more);
}

function people(table: string, cells: Readonly<Record<string, string>>, more: Edits = {}): Record<string, FileContent> {
  const files = Object.entries(rows).map(([name, own]) => [
    `${name}.csv`,
    csv(name === table ? withCells(own, cells) : own),
  ]);
  return folder({ ...edits, ...more }, Object.fromEntries(files)) as Record<string, FileContent>;
}

function refused(
  name: string,
  table: string,
  [cells, ...problems]: readonly [Readonly<Record<string, string>>, ...string[]],
): Case {
  return { name, files: people(table, cells), exit: 1, problems };
}

/** Tables of people: names nobody knows, shares that do not add up, days that run backwards, reports on oneself. */
export const peopleCases: readonly Case[] = [
  {
    name: "sound tables of people",
    files: people("", {}),
    exit: 0,
    check: ({ findings }) => {
      if (findings?.people?.persons.length !== 2) throw new Error("two persons were to be found");
    },
  },
  refused("a person with a misspelt id", "terms", [
    { "3 person": "wagn" },
    "table.unknown-person-near terms.csv:3:person",
  ]),
  refused("a person who stands in no table of persons", "duties", [
    { "2 person": "Montesquieu" },
    "table.unknown-person duties.csv:2:person",
  ]),
  refused("a term that ends before its month", "terms", [
    { "2 to": "2021-05-31" },
    "table.term-ends-first terms.csv:2:to",
  ]),
  refused("a month that is none", "terms", [{ "2 from": "2021-13" }, "table.not-a-day terms.csv:2:from"]),
  refused("a duty in no area", "duties", [{ "2 area": "incmoe" }, "table.unknown-area-near duties.csv:2:area"]),
  refused("a share in per cent", "duties", [{ "2 share": "50" }, "table.share-outside duties.csv:2:share"]),
  refused("shares of one duty that come to more than the whole", "duties", [
    { "3 share": "0.6" },
    "table.shares-over-one duties.csv:3:share",
  ]),
  refused("a report on oneself", "contributions", [
    { "2 member": "li" },
    "table.reports-on-self contributions.csv:2:member",
  ]),
  refused("points below zero", "contributions", [
    { "2 points": "-3" },
    "table.number-negative contributions.csv:2:points",
  ]),
  refused("a criterion the scheme does not have", "judgements", [
    { "2 criterion": "loyalti" },
    "table.unknown-criterion-near judgements.csv:2:criterion",
  ]),
  refused("a judgement in a word of its own", "judgements", [
    { "2 judgement": "good" },
    "table.unknown-word judgements.csv:2:judgement",
  ]),
  refused("a judgement without its reason", "judgements", [
    { "2 reason": "" },
    "table.cell-missing judgements.csv:2:reason",
  ]),
  refused("a record that is not there", "recordPeople", [
    { "2 record": "fire" },
    "table.unknown-record recordPeople.csv:2:record",
  ]),
  refused("a person in a record twice", "recordPeople", [
    { "3 person": "li" },
    "table.row-twice recordPeople.csv:3:person",
  ]),
  refused("a day that is none", "records", [
    { "2 on": "2025-02-30" },
    "table.not-a-day records.csv:2:on",
    "table.unknown-record recordPeople.csv:2:record",
    "table.unknown-record recordPeople.csv:3:record",
  ]),
  refused("a project that is not there", "projectPeople", [
    { "2 project": "parc" },
    "table.unknown-project-near projectPeople.csv:2:project",
  ]),
  refused("a project that ends before it starts", "projects", [
    { "2 ended": "2021-01-01" },
    "table.term-ends-first projects.csv:2:ended",
    "table.unknown-project projectPeople.csv:2:project",
  ]),
  {
    name: "a row about nobody, tolerated",
    files: people("duties", { "2 person": "nobody-at-all" }),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "0", "--json", "--tolerate"],
    exit: 0,
    warnings: ["table.unknown-person duties.csv:2:person"],
  },
  {
    name: "a post the scheme does not name",
    files: people("terms", { "3 post": "clerk" }),
    exit: 0,
    warnings: ["table.post-not-named terms.csv:3"],
  },
  {
    name: "people without their tables",
    files: people("", {}, { "tables.people": undefined }),
    exit: 1,
    problems: ["scheme.people-without-tables people"],
  },
  {
    name: "people without terms",
    files: people("", {}, { "tables.terms": undefined }),
    exit: 1,
    problems: ["scheme.people-without-terms people"],
  },
  {
    name: "a view of a node that is not there",
    files: people("", {}, { "people.team.heads.0.sources.0.node": "hole" }),
    exit: 1,
    problems: ["scheme.view-unknown-source people.team.heads.0.sources.0.node"],
  },
  {
    name: "a band of persons on a view that is not there",
    files: people("", {}, { "people.person.bands": [{ id: "fine", title: "Fine", when: "above('plaice') > 0.5" }] }),
    exit: 1,
    problems: ["scheme.condition.unknown-view people.person.bands.0.when"],
  },
];
