import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { beforeAll, describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writeSmallFolder } from "../testing/small-folder.ts";

const out = mkdtempSync(join(tmpdir(), "huabiao-explain-"));

beforeAll(async () => {
  const folder = writeSmallFolder(join(out, "folder"));
  expect((await huabiaoHere(["assess", folder, "--out", out])).code).toBe(0);
  return () => rmSync(out, { recursive: true, force: true });
});

describe("huabiao explain", () => {
  test("R30 walks from the index to the cells, file, row and column", async () => {
    const { code, out: text, err } = await huabiaoHere(["explain", out, "P1"]);
    expect([code, err]).toEqual([0, ""]);
    const lines = text.split("\n");
    expect(lines[0]).toBe("Songling (P1)");
    expect(lines[1]).toMatch(/^■ Index \[index\] {2}58 {2}rank \d–\d {2}arithmetic$/);
    expect(text).toContain("value 30 ← tables/values.csv row 3 column “value” 2025");
    expect(text).toContain("value (level): 30 μg/m³");
    expect(text).toContain("normalised (goalposts(0, 100, clip) → [0, 100]): 70 points");
    expect(text).not.toMatch(/\{\{|cli\.[a-z]/);
  });

  test("R30 a node is asked for by id, or by title in any language", async () => {
    const byId = await huabiaoHere(["explain", out, "P2", "green"]);
    expect(byId.out).toContain("■ Green [green]");
    expect((await huabiaoHere(["explain", out, "長河𠮷縣", "綠色"])).out).toBe(byId.out);
    expect((await huabiaoHere(["explain", join(out, "findings.json"), "Changhe", "Green"])).out).toBe(byId.out);
  });

  test("R30 with --json the same tree for machines, down to the cells", async () => {
    const told = JSON.parse((await huabiaoHere(["explain", out, "P1", "--json"])).out);
    expect(told).toMatchObject({ subject: { id: "P1" }, node: { id: "index", kind: "index" }, score: 58, rank: 1 });
    const green = told.children.find(({ node }: { node: { id: string } }) => node.id === "green");
    expect(green).toMatchObject({ score: 75, weight: 0.5, steps: null });
    const air = green.children.find(({ node }: { node: { id: string } }) => node.id === "air");
    expect(air.steps).toEqual({
      value: 30,
      filled: 30,
      treated: 30,
      inputs: [{ use: "value", file: "tables/values.csv", row: 3, column: "value", period: "2025", value: 30 }],
    });
  });

  test("in each language every word is there", async () => {
    for (const language of ["zh-Hant", "zh-Hans", "en"]) {
      const { code, out: text } = await huabiaoHere(["explain", out, "P3", "--lang", language]);
      expect(code).toBe(0);
      expect(text).not.toMatch(/\{\{|cli\.[a-z]|undefined/);
    }
  });

  test.each([
    ["subject", ["Songlin"], "Songling"],
    ["number", ["P1", "gren"], "green"],
  ])("an unknown %s is refused with near names", async (_, words, near) => {
    const { code, err } = await huabiaoHere(["explain", out, ...words]);
    expect(code).toBe(1);
    expect(err).toContain(near);
  });

  test("what is no findings file is refused", async () => {
    const other = join(temporaryFolder(), "findings.json");
    writeFileSync(other, '{"huabiao":1}');
    for (const path of [other, "/no/such/place", temporaryFolder()]) {
      const { code, err } = await huabiaoHere(["explain", path, "P1"]);
      expect(code).toBe(1);
      expect(err).not.toMatch(/did not foresee/);
    }
  });
});
