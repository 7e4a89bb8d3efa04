import type { Findings } from "@huabiao/assess";
import { csv, type Edits, type FileContent, folder, type Part, type Rows, withCells } from "../base.ts";
import type { Case } from "../case.ts";

const option = (id: string, coefficient: number | null): Part => ({ id, title: id, coefficient });

/** The base folder with a panel in two classes and a table of ratings. */
const edits: Edits = {
  polls: [
    {
      id: "panel",
      title: "Panel",
      instrument: "custom",
      population: "panel",
      options: [option("good", 1), option("poor", 0), option("unknown", null)],
      items: [{ id: "ability", title: "Ability" }],
      classes: [
        { id: "A", title: "Superiors", weight: 60 },
        { id: "B", title: "Served", weight: 40 },
      ],
    },
  ],
  "tables.polls": [
    {
      poll: "panel",
      ballots: {
        file: "ballots.csv",
        columns: { subject: "county", class: "class", rater: "rater", batch: "batch", weight: "weight" },
      },
      frame: {
        file: "frame.csv",
        columns: { subject: "county", class: "class", population: "people", invited: "invited" },
      },
    },
  ],
  "tables.ratings": [
    {
      id: "marks",
      title: "Marks",
      file: "ratings.csv",
      scale: [0, 10],
      columns: { rater: "rater", subject: "county", value: "value" },
    },
  ],
};

const counties = ["east", "west", "north", "south"];

const rows: Readonly<Record<string, Rows>> = {
  ballots: [
    ["county", "class", "rater", "batch", "weight", "ability"],
    ...counties.flatMap((county) =>
      Array.from({ length: 16 }, (_, k) => [
        county,
        k < 8 ? "A" : "Served",
        `r${k}`,
        "1",
        "1",
        k % 3 === 0 ? "poor" : "good",
      ]),
    ),
  ],
  frame: [
    ["county", "class", "people", "invited"],
    ...counties.flatMap((county) => [
      [county, "A", "10", "9"],
      [county, "B", "40", "10"],
    ]),
  ],
  ratings: [
    ["rater", "county", "value"],
    ...counties.flatMap((county, at) =>
      ["x", "y", "z"].map((rater, k) => [rater, county, String(2 + at + k + ((at * at + k) % 3))]),
    ),
  ],
};

type Cells = Readonly<Record<string, string>>;

function polls(table: string, cells: Cells, more: Edits = {}): Record<string, FileContent> {
  const files = Object.entries(rows).map(([name, own]) => [
    `${name}.csv`,
    csv(name === table ? withCells(own, cells) : own),
  ]);
  return folder({ ...edits, ...more }, Object.fromEntries(files)) as Record<string, FileContent>;
}

function refused(name: string, table: string, [cells, ...problems]: readonly [Cells, ...string[]]): Case {
  return { name, files: polls(table, cells), exit: 1, problems };
}

/** A poll's table cut after the header, or without one of its columns. */
function remade(name: string, table: string, [make, ...problems]: readonly [(rows: Rows) => Rows, ...string[]]): Case {
  const files = { ...polls("", {}), [`${table}.csv`]: csv(make(rows[table] as Rows)) };
  return { name, files, exit: 1, problems };
}

const headerAlone = (table: Rows) => table.slice(0, 1);
const without = (column: string) => (table: Rows) => {
  const at = table[0]?.indexOf(column) ?? -1;
  return table.map((row) => row.filter((_, k) => k !== at));
};

/** Ballots, frames and ratings: answers nobody could give, more invited than there are, marks beyond their scale. */
export const pollCases: readonly Case[] = [
  {
    name: "sound ballots, frame and ratings",
    files: polls("", {}),
    exit: 0,
    check: ({ findings }) => {
      if (findings?.voices.polls[0]?.subjects.length !== 4) throw new Error("four counties were to be heard");
      if (marksOf(findings)?.raters.length !== 3) throw new Error("three raters were to be found");
    },
  },
  refused("a ballot about no county", "ballots", [
    { "2 county": "eats" },
    "table.unknown-subject-near ballots.csv:2:county",
  ]),
  refused("a ballot of no class", "ballots", [{ "2 class": "C" }, "table.unknown-class ballots.csv:2:class"]),
  refused("a ballot without its class", "ballots", [{ "2 class": "" }, "table.cell-missing ballots.csv:2:class"]),
  refused("an answer that the instrument does not have", "ballots", [
    { "3 ability": "excellent" },
    "table.unknown-option ballots.csv:3:ability",
  ]),
  refused("a ballot of nobody in particular", "ballots", [{ "2 rater": "" }, "table.cell-missing ballots.csv:2:rater"]),
  refused("a batch that is no number", "ballots", [
    { "2 batch": "first" },
    "table.number-unreadable ballots.csv:2:batch",
  ]),
  refused("a ballot that weighs nothing", "ballots", [
    { "2 weight": "0" },
    "table.weight-not-positive ballots.csv:2:weight",
  ]),
  refused("faults of three ballots at once", "ballots", [
    { "2 class": "C", "3 ability": "excellent", "4 weight": "-1" },
    "table.unknown-class ballots.csv:2:class",
    "table.unknown-option ballots.csv:3:ability",
    "table.weight-not-positive ballots.csv:4:weight",
  ]),
  refused("more invited than there are", "frame", [
    { "2 invited": "11" },
    "table.more-invited-than-people frame.csv:2:invited",
  ]),
  refused("half a person", "frame", [{ "2 people": "9.5" }, "table.not-a-count frame.csv:2:people"]),
  refused("a class counted twice", "frame", [{ "3 class": "A" }, "table.frame-cell-twice frame.csv:3"]),
  refused("a mark beyond its scale", "ratings", [
    { "2 value": "11" },
    "table.rating-outside-scale ratings.csv:2:value",
  ]),
  refused("a mark that is no number", "ratings", [
    { "2 value": "good" },
    "table.number-unreadable ratings.csv:2:value",
  ]),
  refused("a mark by nobody", "ratings", [{ "2 rater": "" }, "table.cell-missing ratings.csv:2:rater"]),
  remade("a poll of which nobody answered", "ballots", [headerAlone, "table.no-rows ballots.csv"]),
  remade("ballots without a column of their question", "ballots", [
    without("ability"),
    "table.column-missing ballots.csv:1:ability",
  ]),
  remade("a frame without its people", "frame", [without("people"), "table.column-missing frame.csv:1:people"]),
  remade("ratings without marks", "ratings", [without("value"), "table.column-missing ratings.csv:1:value"]),
  {
    name: "ballots that are not there",
    files: Object.fromEntries(Object.entries(polls("", {})).filter(([name]) => name !== "ballots.csv")),
    exit: 1,
    problems: ["table.file-missing ballots.csv"],
  },
  {
    name: "a ballot of no class, tolerated",
    files: polls("ballots", { "2 class": "C" }),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "0", "--json", "--tolerate"],
    exit: 0,
    warnings: ["table.unknown-class ballots.csv:2:class"],
    check: ({ findings }) => {
      const heard = findings?.voices.polls[0]?.subjects[0]?.participation.returned;
      if (heard !== 15) throw new Error(`15 ballots of east were to be counted, not ${heard}`);
    },
  },
  {
    name: "one mark each, of raters who share no county",
    files: { ...polls("", {}), "ratings.csv": csv([["rater", "county", "value"], ...lonelyMarks()]) },
    exit: 0,
    check: ({ findings }) => {
      const reason = findings && marksOf(findings)?.reason;
      if (reason !== "one-rating-per-level") throw new Error(`nothing tells severity from merit here, not ${reason}`);
    },
  },
];

function marksOf({ voices }: Findings) {
  return voices.ratings.find(({ kind }) => kind === "table");
}

function lonelyMarks(): Rows {
  return counties.map((county, at) => [`r${at}`, county, String(3 + at)]);
}
