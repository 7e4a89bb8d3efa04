import { observed } from "../base.ts";
import type { Case } from "../case.ts";

/** One value cell (row 3, debt of east, unit %) at a time. */
const refused: readonly (readonly [cell: string, code: string])[] = [
  ["NaN", "not-finite"],
  ["nan", "not-finite"],
  ["inf", "not-finite"],
  ["-inf", "not-finite"],
  ["Infinity", "not-finite"],
  ["-Infinity", "not-finite"],
  ["∞", "not-finite"],
  ["1e999", "not-finite"],
  ["-1e400", "not-finite"],
  ["1e308", "too-large"],
  ["-1e308", "too-large"],
  ["1.7976931348623157e308", "too-large"],
  ["1e151", "too-large"],
  ["abc", "unreadable"],
  ["十二", "unreadable"],
  ["½", "unreadable"],
  ["٣", "unreadable"],
  ["--5", "unreadable"],
  ["+-5", "unreadable"],
  ["1_000", "unreadable"],
  ["2025-01-01", "unreadable"],
  ["true", "unreadable"],
  ["12*", "unreadable"],
  ["=1+2", "unreadable"],
  ["1.2.3", "grouping"],
  ["1'234", "grouping"],
  ["1 23", "grouping"],
  ['"1,5"', "decimal-comma"],
  ['"1.234,56"', "decimal-comma"],
  ['"1,23,456"', "grouping"],
  ["3.2萬", "big-unit"],
  ["2亿", "big-unit"],
  ["5 million", "big-unit"],
  ["5k", "big-unit"],
  ["12元", "with-unit"],
  ["$5", "with-unit"],
  ["0x10", "with-unit"],
  ["(5)", "parentheses"],
  ["（5）", "parentheses"],
  ["<5", "qualified"],
  ["≥5", "qualified"],
  ["约12", "qualified"],
  ["~12", "qualified"],
  ["#DIV/0!", "spreadsheet-error"],
  ["#REF!", "spreadsheet-error"],
  ["#N/A", "spreadsheet-error"],
  ["#VALUE!", "spreadsheet-error"],
];

/** Cells that are understood: the number they must come to, or null for a missing value. */
const understood: readonly (readonly [cell: string, value: number | null, note?: string])[] = [
  ["-0", 0],
  ["−0", 0],
  ["0.0", 0],
  ["+3", 3],
  ["−3", -3],
  [".5", 0.5],
  ["5.", 5],
  ["1.2E+05", 120_000],
  ["1e-320", 1e-320],
  ["1e150", 1e150],
  ["-1e150", -1e150],
  [" 20 ", 20],
  ["２０", 20, "full-width"],
  ["－２０．５", -20.5, "full-width"],
  ['"1,234.5"', 1234.5, "thousands"],
  ["1 234", 1234, "thousands"],
  ["20%", 20, "percent-sign"],
  ["２０％", 20, "percent-sign"],
  ["", null],
  ["NA", null],
  ["n/a", null],
  ["null", null],
  ["..", null],
  ["—", null],
  ["缺", null],
  ["暫無", null],
];

const debt = 1;

/** Value cells: what is no number is refused at its row and column; what is one is read as that number. */
export const cells: readonly Case[] = [
  ...refused.map(
    ([cell, kind]): Case => ({
      name: `a cell ${cell}`,
      files: observed({ "3 value": cell }),
      exit: 1,
      problems: [`table.number-${kind} observations.csv:3:value`],
    }),
  ),
  ...understood.map(
    ([cell, value, note]): Case => ({
      name: `a cell “${cell}” read as ${value === null ? "missing" : value}`,
      files: observed({ "3 value": cell }),
      exit: 0,
      ...(note === undefined ? {} : { warnings: [`table.read-${note} observations.csv:3:value`] }),
      check: ({ findings, warnings }) => {
        const read = findings?.cells[debt]?.value[0];
        if (!Object.is(read, value)) throw new Error(`read as ${read}`);
        if (warnings.length !== (note === undefined ? 0 : 1)) throw new Error(`${warnings.length} warnings`);
      },
    }),
  ),
];
