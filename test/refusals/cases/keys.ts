import {
  csv,
  type Edits,
  type FileContent,
  folder,
  observationRows,
  observed,
  type Rows,
  subjectRows,
  wide,
  wideRows,
  withCells,
  withColumn,
} from "../base.ts";
import type { Case } from "../case.ts";

const subjects = (...rows: Rows): Record<string, FileContent> => ({ "subjects.csv": csv([...subjectRows, ...rows]) });
const more = (...rows: Rows): Record<string, FileContent> => ({
  "observations.csv": csv([...observationRows, ...rows]),
});
const periodColumn = "tables.observations.0.columns.period";
const revisions = (cells: (row: number) => string, extra: Rows = []): [Edits, Record<string, FileContent>] => [
  { "tables.observations.0.columns.revision": "revision" },
  { "observations.csv": csv([...withColumn(observationRows, "revision", cells), ...extra]) },
];

/** Keys: subjects, indicators, periods, revisions that are unknown, missing, doubled or ambiguous. */
export const keys: readonly Case[] = [
  {
    name: "a subject twice",
    files: folder({}, subjects(["east", "東", "hill"])),
    exit: 1,
    problems: ["table.subject-twice subjects.csv:6:id"],
  },
  {
    name: "a subject twice but for its width",
    files: folder({}, subjects(["ｅａｓｔ", "東", "hill"])),
    exit: 1,
    problems: ["table.subject-twice subjects.csv:6:id"],
  },
  {
    name: "a subject three times",
    files: folder({}, subjects(["east", "東", "hill"], ["east", "東", "hill"])),
    exit: 1,
    problems: ["table.subject-twice subjects.csv:6:id", "table.subject-twice subjects.csv:7:id"],
  },
  {
    name: "a subject without an id",
    files: folder({}, subjects(["", "中縣", "hill"])),
    exit: 1,
    problems: ["table.subject-missing subjects.csv:6:id"],
  },
  {
    name: "a subject with an id of spaces",
    files: folder({}, subjects(["  ", "中縣", "hill"])),
    exit: 1,
    problems: ["table.subject-missing subjects.csv:6:id"],
  },
  {
    name: "a subject with an id no one can see",
    files: folder({}, subjects(["\u200b", "中縣", "hill"])),
    exit: 1,
    problems: ["table.subject-missing subjects.csv:6:id"],
  },
  {
    name: "a subject that is not known",
    files: observed({ "2 subject": "Atlantis" }),
    exit: 1,
    problems: ["table.unknown-subject observations.csv:2:subject"],
  },
  {
    name: "a subject with a typing error",
    files: observed({ "2 subject": "eest" }),
    exit: 1,
    problems: ["table.unknown-subject-near observations.csv:2:subject"],
    check: ({ problems }) => suggests(problems, "east"),
  },
  {
    name: "a subject in other case",
    files: observed({ "2 subject": "EAST" }),
    exit: 1,
    problems: ["table.unknown-subject-near observations.csv:2:subject"],
    check: ({ problems }) => suggests(problems, "east"),
  },
  {
    name: "a subject by its name without its suffix",
    files: observed({ "2 subject": "東" }),
    exit: 1,
    problems: ["table.unknown-subject-near observations.csv:2:subject"],
    check: ({ problems }) => suggests(problems, "東縣"),
  },
  {
    name: "a subject in the other script",
    files: observed({ "2 subject": "东县" }),
    exit: 1,
    problems: ["table.unknown-subject-near observations.csv:2:subject"],
    check: ({ problems }) => suggests(problems, "東縣"),
  },
  { name: "a subject by its name is found", files: observed({ "2 subject": "東縣" }), exit: 0 },
  { name: "a subject in full width is found", files: observed({ "2 subject": "ｅａｓｔ" }), exit: 0 },
  {
    name: "a name of two subjects",
    files: folder(
      {},
      {
        "subjects.csv": csv(withCells(subjectRows, { "3 name": "東縣" })),
        "observations.csv": csv(withCells(observationRows, { "2 subject": "東縣" })),
      },
    ),
    exit: 1,
    problems: ["table.ambiguous-subject observations.csv:2:subject"],
  },
  {
    name: "a row without a subject",
    files: observed({ "2 subject": "" }),
    exit: 1,
    problems: ["table.subject-missing observations.csv:2:subject"],
  },
  {
    name: "unknown subjects to be ignored",
    files: folder({ "tables.observations.0.others": { subjects: "ignore" } }, more(["total", "income", "2025", "330"])),
    exit: 0,
    warnings: ["table.rows-ignored observations.csv"],
  },
  {
    name: "an ambiguous subject is not ignored",
    files: folder(
      { "tables.observations.0.others": { subjects: "ignore" } },
      {
        "subjects.csv": csv(withCells(subjectRows, { "3 name": "東縣" })),
        "observations.csv": csv(withCells(observationRows, { "2 subject": "東縣" })),
      },
    ),
    exit: 1,
    problems: ["table.ambiguous-subject observations.csv:2:subject"],
  },
  {
    name: "an indicator that is not known",
    files: observed({ "2 indicator": "happiness" }),
    exit: 1,
    problems: ["table.unknown-indicator observations.csv:2:indicator"],
  },
  {
    name: "an indicator with a typing error",
    files: observed({ "2 indicator": "incom" }),
    exit: 1,
    problems: ["table.unknown-indicator-near observations.csv:2:indicator"],
    check: ({ problems }) => suggests(problems, "income"),
  },
  {
    name: "a row without an indicator",
    files: observed({ "2 indicator": "" }),
    exit: 1,
    problems: ["table.indicator-missing observations.csv:2:indicator"],
  },
  {
    name: "an indicator by its alias is found",
    files: observed({ "2 indicator": "人均收入" }, { "indicators.0.aliases": ["人均收入"] }),
    exit: 0,
  },
  {
    name: "a title of two indicators",
    files: observed({ "2 indicator": "Money" }, { "indicators.0.title": "Money", "indicators.1.title": "Money" }),
    exit: 1,
    problems: ["table.ambiguous-indicator observations.csv:2:indicator"],
  },
  {
    name: "a dimension in place of an indicator",
    files: observed({ "2 indicator": "economy" }),
    exit: 1,
    problems: ["table.unknown-indicator observations.csv:2:indicator"],
  },
  {
    name: "unknown indicators to be ignored",
    files: folder({ "tables.observations.0.others": { indicators: "ignore" } }, more(["east", "rain", "2025", "330"])),
    exit: 0,
    warnings: ["table.rows-ignored observations.csv"],
  },
  {
    name: "the name of something every program has",
    files: observed({ "2 indicator": "constructor", "3 subject": "__proto__" }),
    exit: 1,
    problems: [
      "table.unknown-indicator observations.csv:2:indicator",
      "table.unknown-subject observations.csv:3:subject",
    ],
  },
  {
    name: "a key twice with the same value",
    files: folder({}, more(["east", "income", "2025", "100"])),
    exit: 1,
    problems: ["table.observation-twice observations.csv:14:value"],
  },
  {
    name: "a key twice with another value",
    files: folder({}, more(["east", "income", "2025", "101"])),
    exit: 1,
    problems: ["table.observation-twice observations.csv:14:value"],
  },
  {
    name: "a key three times",
    files: folder({}, more(["east", "income", "2025", "101"], ["east", "income", "2025年", "102"])),
    exit: 1,
    problems: [
      "table.observation-twice observations.csv:14:value",
      "table.observation-twice observations.csv:15:value",
    ],
  },
  {
    name: "a key twice by id and by name",
    files: folder({}, more(["東縣", "Income", "2025", "101"])),
    exit: 1,
    problems: ["table.observation-twice observations.csv:14:value"],
  },
  {
    name: "a key twice in a wide table",
    files: wide([...wideRows, ["east", "1", "2", "3"]]),
    exit: 1,
    problems: ["income", "debt", "school"].map((name) => `table.observation-twice observations.csv:6:${name}`),
  },
  {
    name: "the same key in two tables",
    files: folder(
      { "tables.observations.1": { file: "more.csv", shape: "wide", columns: { subject: "id" } } },
      { "more.csv": "id,income\neast,1\n" },
    ),
    exit: 1,
    problems: ["table.observation-twice more.csv:2:income"],
    check: ({ problems }) => {
      if (problems[0]?.facts["firstFile"] !== "observations.csv") throw new Error("the first file is named");
    },
  },
  {
    name: "the same table declared twice",
    files: folder({
      "tables.observations.1": {
        file: "observations.csv",
        shape: "long",
        columns: { subject: "subject", indicator: "indicator", period: "period", value: "value" },
      },
    }),
    exit: 1,
    problems: Array.from({ length: 12 }, (_, k) => `table.observation-twice observations.csv:${k + 2}:value`),
  },
  {
    name: "a period that is none",
    files: observed({ "2 period": "last year" }),
    exit: 1,
    problems: ["table.period-not-understood observations.csv:2:period"],
  },
  {
    name: "a row without a period",
    files: observed({ "2 period": "" }),
    exit: 1,
    problems: ["table.period-missing observations.csv:2:period"],
  },
  {
    name: "a period that is not available",
    files: observed({ "2 period": "NA" }),
    exit: 1,
    problems: ["table.period-missing observations.csv:2:period"],
  },
  ...["2025年", "2025年度", "2025.0", "２０２５", " 2025 "].map(
    (period): Case => ({ name: `a period “${period}” is 2025`, files: observed({ "2 period": period }), exit: 0 }),
  ),
  {
    name: "no observation of the period",
    files: folder({ "period.label": "2026" }),
    exit: 1,
    problems: ["assess.no-observations period.label"],
  },
  {
    name: "every value missing",
    files: observed(Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`${k + 2} value`, ""]))),
    exit: 1,
    problems: ["table.no-observations tables.observations"],
  },
  {
    name: "no period column in the table that the scheme names",
    files: folder({ [periodColumn]: "year" }),
    exit: 1,
    problems: ["table.column-missing observations.csv:1:year"],
  },
  ...(["1.5", "-1", "1e10"] as const).map((cell): Case => {
    const [edits, files] = revisions((row) => (row === 2 ? cell : "0"));
    return {
      name: `a revision ${cell}`,
      files: folder(edits, files),
      exit: 1,
      problems: ["table.revision-not-whole observations.csv:2:revision"],
    };
  }),
  ((): Case => {
    const [edits, files] = revisions(() => "0", [["east", "income", "2025", "500", "1"]]);
    return {
      name: "a later revision takes the place of the earlier",
      files: folder(edits, files),
      exit: 0,
      check: ({ findings }) => {
        if (findings?.cells[0]?.value[0] !== 500) throw new Error("the latest revision counts");
      },
    };
  })(),
  ((): Case => {
    const [edits, files] = revisions(() => "0", [["east", "income", "2025", "500", "0"]]);
    return {
      name: "a revision twice",
      files: folder(edits, files),
      exit: 1,
      problems: ["table.observation-twice observations.csv:14:value"],
    };
  })(),
  {
    name: "a verdict that is neither yes nor no",
    files: folder(
      { "tables.observations.0.columns.verified": "verified" },
      { "observations.csv": csv(withColumn(observationRows, "verified", (row) => (row === 4 ? "perhaps" : "是"))) },
    ),
    exit: 1,
    problems: ["table.not-yes-or-no observations.csv:4:verified"],
  },
  {
    name: "many faults in one row are all told",
    files: observed({ "2 subject": "nobody", "2 indicator": "nothing", "2 period": "never", "2 value": "none" }),
    exit: 1,
    problems: [
      "table.unknown-subject observations.csv:2:subject",
      "table.unknown-indicator observations.csv:2:indicator",
      "table.period-not-understood observations.csv:2:period",
      "table.number-unreadable observations.csv:2:value",
    ],
  },
  {
    name: "faults in every table are told at once",
    files: folder(
      {},
      { ...subjects(["east", "東", "hill"]), "observations.csv": csv(withCells(observationRows, { "2 value": "x" })) },
    ),
    exit: 1,
    problems: ["table.subject-twice subjects.csv:6:id", "table.number-unreadable observations.csv:2:value"],
  },
  {
    name: "3,000 bad cells: a thousand listed, the rest counted",
    files: folder({}, { "observations.csv": `${csv(observationRows)}${"east,income,2024,x\n".repeat(3000)}` }),
    exit: 1,
    problems: [
      ...Array.from({ length: 1000 }, (_, k) => `table.number-unreadable observations.csv:${14 + k}:value`),
      "table.more-problems observations.csv",
    ],
    check: ({ problems }) => {
      if (problems.at(-1)?.facts["count"] !== 2000) throw new Error("the rest is counted");
    },
  },
];

function suggests(problems: readonly { readonly facts: Readonly<Record<string, unknown>> }[], name: string): void {
  const suggestion = String(problems[0]?.facts["suggestion"]);
  if (!suggestion.split(", ").includes(name)) throw new Error(`suggested: ${suggestion}`);
}
