import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Findings } from "@huabiao/assess";
import { beforeAll, describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writePeopleFolder } from "../testing/people-folder.ts";

const root = mkdtempSync(join(tmpdir(), "huabiao-successions-"));
const found = join(root, "found");

/** The small folder, whose county P2 was merged in 2025 from two that are gone: PLANTER led one, S5 the other before he moved. */
function writeMergedFolder(folder: string): string {
  writePeopleFolder(folder);
  const change = (name: string, edit: (text: string) => string) =>
    writeFileSync(join(folder, name), edit(readFileSync(join(folder, name), "utf8")));
  change("scheme.yaml", (text) =>
    text.replace("  people:\n", "  successions: { file: tables/successions.csv }\n  people:\n"),
  );
  change("tables/terms.csv", (text) =>
    text.replaceAll(",P2,2020", ",P2,2025").replace("S5,secretary,P5,2020", "S5,secretary,P5,2025"),
  );
  appendFileSync(
    join(folder, "tables/terms.csv"),
    "PLANTER,secretary,Old Changhe,2019-01-01,2024-12-31\nS5,secretary,Riverside,2019-01-01,2024-12-31\n",
  );
  appendFileSync(join(folder, "tables/persons.csv"), "PLANTER,種樹人,Planter\n");
  writeFileSync(
    join(folder, "tables/successions.csv"),
    "place,predecessor,share,on\nP2,Old Changhe,0.6,2025-01-01\nChanghe,Riverside,0.4,2025-01-01\n",
  );
  return folder;
}

beforeAll(async () => {
  const folder = writeMergedFolder(join(root, "folder"));
  const { code, err } = await huabiaoHere(["assess", folder, "--out", found, "--draws", "0"]);
  expect([code, err]).toEqual([0, ""]);
  return () => rmSync(root, { recursive: true, force: true });
});

/** Spaces of the table made one. */
const told = async (...words: readonly string[]) => (await huabiaoHere(words)).out.replace(/ +/g, " ");

describe("R11 R13 a county merged from two that are gone", () => {
  test("the growth of the new county is credited to who led the old ones, by their shares; what is left is nobody's", () => {
    const { people, subjects } = JSON.parse(readFileSync(join(found, "findings.json"), "utf8")) as Findings;
    const at = subjects.findIndex(({ id }) => id === "P2");
    const credits = (id: string) =>
      people?.persons.find((person) => person.id === id)?.credits.filter(({ subject }) => subject === at);
    // The forest grew by 2; half of it was laid the year before.
    expect(credits("S2")).toMatchObject([{ amount: 1, change: 2 }]);
    expect(credits("PLANTER")).toMatchObject([{ amount: expect.closeTo(0.6, 9), term: 0 }]);
    expect(credits("S5")).toMatchObject([{ amount: expect.closeTo(0.4, 9), term: 0 }]);
    const outcome = people?.outcomes.find(({ subject }) => subject === at);
    expect(outcome).toMatchObject({ change: 2, credited: expect.closeTo(2, 9), unattributed: expect.closeTo(0, 9) });
  });

  test("a portrait tells the place of a term that is gone by its name, and beside whose outcome it counts", async () => {
    const out = await told("portrait", found, "S5");
    expect(out).toContain("Riverside secretary 1 January 2019 – 31 December 2024");
    expect(out).toMatch(/Credit Forest Changhe · Riverside secretary 2025 \+0\.4/);
    expect((await huabiaoHere(["portrait", found, "S5", "--pdf", "--out", join(root, "s5.pdf")])).code).toBe(0);
  });

  test("who led only a county that is gone is a person, with credits, though without a post today", async () => {
    expect(await told("portrait", found)).toMatch(/Held no post in the period: 2 \(GONE PLANTER\)/);
    const out = await told("explain", found, "PLANTER");
    expect(out).toContain("Old Changhe secretary, 2019-01-01 to 2024-12-31, 2192 days ← tables/terms.csv row");
    expect(out).toContain("Credit Forest 0.6 (of 2), 2025 to 2025, Changhe · Old Changhe secretary");
    expect(out).toContain("since 2025-01-01 Changhe, 60 % of it from Old Changhe ← tables/successions.csv row 2");
    expect(out).toContain("since 2025-01-01 Changhe, 40 % of it from Riverside ← tables/successions.csv row 3");
  });

  test("the report and the workbook print it, and the result verifies", async () => {
    const report = readFileSync(join(found, "report.html"), "utf8");
    expect(report).toMatch(/Changhe<\/q><\/a> \u00b7 Riverside secretary/);
    expect(report).toMatch(/<li>Riverside secretary <span/);
    expect(report).not.toMatch(/subjects\[|undefined|NaN/);
    expect((await huabiaoHere(["paper", "workbook", found, "--out", join(root, "book.xlsx")])).code).toBe(0);
    expect((await huabiaoHere(["verify", found])).code).toBe(0);
  });

  test.each(["zh-Hant", "zh-Hans", "en"])("in %s the explanation has every word", async (language) => {
    const out = await told("explain", found, "PLANTER", "--lang", language);
    expect(out).toContain("Old Changhe");
    expect(out).not.toMatch(/\{\{|(cli|papers)\.[a-z]|undefined|NaN|\[object/);
  });
});
