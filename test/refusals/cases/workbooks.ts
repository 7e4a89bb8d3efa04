import {
  csv,
  type FileContent,
  type Files,
  folder,
  observationRows,
  type Part,
  subjectRows,
  wideRows,
  wideTable,
} from "../base.ts";
import type { Case } from "../case.ts";
import { archive, type SheetRows, sheetRows, workbook, workbooks } from "../workbook.ts";

const rows = sheetRows(wideRows);
const asWide = (content: FileContent, more: { readonly [key: string]: Part } = {}): Files =>
  folder(wideTable("observations.xlsx", more), { "observations.csv": null, "observations.xlsx": content });
const changed = (row: number, column: number, value: string | number | boolean | null): SheetRows =>
  rows.map((cells, k) => cells.map((cell, at) => (k === row - 1 && at === column - 1 ? value : cell)));
const formula = (text: string, result: number | null) =>
  workbook(rows, {
    cells: new Map([
      ["1,2", { formula: text, ...(result === null ? { value: null } : { value: result, formulaResult: result }) }],
    ]),
  });
const bomb = new Uint8Array(32 * 1024 * 1024).fill(0x20);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Workbooks: merged cells, formulas, sheets, archives that are none or too much. */
export const workbookCases: readonly Case[] = [
  { name: "a workbook is read", files: asWide(workbook(rows)), exit: 0 },
  {
    name: "a workbook with merged cells",
    files: asWide(workbook(rows, { merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }] })),
    exit: 1,
    problems: ["table.merged-cells observations.xlsx:2:2"],
  },
  {
    name: "a workbook with merged headers",
    files: asWide(workbook(rows, { merges: [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }] })),
    exit: 1,
    problems: ["table.merged-cells observations.xlsx:1:2"],
  },
  {
    name: "a workbook with two merged ranges: both are told",
    files: asWide(
      workbook(rows, {
        merges: [
          { startRow: 1, startCol: 1, endRow: 2, endCol: 1 },
          { startRow: 3, startCol: 2, endRow: 3, endCol: 3 },
        ],
      }),
    ),
    exit: 1,
    problems: ["table.merged-cells observations.xlsx:2:2", "table.merged-cells observations.xlsx:4:3"],
  },
  {
    name: "a formula with its result is read and told",
    files: asWide(formula("10+10", 20)),
    exit: 0,
    warnings: ["table.formula-read observations.xlsx:2:3"],
    check: ({ findings }) => {
      if (findings?.cells[1]?.value[0] !== 20) throw new Error("the saved result is read");
    },
  },
  {
    name: "a formula without its result",
    files: asWide(formula("10+10", null)),
    exit: 1,
    problems: ["table.formula-without-value observations.xlsx:2:debt"],
  },
  {
    name: "a cell of text that begins with an equals sign",
    files: asWide(workbook(changed(2, 3, "=10+10"))),
    exit: 1,
    problems: ["table.number-unreadable observations.xlsx:2:debt"],
  },
  {
    name: "a cell that is true",
    files: asWide(workbook(changed(2, 3, true))),
    exit: 1,
    problems: ["table.number-unreadable observations.xlsx:2:debt"],
  },
  {
    name: "a cell that is a spreadsheet error",
    files: asWide(workbook(changed(2, 3, "#DIV/0!"))),
    exit: 1,
    problems: ["table.number-spreadsheet-error observations.xlsx:2:debt"],
  },
  {
    name: "a cell of 1e308 in a workbook",
    files: asWide(workbook(changed(2, 3, 1e308))),
    exit: 1,
    problems: ["table.number-too-large observations.xlsx:2:debt"],
  },
  {
    name: "a cell of −0 in a workbook",
    files: asWide(workbook(changed(2, 3, -0))),
    exit: 0,
    check: ({ findings }) => {
      if (!Object.is(findings?.cells[1]?.value[0], 0)) throw new Error("−0 is 0");
    },
  },
  {
    name: "a cell that is a day",
    files: asWide(
      workbook(
        rows.map((cells, k) => cells.map((cell, at) => (k === 1 && at === 2 ? new Date(Date.UTC(2025, 0, 1)) : cell))),
      ),
    ),
    exit: 1,
    problems: ["table.number-unreadable observations.xlsx:2:debt"],
  },
  {
    name: "a cell under no header in a workbook",
    files: asWide(workbook(rows.map((cells, k) => (k === 2 ? [...cells, "note"] : cells)))),
    exit: 1,
    problems: ["table.cell-without-header observations.xlsx:3:5"],
  },
  { name: "an empty sheet", files: asWide(workbook([])), exit: 1, problems: ["table.empty-file observations.xlsx"] },
  {
    name: "a sheet with a header and nothing else",
    files: asWide(workbook(rows.slice(0, 1))),
    exit: 1,
    problems: ["table.no-rows observations.xlsx"],
  },
  {
    name: "a sheet that is not there",
    files: asWide(workbook(rows), { sheet: "2025" }),
    exit: 1,
    problems: ["table.sheet-missing observations.xlsx#2025"],
  },
  {
    name: "a sheet by name",
    files: asWide(workbooks({ name: "Notes", rows: [["x"]] }, { name: "2025", rows: rows.map((row) => [...row]) }), {
      sheet: "2025",
    }),
    exit: 0,
  },
  {
    name: "a bad cell in a sheet by name",
    files: asWide(
      workbooks({ name: "Notes", rows: [["x"]] }, { name: "2025", rows: changed(2, 3, "x").map((row) => [...row]) }),
      { sheet: "2025" },
    ),
    exit: 1,
    problems: ["table.number-unreadable observations.xlsx#2025:2:debt"],
  },
  {
    name: "several sheets: the first is read and told",
    files: asWide(workbooks({ name: "2025", rows: rows.map((row) => [...row]) }, { name: "Notes", rows: [["x"]] })),
    exit: 0,
    warnings: ["table.first-sheet-read observations.xlsx"],
  },
  {
    name: "a hidden first sheet is passed over",
    files: asWide(
      workbooks({ name: "Old", rows: [["x"]], hidden: true }, { name: "2025", rows: rows.map((row) => [...row]) }),
    ),
    exit: 0,
  },
  {
    name: "hidden rows are read and told",
    files: asWide(workbook(rows, { rowDefs: new Map([[2, { hidden: true }]]) })),
    exit: 0,
    warnings: ["table.hidden-rows observations.xlsx:3"],
  },
  {
    name: "an unknown column in a workbook",
    files: asWide(workbook(rows.map((cells, k) => [...cells, k === 0 ? "rain" : 1]))),
    exit: 1,
    problems: ["table.unknown-column observations.xlsx:1:rain"],
  },
  {
    name: "a subject twice in a workbook",
    files: asWide(workbook([...rows, ["east", 1, 2, 3]])),
    exit: 1,
    problems: ["income", "debt", "school"].map((name) => `table.observation-twice observations.xlsx:6:${name}`),
  },
  {
    name: "a workbook for the subjects with a formula for an id",
    files: folder(
      { "tables.subjects.file": "subjects.xlsx" },
      {
        "subjects.csv": null,
        "subjects.xlsx": workbook(sheetRows(subjectRows), {
          cells: new Map([["1,0", { formula: 'LOWER("EAST")', value: null }]]),
        }),
      },
    ),
    exit: 1,
    problems: [
      "table.formula-without-value subjects.xlsx:2:id",
      ...[2, 3, 4].map((row) => `table.unknown-subject observations.csv:${row}:subject`),
    ],
  },
  { name: "an empty file called .xlsx", files: asWide(""), exit: 1, problems: ["table.empty-file observations.xlsx"] },
  {
    name: "a text called .xlsx",
    files: asWide(csv(observationRows)),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
  {
    name: "an old workbook called .xlsx",
    files: asWide(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)),
    exit: 1,
    problems: ["table.xlsx-locked-or-old observations.xlsx"],
  },
  {
    name: "a workbook cut in the middle",
    files: asWide(async () => {
      const whole = await bytesOf(workbook(rows));
      return whole.slice(0, whole.length / 2);
    }),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
  {
    name: "a workbook with a byte of its data changed",
    files: asWide(async () => {
      const whole = (await bytesOf(workbook(rows))).slice();
      const at = Math.floor(whole.length / 3);
      whole[at] = (whole[at] ?? 0) ^ 0xff;
      return whole;
    }),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
  {
    name: "an archive without a workbook",
    files: asWide(archive([{ name: "a.txt", bytes: text("a") }])),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
  {
    name: "an archive of nothing",
    files: asWide(archive([])),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
  {
    name: "a zip bomb",
    files: asWide(
      archive([
        { name: "xl/workbook.xml", bytes: text("<a/>") },
        { name: "xl/worksheets/sheet1.xml", bytes: bomb },
      ]),
    ),
    exit: 1,
    problems: ["table.zip-too-large observations.xlsx"],
  },
  {
    name: "a zip bomb that declares a gibibyte",
    files: asWide(archive([{ name: "xl/workbook.xml", bytes: text("<a/>"), declared: 2 ** 30 }])),
    exit: 1,
    problems: ["table.zip-too-large observations.xlsx"],
  },
  {
    name: "a zip bomb that declares nothing",
    files: asWide(archive([{ name: "xl/workbook.xml", bytes: bomb, declared: 0 }])),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
  {
    name: "a zip bomb that declares little",
    files: asWide(
      archive([
        { name: "[Content_Types].xml", bytes: bomb, declared: 100 },
        { name: "xl/workbook.xml", bytes: bomb, declared: 100 },
      ]),
    ),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
  {
    name: "an archive of 10,001 parts",
    files: asWide(archive(Array.from({ length: 10_001 }, (_, k) => ({ name: `${k}`, bytes: text("a") })))),
    exit: 1,
    problems: ["table.zip-too-large observations.xlsx"],
  },
  {
    name: "a workbook of XML that names a file",
    files: asWide(
      archive([
        {
          name: "[Content_Types].xml",
          bytes: text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        },
        {
          name: "xl/workbook.xml",
          bytes: text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>'),
        },
      ]),
    ),
    exit: 1,
    problems: ["table.xlsx-unreadable observations.xlsx"],
  },
];

async function bytesOf(content: FileContent): Promise<Uint8Array> {
  if (typeof content === "function") return content();
  return typeof content === "string" ? text(content) : content;
}
