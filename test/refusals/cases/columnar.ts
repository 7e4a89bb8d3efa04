import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OutputCell, writeTable } from "@huabiao/tables";
import { csv, type Edits, type FileContent, folder, observationRows, wideRows, wideTable } from "../base.ts";
import type { Case } from "../case.ts";

type Row = Readonly<Record<string, unknown>>;
const records: readonly Row[] = wideRows
  .slice(1)
  .map(([id, income, debt, school]) => ({ id, income: Number(income), debt: Number(debt), school: Number(school) }));
const json = (value: unknown, edits: Edits = {}): Case["files"] =>
  folder(
    { ...wideTable("observations.json"), ...edits },
    {
      "observations.csv": null,
      "observations.json": typeof value === "string" ? value : JSON.stringify(value, null, 1),
    },
  );
const first = (change: Row): readonly Row[] =>
  records.map((record, k) => (k === 0 ? { ...record, ...change } : record));
const lines = (text: string): Case["files"] =>
  folder(wideTable("observations.ndjson"), { "observations.csv": null, "observations.ndjson": text });
const asLines = records.map((record) => JSON.stringify(record));
const parquet = (content: FileContent): Case["files"] =>
  folder(wideTable("observations.parquet"), { "observations.csv": null, "observations.parquet": content });
const toParquet =
  (
    rows: readonly (readonly OutputCell[])[],
    header: readonly string[] = ["id", "income", "debt", "school"],
  ): FileContent =>
  async () => {
    const at = await mkdtemp(join(tmpdir(), "huabiao-parquet-"));
    try {
      await writeTable(join(at, "a.parquet"), { header, rows });
      return await readFile(join(at, "a.parquet"));
    } finally {
      await rm(at, { recursive: true, force: true });
    }
  };
const numbers: readonly (readonly OutputCell[])[] = records.map(({ id, income, debt, school }) => [
  String(id),
  Number(income),
  Number(debt),
  Number(school),
]);
const firstRow = (...row: readonly OutputCell[]): readonly (readonly OutputCell[])[] => [row, ...numbers.slice(1)];
const bytes = async (content: FileContent): Promise<Uint8Array> =>
  typeof content === "function" ? content() : new TextEncoder().encode(String(content));

/** JSON and Parquet tables. */
export const columnar: readonly Case[] = [
  { name: "a JSON table is read", files: json(records), exit: 0 },
  { name: "a JSON table: an empty file", files: json(""), exit: 1, problems: ["table.empty-file observations.json"] },
  { name: "a JSON table: an empty list", files: json([]), exit: 1, problems: ["table.no-rows observations.json"] },
  {
    name: "a JSON table cut in the middle",
    files: json(JSON.stringify(records).slice(0, 60)),
    exit: 1,
    problems: ["table.json-invalid observations.json"],
  },
  {
    name: "a JSON table with a comma too many",
    files: json(`[${asLines.join(",")},]`),
    exit: 1,
    problems: ["table.json-invalid observations.json"],
  },
  { name: "a JSON table that is one record is a table of one row", files: json(asLines[0] ?? ""), exit: 0 },
  {
    name: "a JSON table that is a number",
    files: json("42"),
    exit: 1,
    problems: ["table.json-not-a-record observations.json:2"],
  },
  {
    name: "a JSON table that is a word",
    files: json('"income"'),
    exit: 1,
    problems: ["table.json-not-a-record observations.json:2"],
  },
  {
    name: "a JSON table with NaN",
    files: json(`[${asLines.join(",").replace("20", "NaN")}]`),
    exit: 1,
    problems: ["table.json-invalid observations.json"],
  },
  {
    name: "a JSON table: a key twice",
    files: json(`[${asLines.join(",").replace('"debt":20', '"debt":20,"debt":21')}]`),
    exit: 1,
    problems: ["table.json-key-twice observations.json:2:debt"],
  },
  {
    name: "a JSON table: an entry that is a list",
    files: json([...records, [1, 2]]),
    exit: 1,
    problems: ["table.json-not-a-record observations.json:6"],
  },
  {
    name: "a JSON table: an entry that is null",
    files: json([...records, null]),
    exit: 1,
    problems: ["table.json-not-a-record observations.json:6"],
  },
  {
    name: "a JSON table: a cell that is a list",
    files: json(first({ debt: [20] })),
    exit: 1,
    problems: ["table.json-nested observations.json:2:debt"],
  },
  {
    name: "a JSON table: a cell that is a mapping",
    files: json(first({ debt: { value: 20 } })),
    exit: 1,
    problems: ["table.json-nested observations.json:2:debt"],
  },
  {
    name: "a JSON table: a cell that is true",
    files: json(first({ debt: true })),
    exit: 1,
    problems: ["table.number-unreadable observations.json:2:debt"],
  },
  {
    name: "a JSON table: a cell of 1e308",
    files: json(first({ debt: 1e308 })),
    exit: 1,
    problems: ["table.number-too-large observations.json:2:debt"],
  },
  {
    name: "a JSON table: a cell of 1e999",
    files: json(`[${asLines.join(",").replace('"debt":20', '"debt":1e999')}]`),
    exit: 1,
    problems: ["table.number-not-finite observations.json:2:debt"],
  },
  {
    name: "a JSON table: a cell of −0",
    files: json(`[${asLines.join(",").replace('"debt":20', '"debt":-0')}]`),
    exit: 0,
    check: ({ findings }) => {
      if (!Object.is(findings?.cells[1]?.value[0], 0)) throw new Error("−0 is 0");
    },
  },
  {
    name: "a JSON table: a cell that is null is missing",
    files: json(first({ debt: null })),
    exit: 0,
    check: ({ findings }) => {
      if (findings?.cells[1]?.value[0] !== null) throw new Error("null is missing");
    },
  },
  {
    name: "a JSON table: a cell with a zero character",
    files: json(first({ debt: "2\u00000" })),
    exit: 1,
    problems: ["table.number-unreadable observations.json:2:debt"],
  },
  {
    name: "a JSON table: an unknown key",
    files: json(first({ rain: 1 })),
    exit: 1,
    problems: ["table.unknown-column observations.json:1:rain"],
  },
  {
    name: "a JSON table: keys of the prototype",
    files: json(`[${asLines.join(",").replace('"debt":20', '"debt":20,"__proto__":{"a":1},"constructor":1')}]`),
    exit: 1,
    problems: [
      "table.unknown-column observations.json:1:__proto__",
      "table.unknown-column observations.json:1:constructor",
    ],
  },
  {
    name: "a JSON table nested a hundred thousand deep",
    files: json(`${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    exit: 1,
    problems: ["table.json-not-a-record observations.json:2"],
  },
  { name: "records a line are read", files: lines(asLines.join("\n")), exit: 0 },
  {
    name: "records a line: one line is none",
    files: lines([asLines[0], "{oops", ...asLines.slice(1)].join("\n")),
    exit: 1,
    problems: ["table.json-invalid observations.ndjson:3"],
  },
  {
    name: "records a line: a key twice",
    files: lines(asLines.join("\n").replace('"debt":40', '"debt":40,"debt":41')),
    exit: 1,
    problems: ["table.json-key-twice observations.ndjson:3:debt"],
  },
  { name: "a Parquet table is read", files: parquet(toParquet(numbers)), exit: 0 },
  {
    name: "a Parquet table: an empty file",
    files: parquet(""),
    exit: 1,
    problems: ["table.empty-file observations.parquet"],
  },
  {
    name: "a Parquet table: a text of that name",
    files: parquet(csv(observationRows)),
    exit: 1,
    problems: ["table.parquet-unreadable observations.parquet"],
  },
  {
    name: "a Parquet table: nothing but its marks",
    files: parquet("PAR1\u0000\u0000\u0000\u0000PAR1"),
    exit: 1,
    problems: ["table.parquet-unreadable observations.parquet"],
  },
  {
    name: "a Parquet table cut in the middle",
    files: parquet(async () => {
      const whole = await bytes(toParquet(numbers));
      return whole.slice(0, whole.length / 2);
    }),
    exit: 1,
    problems: ["table.parquet-unreadable observations.parquet"],
  },
  {
    name: "a Parquet table with its directory broken",
    files: parquet(async () => {
      const whole = Uint8Array.from(await bytes(toParquet(numbers)));
      whole.fill(0xff, whole.length - 60, whole.length - 12);
      return whole;
    }),
    exit: 1,
    problems: ["table.parquet-unreadable observations.parquet"],
  },
  {
    name: "a Parquet table: no rows",
    files: parquet(toParquet([])),
    exit: 1,
    problems: ["table.no-rows observations.parquet"],
  },
  {
    name: "a Parquet table: a subject twice",
    files: parquet(toParquet([...numbers, ["east", 1, 2, 3]])),
    exit: 1,
    problems: ["income", "debt", "school"].map((name) => `table.observation-twice observations.parquet:6:${name}`),
  },
  {
    name: "a Parquet table: a subject that is not known",
    files: parquet(toParquet([...numbers, ["nowhere", 1, 2, 3]])),
    exit: 1,
    problems: ["table.unknown-subject observations.parquet:6:id"],
  },
  {
    name: "a Parquet table: a subject missing",
    files: parquet(toParquet([...numbers, [null, 1, 2, 3]])),
    exit: 1,
    problems: ["table.subject-missing observations.parquet:6:id"],
  },
  {
    name: "a Parquet table: a number of 1e308",
    files: parquet(toParquet(firstRow("east", 100, 1e308, 9))),
    exit: 1,
    problems: ["table.number-too-large observations.parquet:2:debt"],
  },
  {
    name: "a Parquet table: numbers that are text",
    files: parquet(toParquet(firstRow("east", 100, "twenty", 9))),
    exit: 1,
    problems: ["table.number-unreadable observations.parquet:2:debt"],
  },
  {
    name: "a Parquet table: a null is missing",
    files: parquet(toParquet(firstRow("east", 100, null, 9))),
    exit: 0,
    check: ({ findings }) => {
      if (findings?.cells[1]?.value[0] !== null) throw new Error("null is missing");
    },
  },
  {
    name: "a Parquet table: a column missing",
    files: parquet(toParquet(numbers, ["code", "income", "debt", "school"])),
    exit: 1,
    problems: ["table.column-missing observations.parquet:1:id", "table.unknown-column observations.parquet:1:code"],
  },
  {
    name: "a Parquet table whose name is a pattern",
    files: folder(wideTable("obs*.parquet"), { "observations.csv": null, "obs*.parquet": toParquet(numbers) }),
    exit: 1,
    problems: ["table.file-name-pattern obs*.parquet"],
  },
];
