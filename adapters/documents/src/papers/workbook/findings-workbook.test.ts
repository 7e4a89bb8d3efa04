import readSheets, { readSheet } from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { paperOptions } from "../../testing/sample-papers.ts";
import { samplePeople } from "../../testing/sample-people.ts";
import type { PaperSource } from "../paper-options.ts";
import { renderWorkbook } from "./findings-workbook.ts";

const source = samplePeople();
const options = paperOptions("en");
const rowsOf = async (sheet: string, from: PaperSource = source) =>
  readSheet(Buffer.from(await renderWorkbook(from, options)), sheet);

describe("the findings workbook", () => {
  test("R34 has ten sheets, the same bytes twice, and every sheet reads back with its header", async () => {
    const [first, second] = [await renderWorkbook(source, options), await renderWorkbook(source, options)];
    expect(Buffer.compare(first, second)).toBe(0);
    const names = [
      "Subjects",
      "Nodes",
      "Persons",
      "Heads",
      "Credits",
      "Shares",
      "Projects",
      "Voices",
      "Flags",
      "Quotas",
    ];
    const sheets = await readSheets(Buffer.from(first));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(names);
    expect(
      sheets.every(({ data }) => data.length > 1 && data[0]?.every((title) => /^[A-Z a-z()]+$/.test(String(title)))),
    ).toBe(true);
  });

  test("holds numbers as numbers, to the last digit, and missing ones as empty cells with a reason", async () => {
    const rows = await rowsOf("Heads");
    const own = rows.filter(([id]) => id === "p000");
    const views = source.people.persons[0]?.heads.flatMap((head) => head.views) ?? [];
    expect(own.map((row) => row[5])).toEqual(views.map(({ estimate }) => estimate));
    const missing = own.find((row) => row[5] === null);
    expect(missing?.[11]).toBe("There are no data.");
  });

  test("R27 shows a missing share as missing: no lens without an answer has a number", async () => {
    const rows = await rowsOf("Shares");
    const silent = rows.filter((row) => row[9] !== null).slice(1);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every((row) => row[6] === null)).toBe(true);
  });

  test("R20 shows no answers of a class that is too small, but its turnout", async () => {
    const rows = await rowsOf("Voices");
    const small = rows.filter((row) => row[3] === "C: those served" && row[4] === 3);
    expect(small.length).toBeGreaterThan(0);
    expect(small.every((row) => row[5] === null && row[11] === null && row[12] !== null)).toBe(true);
  });

  test("keeps a text that looks like a formula a text, and cuts what no cell can hold", async () => {
    const persons = source.people.persons.slice(0, 2).map((person, at) => ({
      ...person,
      title: at === 0 ? '=cmd|" /C calc"!A0\u0000' : "長".repeat(40_000),
    }));
    const rows = await rowsOf("Persons", { ...source, people: { ...source.people, persons } });
    expect(rows[1]?.[1]).toBe('=cmd|" /C calc"!A0');
    expect(String(rows[2]?.[1]).length).toBe(32_767);
  });
});
