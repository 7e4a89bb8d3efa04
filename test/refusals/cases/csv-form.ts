import { csv, type FileContent, folder, observationRows, subjectRows, wide, wideRows, wideTable } from "../base.ts";
import type { Case } from "../case.ts";

const observations = csv(observationRows);
const subjects = csv(subjectRows);
const header = "subject,indicator,period,value\n";
const replaced = (line: string, by: string): string => {
  if (!observations.includes(line)) throw new Error(`no line ${line}`);
  return observations.replace(line, by);
};

/** The text of observations.csv, and the problems `table.…` in it. */
const observed: readonly (readonly [name: string, text: FileContent, ...problems: string[]])[] = [
  ["an empty file", "", "empty-file observations.csv"],
  ["a file of white space", " \n\n  \n", "empty-file observations.csv"],
  ["a file of nothing but a byte-order mark", "\ufeff", "empty-file observations.csv"],
  ["a header and nothing else", header, "no-rows observations.csv"],
  ["a header and blank rows", `${header}\n\n,,,\n`, "no-rows observations.csv"],
  [
    "rows without a header",
    observations.slice(header.length),
    "column-missing observations.csv:1:subject",
    "column-missing observations.csv:1:indicator",
    "column-missing observations.csv:1:period",
    "column-missing observations.csv:1:value",
  ],
  ["a header with a blank line above it", `\n${observations}`, "header-missing observations.csv:1"],
  ["a header of nothing but commas", `,,,\n${observations}`, "header-missing observations.csv:1"],
  [
    "a title above the header",
    `Small 2025\n${observations}`,
    "column-missing observations.csv:1:subject",
    "column-missing observations.csv:1:indicator",
    "column-missing observations.csv:1:period",
    "column-missing observations.csv:1:value",
  ],
  ["a column with a typing error", replaced("subject,", "subjct,"), "column-missing-near observations.csv:1:subject"],
  [
    "a column missing",
    observations.replaceAll(",2025", "").replace(",period", ""),
    "column-missing observations.csv:1:period",
  ],
  ["a column twice", replaced("period,value\n", "value,value\n"), "column-twice observations.csv:1:value"],
  [
    "a column twice but for its width",
    replaced("period,value\n", "ｖａｌｕｅ,value\n"),
    "column-twice observations.csv:1:value",
  ],
  ["a row too short", replaced("east,debt,2025,20\n", "east,debt,2025\n"), "ragged-row observations.csv:3:4"],
  ["a row much too short", replaced("east,debt,2025,20\n", "east\n"), "ragged-row observations.csv:3:2"],
  [
    "a row too long",
    replaced("east,debt,2025,20\n", "east,debt,2025,20,21\n"),
    "cell-without-header observations.csv:3:5",
  ],
  [
    "a thousands comma without quotes",
    replaced("east,income,2025,100\n", "east,income,2025,1,000\n"),
    "cell-without-header observations.csv:2:5",
  ],
  [
    "three bad rows at once",
    replaced("east,debt,2025,20\n", "east\nwest\nx,y,z,1,2\n"),
    "ragged-row observations.csv:3:2",
    "ragged-row observations.csv:4:2",
    "cell-without-header observations.csv:5:5",
  ],
  [
    "a quote that is never closed",
    replaced("east,debt,2025,20\n", 'east,debt,2025,"20\n'),
    "quote-not-closed observations.csv:3:4",
  ],
  ["a quote in the header that is never closed", `"${observations}`, "quote-not-closed observations.csv:1:1"],
  [
    "text after a quote",
    replaced("east,debt,2025,20\n", 'east,debt,2025,"20"1\n'),
    "quote-misplaced observations.csv:3:4",
  ],
  [
    "a quote within a word",
    replaced("east,debt,2025,20\n", 'east,debt,2025,2"0\n'),
    "number-unreadable observations.csv:3:value",
  ],
  [
    "a zero character",
    replaced("east,debt,2025,20\n", "east,de\u0000bt,2025,20\n"),
    "zero-character observations.csv:3:2",
  ],
  ["a zero character in the header", `sub\u0000ject${observations.slice(7)}`, "zero-character observations.csv:1"],
  [
    "a cell of over a million characters",
    replaced("east,debt,2025,20\n", `east,debt,2025,${"1".repeat(1_000_001)}\n`),
    "cell-too-long observations.csv:3:4",
  ],
  [
    "a cell of a thousand digits",
    replaced("east,debt,2025,20\n", `east,debt,2025,${"1".repeat(1000)}\n`),
    "number-not-finite observations.csv:3:value",
  ],
  [
    "20,000 columns",
    `${Array.from({ length: 20_000 }, (_, k) => `c${k}`).join(",")}\n1\n`,
    "too-many-columns observations.csv:1",
  ],
  [
    "a web page",
    "<!DOCTYPE html>\n<html><body>404</body></html>\n",
    "column-missing observations.csv:1:subject",
    "column-missing observations.csv:1:indicator",
    "column-missing observations.csv:1:period",
    "column-missing observations.csv:1:value",
  ],
  ["a workbook that is called .csv", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), "content-differs observations.csv"],
  [
    "an old workbook that is called .csv",
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    "content-differs observations.csv",
  ],
  ["a PDF that is called .csv", "%PDF-1.7\n", "content-differs observations.csv"],
  ["a packed file that is called .csv", Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0), "content-differs observations.csv"],
];

/** Texts of observations.csv that are understood as they are. */
const understood: readonly (readonly [name: string, text: string])[] = [
  ["Windows line ends", observations.replaceAll("\n", "\r\n")],
  ["old Macintosh line ends", observations.replaceAll("\n", "\r")],
  ["no line end at the end", observations.trimEnd()],
  ["a byte-order mark", `\ufeff${observations}`],
  ["semicolons", observations.replaceAll(",", ";")],
  ["tabs", observations.replaceAll(",", "\t")],
  ["quotes around everything", observations.replace(/[^,\n]+/g, '"$&"')],
  ["spaces around everything", observations.replace(/[^,\n]+/g, " $& ")],
  ["empty columns at the end", observations.replaceAll("\n", ",,\n")],
  ["columns in another order", csv(observationRows.map(([a, b, c, d]) => [d ?? "", c ?? "", b ?? "", a ?? ""]))],
];

const tenThousand = wideRows.map((row, k) => [
  ...row,
  ...Array.from({ length: 9_996 }, (_, at) => (k === 0 ? `extra${at}` : "1")),
]);

/** Text tables with a fault in their form. */
export const csvForm: readonly Case[] = [
  ...observed.map(
    ([name, text, ...problems]): Case => ({
      name: `observations: ${name}`,
      files: folder({}, { "observations.csv": text }),
      exit: 1,
      problems: problems.map((line) => `table.${line}`),
    }),
  ),
  ...understood.map(
    ([name, text]): Case => ({
      name: `observations: ${name} are read`,
      files: folder({}, { "observations.csv": text }),
      exit: 0,
      check: ({ findings }) => {
        const scores = findings?.nodes.at(-1)?.score.map((score) => Math.round(score ?? -1));
        if (JSON.stringify(scores) !== expectedScores) throw new Error(`scores ${JSON.stringify(scores)}`);
      },
    }),
  ),
  {
    name: "observations: blank rows are passed over and told",
    files: folder({}, { "observations.csv": observations.replace("west", "\n,,,\nwest") }),
    exit: 0,
    warnings: ["table.blank-rows observations.csv:5"],
  },
  {
    name: "subjects: an empty file",
    files: folder({}, { "subjects.csv": "" }),
    exit: 1,
    problems: ["table.empty-file subjects.csv"],
  },
  {
    name: "subjects: a header and nothing else",
    files: folder({}, { "subjects.csv": "id,name,group\n" }),
    exit: 1,
    problems: ["table.no-rows subjects.csv"],
  },
  {
    name: "subjects: a row too short",
    files: folder({}, { "subjects.csv": subjects.replace(",西縣,plain", "") }),
    exit: 1,
    problems: [
      "table.ragged-row subjects.csv:3:2",
      ...[5, 6, 7].map((row) => `table.unknown-subject observations.csv:${row}:subject`),
    ],
  },
  {
    name: "subjects: no column of ids",
    files: folder({}, { "subjects.csv": subjects.replace("id,", "code,") }),
    exit: 1,
    problems: ["table.column-missing subjects.csv:1:id"],
  },
  {
    name: "subjects: no column of titles",
    files: folder({}, { "subjects.csv": subjects.replace("name", "title") }),
    exit: 1,
    problems: ["table.column-missing subjects.csv:1:name"],
  },
  {
    name: "a file that is not there",
    files: folder({}, { "observations.csv": null }),
    exit: 1,
    problems: ["table.file-missing observations.csv"],
  },
  {
    name: "a file that is not there, and one of nearly its name",
    files: folder({}, { "observations.csv": null, "observation.csv": observations }),
    exit: 1,
    problems: ["table.file-missing-near observations.csv"],
  },
  {
    name: "a folder in place of a table",
    files: folder({}, { "observations.csv": null, "observations.csv/a": "" }),
    exit: 1,
    problems: ["table.not-a-file observations.csv"],
  },
  {
    name: "a table of an unknown kind",
    files: folder({ "tables.subjects.file": "subjects.ods" }, { "subjects.ods": "" }),
    exit: 1,
    problems: ["table.file-type-unknown subjects.ods"],
  },
  {
    name: "a wide table: an unknown column",
    files: wide([["id", "income", "dept", "school"], ...wideRows.slice(1)]),
    exit: 1,
    problems: ["table.unknown-column-near observations.csv:1:dept"],
  },
  {
    name: "a wide table: 10,000 columns of which nearly all are unknown",
    files: wide(tenThousand),
    exit: 1,
    problems: [
      ...Array.from({ length: 1000 }, (_, k) => `table.unknown-column observations.csv:1:extra${k}`),
      "table.more-problems observations.csv",
    ],
  },
  {
    name: "a wide table: 10,000 columns of which nearly all are to be ignored",
    files: wide(tenThousand, wideTable("observations.csv", { others: { indicators: "ignore" } })),
    exit: 0,
    warnings: ["table.columns-ignored observations.csv:1"],
  },
  {
    name: "a wide table: a column to ignore that is not there",
    files: wide(wideRows, wideTable("observations.csv", { ignore: ["remark"] })),
    exit: 1,
    problems: ["table.column-missing observations.csv:1:remark"],
  },
  {
    name: "a wide table: an indicator in two columns",
    files: wide(wideRows.map((row, k) => [...row, k === 0 ? "Debt" : "1"])),
    exit: 1,
    problems: ["table.indicator-twice observations.csv:1:Debt"],
  },
  {
    name: "a wide table: a cell under no header",
    files: wide(wideRows.map((row, k) => [...row.slice(0, 1), k === 0 ? "" : "7", ...row.slice(1)])),
    exit: 1,
    problems: [2, 3, 4, 5].map((row) => `table.cell-without-header observations.csv:${row}:2`),
  },
  {
    name: "a wide table: a column given to an indicator that does not exist",
    files: wide(wideRows, wideTable("observations.csv", { indicators: { debt: "dept" } })),
    exit: 1,
    problems: ["table.unknown-indicator observations.csv:1:debt"],
  },
];

const expectedScores = "[60,45,30,73]";
