import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writePeopleFolder } from "../testing/people-folder.ts";

const root = mkdtempSync(join(tmpdir(), "huabiao-explain-portrait-"));
const found = join(root, "found");

beforeAll(async () => {
  const { code } = await huabiaoHere([
    "assess",
    writePeopleFolder(join(root, "folder")),
    "--out",
    found,
    "--draws",
    "0",
  ]);
  expect(code).toBe(0);
  return () => rmSync(root, { recursive: true, force: true });
});

const explain = (...words: readonly string[]) => huabiaoHere(["explain", ...words]);

describe("huabiao explain of a person", () => {
  test("R30 opens every view of a portrait to files and rows", async () => {
    const { code, out } = await explain(found, "A1");
    expect(code).toBe(0);
    expect(out).toContain("Loyal to the people: E1 says met, seen in deeds  ← tables/judgements.csv row 3");
    expect(out).toContain("answers for Air (Songling), share 60 %");
    expect(out).toContain("2025-Q1 good, by office kept the day  ← tables/routine.csv row 3");
    expect(out).toContain("2025-03-01 Dyke mended [R1], weight 1, verified by audit  ← tables/records.csv row 2");
    expect(out).toContain("Songling deputy, 2020-01-01 to —");
    expect(out).not.toMatch(/\{\{|cli\.[a-z]|undefined/);
  });

  test("R13 opens a credit to amount, identity, lags and the values of the indicator", async () => {
    const { out } = await explain(found, "S1", "forest");
    expect(out).toContain("Credit Forest 1 (of 1), 2025 to 2025, Songling secretary");
    expect(out).toContain("lags, from the same year on: 50 %, 50 %");
    expect(out).toMatch(/2024: 79 {2}← tables\/values\.csv row \d+/);
  });

  test("R30 a view of the place goes down to the cells; by id, by title, or by the name of its head", async () => {
    const byId = await explain(found, "S1", "place");
    expect(byId.out).toContain("value 30 ← tables/values.csv row 3 column “value” 2025");
    expect((await explain(found, "名S1", "Index")).out).toBe(byId.out);
    expect((await explain(found, "S1", "績")).out).toContain("[share]");
    expect((await explain(found, "S1", "Three lenses")).out).toContain("Duty and days (weight 50 %)");
  });

  test("R27 colleagues' reports are counted, and never opened", async () => {
    const { out } = await explain(found, "S2", "--json");
    const told = JSON.parse(out);
    const made = told.sections.flatMap((section: { made: object[] }) => section.made);
    expect(made).toContainEqual(expect.objectContaining({ what: "reports", facts: { count: 12 } }));
    expect(out).not.toContain("contributions.csv");
    expect(out).not.toMatch(/reporter/);
  });

  test("R30 a team is asked for by its place", async () => {
    const { out } = await explain(found, "Songling", "--team");
    expect(out).toContain("Work · Index [index]");
    expect((await explain(found, "Songling")).out).toContain("■ Index [index]");
  });

  test("without the sealed inputs it says so, and tells what the findings hold", async () => {
    const alone = join(root, "alone");
    mkdirSync(alone);
    copyFileSync(join(found, "findings.json"), join(alone, "findings.json"));
    const { code, out } = await explain(alone, "A1", "judged");
    expect(code).toBe(0);
    expect(out).toContain("sealed inputs are not at hand");
    expect(out).toContain("E1 says met, seen in deeds");
    expect(out).not.toContain("←");
    for (const name of ["manifest.json"]) copyFileSync(join(found, name), join(alone, name));
    writeFileSync(join(alone, "manifest.json"), "{");
    expect((await explain(alone, "A1", "judged")).out).toBe(out);
  });

  test("sealed inputs that are no longer those of the findings are not read from", async () => {
    const other = join(root, "other");
    cpSync(found, other, { recursive: true });
    const file = join(other, "sealed/tables/routine.csv");
    writeFileSync(file, readFileSync(file, "utf8").replace("A1,2025Q1,good", "A1,2025Q1,poor"));
    const { code, out } = await explain(other, "A1", "routine");
    expect(code).toBe(0);
    expect(out).toContain("sealed inputs are not at hand");
    expect(out).toContain("2025-Q1 good");
  });

  test.each([
    ["a person whom nobody knows, with near names", ["Name S11"], "Name S1"],
    ["a part that no portrait has, with near names", ["S1", "forrest"], "forest"],
    ["a name that several have", ["Namesake"], "A1, A2"],
    ["a team that is none", ["P9", "--team"], "P1"],
  ])("R36 refuses %s", async (_, words, near) => {
    const { code, err } = await explain(found, ...words);
    expect(code).toBe(1);
    expect(err).toContain(near);
  });
});
