import {
  csv,
  type FileContent,
  folder,
  observationRows,
  type Part,
  subjectRows,
  wide,
  wideRows,
  wideTable,
  withColumn,
} from "../base.ts";
import type { Case } from "../case.ts";

const text = csv(subjectRows);
const wideText = (mark: string): Uint8Array => new Uint8Array(Buffer.from(mark + text, "utf16le"));
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16());
/** id,name,group and 東縣 … in GB18030 by hand: 东 is B6 AB in GB2312; the rows use simplified names. */
const gb = Uint8Array.of(
  ...Buffer.from("id,name,group\neast,"),
  0xb6,
  0xab,
  0xcf,
  0xd8,
  ...Buffer.from(",plain\nwest,"),
  0xce,
  0xf7,
  0xcf,
  0xd8,
  ...Buffer.from(",plain\nnorth,N,hill\nsouth,S,hill\n"),
);
const latin = Uint8Array.of(
  ...Buffer.from("id,name,group\neast,caf"),
  0xe9,
  ...Buffer.from(",plain\nwest,W,plain\nnorth,N,hill\nsouth,S,hill\n"),
);
const subjects = (content: FileContent, encoding?: string): Case["files"] =>
  folder(encoding === undefined ? {} : { "tables.subjects.encoding": encoding }, { "subjects.csv": content });
const titled =
  (title: string): NonNullable<Case["check"]> =>
  ({ findings }) => {
    if (findings?.subjects[0]?.title !== title)
      throw new Error(`read as ${JSON.stringify(findings?.subjects[0]?.title)}`);
  };
const units = (unit: string): Case["files"] =>
  folder(
    { "tables.observations.0.columns.unit": "unit" },
    { "observations.csv": csv(withColumn(observationRows, "unit", (row) => (row === 2 ? unit : ""))) },
  );
const header = (name: string, edits: { readonly [key: string]: Part } = {}): Case["files"] =>
  wide(
    wideRows.map((row, k) => (k === 0 ? ["id", name, "debt", "school"] : row)),
    Object.keys(edits).length === 0 ? {} : wideTable("observations.csv", edits),
  );

/** Encodings of text, and units in headers and columns. */
export const encodings: readonly Case[] = [
  { name: "UTF-8 with a mark", files: subjects(`\ufeff${text}`), exit: 0, check: titled("東縣") },
  { name: "UTF-16 little end first with a mark", files: subjects(wideText("\ufeff")), exit: 0, check: titled("東縣") },
  {
    name: "UTF-16 big end first with a mark",
    files: subjects(swapped(wideText("\ufeff"))),
    exit: 0,
    check: titled("東縣"),
  },
  {
    name: "UTF-16 without a mark is told",
    files: subjects(wideText("")),
    exit: 0,
    warnings: ["table.encoding-detected subjects.csv"],
    check: titled("東縣"),
  },
  {
    name: "GB18030 is told",
    files: subjects(gb),
    exit: 0,
    warnings: ["table.encoding-detected subjects.csv"],
    check: titled("东县"),
  },
  { name: "GB18030 as declared", files: subjects(gb, "gb18030"), exit: 0, check: titled("东县") },
  {
    name: "GB18030 declared as UTF-8",
    files: subjects(gb, "utf-8"),
    exit: 1,
    problems: ["table.encoding-differs subjects.csv"],
  },
  {
    name: "UTF-8 with a mark, declared as UTF-16",
    files: subjects(`\ufeff${text}`, "utf-16le"),
    exit: 1,
    problems: ["table.encoding-differs subjects.csv"],
  },
  {
    name: "UTF-8 with a mark, declared as GB18030",
    files: subjects(`\ufeff${text}`, "gb18030"),
    exit: 1,
    problems: ["table.encoding-differs subjects.csv"],
  },
  {
    name: "an encoding that is not known",
    files: subjects(latin),
    exit: 1,
    problems: ["table.encoding-unknown subjects.csv"],
  },
  {
    name: "bytes of no encoding",
    files: subjects(Uint8Array.of(...Buffer.from("id,name\n"), 0xff, 0xff, 0x80, 0x81)),
    exit: 1,
    problems: ["table.encoding-unknown subjects.csv"],
  },
  {
    name: "UTF-16 with half a character",
    files: subjects(Uint8Array.of(0xff, 0xfe, ...Buffer.from("id,name\neast,", "utf16le"), 0x00, 0xd8, 0x0a, 0x00)),
    exit: 1,
    problems: ["table.encoding-differs subjects.csv"],
  },
  {
    name: "UTF-16 with half a unit",
    files: subjects(wideText("\ufeff").slice(0, -1)),
    exit: 1,
    problems: ["table.encoding-differs subjects.csv"],
  },
  {
    name: "UTF-8 of a surrogate, which is GB18030 by chance, is told",
    files: subjects(
      Uint8Array.of(...Buffer.from(`${text.replace(/\P{ASCII}/gu, "x")}`), 0x22, 0xed, 0xa0, 0x80, 0x22, 0x2c, 0x2c),
    ),
    exit: 0,
    warnings: ["table.encoding-detected subjects.csv"],
  },
  {
    name: "a unit column with the scheme's unit",
    files: units("元"),
    exit: 0,
  },
  {
    name: "a unit column with another unit",
    files: units("萬元"),
    exit: 1,
    problems: ["table.unit-differs observations.csv:2:unit"],
  },
  {
    name: "a unit column with the unit of another indicator",
    files: units("%"),
    exit: 1,
    problems: ["table.unit-differs observations.csv:2:unit"],
  },
  { name: "a header with the scheme's unit", files: header("income（元）"), exit: 0 },
  {
    name: "a header with another unit",
    files: header("income（萬元）"),
    exit: 1,
    problems: ["table.unit-differs observations.csv:1:income（萬元）"],
  },
  {
    name: "a header with a unit and a name with a typing error",
    files: header("incom (元)"),
    exit: 1,
    problems: ["table.unknown-column-near observations.csv:1:incom (元)"],
  },
  {
    name: "a header given by the scheme, with another unit, is told",
    files: header("收入（萬元）", { indicators: { "收入（萬元）": "income" } }),
    exit: 0,
    warnings: ["table.unit-unchecked observations.csv:1:收入（萬元）"],
  },
];
