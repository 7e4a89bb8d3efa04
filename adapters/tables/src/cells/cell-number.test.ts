import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCellNumber } from "./cell-number.ts";

const read = (text: string, percent = false) => {
  const parsed = parseCellNumber(text, { percent });
  if (parsed.kind === "number") return parsed.note === null ? parsed.value : [parsed.value, parsed.note];
  return parsed.kind === "missing" ? "missing" : parsed.reason;
};

describe("R21 a cell is a number, missing, or refused with its reason", () => {
  test.each<[string, ReturnType<typeof read>]>([
    ["1234.5", 1234.5],
    [".5", 0.5],
    ["5.", 5],
    ["+3", 3],
    ["-3", -3],
    ["−3", -3],
    ["1.2E+05", 120_000],
    ["-0", 0],
    ["0.0", 0],
    ["  12  ", 12],
    ["\u00a012\u200b", 12],
    ["１２．５", [12.5, "full-width"]],
    ["－７", [-7, "full-width"]],
    ["１，２３４", [1234, "full-width"]],
    ["1,234.5", [1234.5, "thousands"]],
    ["12,345,678", [12_345_678, "thousands"]],
    ["1 234", [1234, "thousands"]],
    ["1\u202f234\u202f567.8", [1_234_567.8, "thousands"]],
    ["", "missing"],
    ["   ", "missing"],
    ["　", "missing"],
    ["NA", "missing"],
    ["n/a", "missing"],
    ["null", "missing"],
    ["-", "missing"],
    ["－", "missing"],
    ["—", "missing"],
    ["..", "missing"],
    ["…", "missing"],
    ["缺", "missing"],
    ["無", "missing"],
    ["无", "missing"],
    ["暂无", "missing"],
    ["暫無", "missing"],
    ["1,5", "decimal-comma"],
    ["0,123", "decimal-comma"],
    ["1.234,56", "decimal-comma"],
    ["1,23,456", "grouping"],
    ["1.234.567", "grouping"],
    ["1'234", "grouping"],
    ["1 23", "grouping"],
    ["3.2萬", "big-unit"],
    ["2亿", "big-unit"],
    ["5 million", "big-unit"],
    ["5k", "big-unit"],
    ["12%", "percent"],
    ["１２％", "percent"],
    ["(5)", "parentheses"],
    ["（1,234）", "parentheses"],
    ["NaN", "not-finite"],
    ["inf", "not-finite"],
    ["-Infinity", "not-finite"],
    ["∞", "not-finite"],
    ["1e400", "not-finite"],
    ["1e308", "too-large"],
    ["-1e151", "too-large"],
    ["<5", "qualified"],
    ["≥ 5", "qualified"],
    ["约12", "qualified"],
    ["~12", "qualified"],
    ["12元", "with-unit"],
    ["5 km", "with-unit"],
    ["$5", "with-unit"],
    ["#DIV/0!", "spreadsheet-error"],
    ["#N/A", "spreadsheet-error"],
    ["#REF!", "spreadsheet-error"],
    ["abc", "unreadable"],
    ["十二", "unreadable"],
    ["①", "unreadable"],
    ["10²", "unreadable"],
    ["½", "unreadable"],
    ["0x10", "with-unit"],
    ["1_000", "unreadable"],
    ["--5", "unreadable"],
    ["2025-01-01", "unreadable"],
    ["1/2", "with-unit"],
    ["٣", "unreadable"],
    ["%", "unreadable"],
    ["12*", "unreadable"],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each<[string, ReturnType<typeof read>]>([
    ["12%", [12, "percent-sign"]],
    ["12.5 ％", [12.5, "percent-sign"]],
    ["-3%", [-3, "percent-sign"]],
    ["1,5%", "unreadable"],
    ["12", 12],
  ])("%j under the unit %%", (text, expected) => {
    expect(read(text, true)).toEqual(expected);
  });

  test("every finite number reads back from its shortest text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e149, max: 1e149 }), (value) => {
        expect(read(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test("no text throws or gives a number that is not finite", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = parseCellNumber(text, { percent: true });
        if (parsed.kind === "number") expect(Number.isFinite(parsed.value)).toBe(true);
      }),
    );
  });
});
