import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writeSmallFolder } from "../testing/small-folder.ts";

function folderWith(name: string, from: string, to: string): string {
  const folder = writeSmallFolder(temporaryFolder());
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return folder;
}

describe("huabiao check", () => {
  test("R06 says what the scheme lacks, each with requirement, place, why and remedy, and that the data can be used", async () => {
    const { code, out, err } = await huabiaoHere(["check", writeSmallFolder(temporaryFolder())]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^[!·] R\d\d scheme\.yaml/m);
    expect(out).toContain("✓ Scheme and data can be used: 6 subjects, 36 observations;");
    expect(out).not.toMatch(/\{\{|lint\.[a-z]/);
  });

  test("R06 a rule that is switched off is shown with its reason, in any language", async () => {
    const folder = writeSmallFolder(temporaryFolder());
    for (const language of ["zh-Hant", "zh-Hans", "en"]) {
      const { code, out } = await huabiaoHere(["check", folder, "--lang", language]);
      expect(code).toBe(0);
      expect(out).toContain("no-basis");
      expect(out).toContain("an invented example for the tests needs no basis");
      expect(out).not.toMatch(/\{\{|cli\.[a-z]|lint\.[a-z]/);
    }
  });

  test("with --json remarks, waivers, problems and warnings are lists", async () => {
    const { code, out, err } = await huabiaoHere(["check", writeSmallFolder(temporaryFolder()), "--json"]);
    const told = JSON.parse(out);
    expect([code, err]).toEqual([0, ""]);
    expect(Object.keys(told)).toEqual(["findings", "waived", "problems", "warnings"]);
    expect(told.findings[0]).toMatchObject({ rule: expect.any(String), requirement: expect.stringMatching(/^R\d\d$/) });
    expect(told.waived).toMatchObject([{ finding: { rule: "no-basis" } }]);
    expect(told.problems).toEqual([]);
  });

  test("every bad cell is told at once, with file, row, column and value, and it ends with 1", async () => {
    const folder = folderWith("tables/values.csv", "P1,air,2025,30\n", "P1,air,2025,thirty\nP9,air,2025,3\n");
    const { code, err } = await huabiaoHere(["check", folder]);
    expect(code).toBe(1);
    expect(err).toContain("tables/values.csv row 3 column “value”");
    expect(err).toContain("thirty");
    expect(err).toContain("tables/values.csv row 4 column “code”");
    expect(err).toContain("2 problem(s) in all");
    const { problems } = JSON.parse((await huabiaoHere(["check", folder, "--json"])).out);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatchObject({ place: { file: "tables/values.csv", row: 3, column: "value" } });
  });

  test("a scheme of the wrong form is refused with its line", async () => {
    const { code, err } = await huabiaoHere(["check", folderWith("scheme.yaml", "kind: annual", "kind: yearly")]);
    expect(code).toBe(1);
    expect(err).toContain("scheme.yaml line 5");
    expect(err).toContain("  → ");
  });

  test("--data names where the tables lie", async () => {
    const [folder, data] = [temporaryFolder(), writeSmallFolder(temporaryFolder())];
    writeFileSync(join(folder, "scheme.yaml"), readFileSync(join(data, "scheme.yaml")));
    expect((await huabiaoHere(["check", folder])).code).toBe(1);
    expect((await huabiaoHere(["check", folder, "--data", data])).code).toBe(0);
  });
});
