import {
  csv,
  type Edits,
  folder,
  type Part,
  type Rows,
  subjectRows,
  targetEdits,
  targetRows,
  twoGroups,
  wide,
  wideRows,
  withCells,
  withColumn,
} from "../base.ts";
import type { Case } from "../case.ts";

const raw: Edits = { "method.normalise": { method: "none" } };
const school = (...cells: readonly string[]): Rows =>
  withCells(wideRows, Object.fromEntries(cells.map((cell, at) => [`${at + 2} school`, cell])));
const groupRows = (row: number, group: string): string => csv(withCells(subjectRows, { [`${row} group`]: group }));
const when = (rule: string): Part => ({ id: "g", title: "G", when: rule });
const draws = (edits: Edits, words: readonly string[] = []): Pick<Case, "files" | "words"> => ({
  files: folder(edits),
  words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "50", "--json", ...words],
});
const target = (cells: Readonly<Record<string, string>>): Record<string, string> => ({
  "targets.csv": csv(withCells(targetRows, cells)),
});
const more = (columns: { readonly [key: string]: Part }): Edits => ({
  ...targetEdits,
  "tables.targets": [
    {
      file: "targets.csv",
      columns: { subject: "subject", indicator: "indicator", baseline: "baseline", target: "target", ...columns },
    },
  ],
});
const termEdits: Edits = {
  "tables.terms": {
    file: "terms.csv",
    columns: { person: "person", post: "post", subject: "subject", from: "from", to: "to" },
  },
};
const term = (...cells: readonly string[]): Record<string, string> => ({
  "terms.csv": `person,post,subject,from,to\n${cells.join(",")}\n`,
});

/** Methods that the data do not allow, groups, targets and terms. */
export const methods: readonly Case[] = [
  ...["geometric", "harmonic"].map(
    (method): Case => ({
      name: `a zero score in a ${method} mean`,
      files: folder({ "method.aggregate": method }),
      exit: 1,
      problems: [
        "assess.non-positive-score method.aggregate",
        "assess.non-positive-score method.aggregate",
        "assess.non-positive-score method.aggregate",
      ],
    }),
  ),
  {
    name: "a negative value in a geometric mean",
    files: wide(school("-1", "2", "3", "4"), { ...raw, "dimensions.2.aggregate": "geometric" }),
    exit: 1,
    problems: ["assess.non-positive-score dimensions.2.aggregate"],
  },
  {
    name: "a negative value in a harmonic mean",
    files: wide(school("-1", "2", "3", "4"), { ...raw, "dimensions.2.aggregate": "harmonic" }),
    exit: 1,
    problems: ["assess.non-positive-score dimensions.2.aggregate"],
  },
  {
    name: "a negative value in a power mean of −1",
    files: wide(school("-1", "2", "3", "4"), { ...raw, "dimensions.2.aggregate": { method: "power", p: -1 } }),
    exit: 1,
    problems: ["assess.non-positive-score dimensions.2.aggregate"],
  },
  {
    name: "a negative value in a power mean of 0",
    files: wide(school("-1", "2", "3", "4"), { ...raw, "dimensions.2.aggregate": { method: "power", p: 0 } }),
    exit: 1,
    problems: ["assess.non-positive-score dimensions.2.aggregate"],
  },
  {
    name: "a negative value in a power mean of 2",
    files: wide(school("-1", "2", "3", "4"), { ...raw, "dimensions.2.aggregate": { method: "power", p: 2 } }),
    exit: 1,
    problems: ["assess.non-positive-score dimensions.2.aggregate"],
  },
  {
    name: "a power of 1e6",
    files: folder({
      "method.normalise": { method: "minmax", range: [1, 100] },
      "method.aggregate": { method: "power", p: 1e6 },
    }),
    exit: 0,
    check: ({ findings }) => {
      if (findings?.nodes.some(({ score }) => score.some((one) => one === null || one > 100.000001)))
        throw new Error("a power mean lies between its parts");
    },
  },
  {
    name: "a power of −1e6",
    files: folder({
      "method.normalise": { method: "minmax", range: [1, 100] },
      "method.aggregate": { method: "power", p: -1e6 },
    }),
    exit: 0,
    check: ({ findings }) => {
      if (findings?.nodes.some(({ score }) => score.some((one) => one === null || one < 0.999999)))
        throw new Error("a power mean lies between its parts");
    },
  },
  {
    name: "the same lens twice",
    files: folder({ "indicators.0.lenses": [{ lens: "level" }, { lens: "level" }] }),
    exit: 1,
    problems: ["scheme.lens-twice indicators.0.lenses.1"],
  },
  {
    name: "a zero in an alternative of the draws",
    ...draws({ "method.uncertainty": { vary: { aggregate: ["geometric"] } } }),
    exit: 1,
    problems: Array.from({ length: 3 }, () => "assess.alternative-refused method.uncertainty.vary"),
  },
  {
    name: "ten million draws",
    ...draws({}, ["--draws", "10000000"]),
    exit: 1,
    problems: ["assess.draws-too-large method.uncertainty.draws"],
  },
  {
    name: "10¹⁵ − 1 draws",
    ...draws({}, ["--draws", "999999999999999"]),
    exit: 1,
    problems: ["assess.draws-too-large method.uncertainty.draws"],
  },
  {
    name: "a unit in no group",
    files: folder(twoGroups, { "subjects.csv": groupRows(3, "sea") }),
    exit: 1,
    problems: ["assess.subject-in-no-group subjects.csv:3"],
  },
  {
    name: "a unit with an empty group",
    files: folder(twoGroups, { "subjects.csv": groupRows(3, "") }),
    exit: 1,
    problems: ["assess.subject-in-no-group subjects.csv:3"],
  },
  {
    name: "a unit with a group in other case",
    files: folder(twoGroups, { "subjects.csv": groupRows(3, "Plain") }),
    exit: 1,
    problems: ["assess.subject-in-no-group subjects.csv:3"],
  },
  {
    name: "groups by an attribute that the table has not",
    files: folder({ ...twoGroups, "subjects.groupBy": "terrain" }),
    exit: 1,
    problems: [2, 3, 4, 5].map((row) => `assess.subject-in-no-group subjects.csv:${row}`),
  },
  {
    name: "a unit in two groups",
    files: folder({ "subjects.groups": [when("subject.group == 'plain'"), { id: "all", title: "All", when: "true" }] }),
    exit: 1,
    problems: [2, 3].map((row) => `assess.subject-in-several-groups subjects.csv:${row}`),
  },
  {
    name: "groups by a rule on an attribute that the table has not",
    files: folder({ "subjects.groups": [when("subject.terrain == 'plain'")] }),
    exit: 1,
    problems: [2, 3, 4, 5].map((row) => `assess.group-rule-missing-value subjects.csv:${row}`),
  },
  {
    name: "groups by a rule on an attribute of another type",
    files: folder({ "subjects.groups": [when("subject.group > 5")] }),
    exit: 1,
    problems: [2, 3, 4, 5].map((row) => `assess.group-rule-wrong-type subjects.csv:${row}`),
  },
  {
    name: "groups by a rule, each unit in one",
    files: folder({
      "subjects.groups": [when("subject.group == 'plain'"), { id: "h", title: "H", when: "subject.group != 'plain'" }],
    }),
    exit: 0,
  },
  {
    name: "targets: a subject that is not known",
    files: folder(targetEdits, target({ "2 subject": "nowhere" })),
    exit: 1,
    problems: ["table.unknown-subject targets.csv:2:subject"],
  },
  {
    name: "targets: a subject missing",
    files: folder(targetEdits, target({ "2 subject": "" })),
    exit: 1,
    problems: ["table.subject-missing targets.csv:2:subject"],
  },
  {
    name: "targets: an indicator that is not known",
    files: folder(targetEdits, target({ "2 indicator": "happiness" })),
    exit: 1,
    problems: ["table.unknown-indicator targets.csv:2:indicator"],
  },
  {
    name: "targets: an indicator missing",
    files: folder(targetEdits, target({ "2 indicator": "" })),
    exit: 1,
    problems: ["table.indicator-missing targets.csv:2:indicator"],
  },
  {
    name: "targets: no target",
    files: folder(targetEdits, target({ "2 target": "" })),
    exit: 1,
    problems: ["table.target-missing targets.csv:2:target"],
  },
  {
    name: "targets: a target that is no number",
    files: folder(targetEdits, target({ "2 target": "double" })),
    exit: 1,
    problems: ["table.number-unreadable targets.csv:2:target"],
  },
  {
    name: "targets: a target of infinity",
    files: folder(targetEdits, target({ "2 target": "inf" })),
    exit: 1,
    problems: ["table.number-not-finite targets.csv:2:target"],
  },
  {
    name: "targets: a baseline of 1e308",
    files: folder(targetEdits, target({ "2 baseline": "1e308" })),
    exit: 1,
    problems: ["table.number-too-large targets.csv:2:baseline"],
  },
  {
    name: "targets: a target twice",
    files: folder(targetEdits, target({ "3 subject": "east" })),
    exit: 1,
    problems: ["table.target-twice targets.csv:3:subject"],
  },
  {
    name: "targets: a column missing",
    files: folder(targetEdits, { "targets.csv": csv(targetRows).replace("target\n", "goal\n") }),
    exit: 1,
    problems: ["table.column-missing targets.csv:1:target"],
  },
  {
    name: "targets: a deadline that is no day",
    files: folder(more({ deadline: "deadline" }), {
      "targets.csv": csv(withColumn(targetRows, "deadline", (row) => (row === 3 ? "2025-02-30" : "2025-12-31"))),
    }),
    exit: 1,
    problems: ["table.not-a-day targets.csv:3:deadline"],
  },
  {
    name: "targets: a verdict that is neither yes nor no",
    files: folder(more({ verified: "verified" }), {
      "targets.csv": csv(withColumn(targetRows, "verified", (row) => (row === 3 ? "maybe" : "yes"))),
    }),
    exit: 1,
    problems: ["table.not-yes-or-no targets.csv:3:verified"],
  },
  {
    name: "targets: a period that is none",
    files: folder(more({ period: "period" }), {
      "targets.csv": csv(withColumn(targetRows, "period", (row) => (row === 3 ? "soon" : "2025"))),
    }),
    exit: 1,
    problems: ["table.period-not-understood targets.csv:3:period"],
  },
  {
    name: "targets: the file is not there",
    files: folder(targetEdits),
    exit: 1,
    problems: ["table.file-missing targets.csv"],
  },
  {
    name: "terms: a last day before the first",
    files: folder(termEdits, term("甲", "書記", "east", "2024-05-01", "2023-05-01")),
    exit: 1,
    problems: ["table.term-ends-first terms.csv:2:to"],
  },
  {
    name: "terms: a day that does not exist",
    files: folder(termEdits, term("甲", "書記", "east", "2023-02-29", "")),
    exit: 1,
    problems: ["table.not-a-day terms.csv:2:from"],
  },
  {
    name: "terms: a day in another order",
    files: folder(termEdits, term("甲", "書記", "east", "01.05.2023", "")),
    exit: 1,
    problems: ["table.not-a-day terms.csv:2:from"],
  },
  {
    name: "terms: no first day",
    files: folder(termEdits, term("甲", "書記", "east", "", "")),
    exit: 1,
    problems: ["table.day-missing terms.csv:2:from"],
  },
  {
    name: "terms: no person",
    files: folder(termEdits, term("", "書記", "east", "2023-05-01", "")),
    exit: 1,
    problems: ["table.cell-missing terms.csv:2:person"],
  },
  {
    name: "terms: no post",
    files: folder(termEdits, term("甲", "", "east", "2023-05-01", "")),
    exit: 1,
    problems: ["table.cell-missing terms.csv:2:post"],
  },
  {
    name: "terms: a subject that is not known",
    files: folder(termEdits, term("甲", "書記", "nowhere", "2023-05-01", "")),
    exit: 1,
    problems: ["table.unknown-subject terms.csv:2:subject"],
  },
  {
    name: "terms: every cell wrong at once",
    files: folder(termEdits, term("", "", "", "x", "y")),
    exit: 1,
    problems: [
      "table.cell-missing terms.csv:2:person",
      "table.cell-missing terms.csv:2:post",
      "table.subject-missing terms.csv:2:subject",
      "table.not-a-day terms.csv:2:from",
      "table.not-a-day terms.csv:2:to",
    ],
  },
  {
    name: "terms: still in office",
    files: folder(termEdits, term("甲", "書記", "east", "2023年5月1日", "至今")),
    exit: 0,
  },
  {
    name: "terms: the same person in two places at once is no fault of the table",
    files: folder(termEdits, {
      "terms.csv":
        "person,post,subject,from,to\n甲,書記,east,2023-05-01,2024-05-01\n甲,書記,west,2023-06-01,2024-06-01\n",
    }),
    exit: 0,
  },
];
