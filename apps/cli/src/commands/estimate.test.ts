import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";

const table = "place,w,score,answer\nn,2,3,yes\nn,2,5,no\ns,3,4,yes\ns,3,8,yes\n";
const spec =
  "data: t.csv\nweights: w\nstrata: place\nestimates:\n  - { mean: score, by: place }\n  - proportion: answer\n";

function folderWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "t.csv"), table);
  writeFileSync(join(folder, "spec.yaml"), text);
  return folder;
}

describe("huabiao estimate", () => {
  test("R15 --json prints an array of rows with exactly the keys that others read", async () => {
    const { code, out, err } = await huabiaoHere(["estimate", join(folderWith(spec), "spec.yaml"), "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const rows = JSON.parse(out);
    expect(rows).toHaveLength(4);
    for (const row of rows)
      expect(Object.keys(row).filter((key) => key !== "reason")).toEqual([
        "name",
        "domain",
        "estimate",
        "se",
        "lower",
        "upper",
        "n",
        "df",
        "designEffect",
      ]);
    expect(rows[0]).toMatchObject({ name: "mean(score)", domain: { place: "n" }, estimate: 4, se: 1, n: 2, df: 2 });
    expect(rows[0]).not.toHaveProperty("reason");
    expect(rows[3]).toMatchObject({ name: "proportion(answer=yes)", domain: {}, estimate: 0.8 });
  });

  test("a number without a value is null, and only then a reason says why", async () => {
    const text = "data: t.csv\nweights: w\nestimates: [{ proportion: answer, by: place }]\n";
    const { out } = await huabiaoHere(["estimate", join(folderWith(text), "spec.yaml"), "--json"]);
    expect(JSON.parse(out)[1]).toMatchObject({
      domain: { place: "s" },
      estimate: 0,
      se: 0,
      lower: null,
      upper: null,
      reason: "at-boundary",
    });
  });

  test.each(["zh-Hant", "zh-Hans", "en"])("people get a table in %s, with reasons below it", async (language) => {
    const text = `${spec}  - { proportion: answer, by: place }\n`;
    const { code, out } = await huabiaoHere(["estimate", join(folderWith(text), "spec.yaml"), "--lang", language]);
    expect(code).toBe(0);
    expect(out).toMatch(/mean\(score\) +place=n +4\.0000 +1\.0000/);
    expect(out).not.toMatch(/\{\{|survey\.|undefined|NaN|null/);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/proportion\(answer=yes\).*place=s/);
  });

  test("--data says where the table lies, and problems name line and cell in one go", async () => {
    const folder = folderWith(spec.replace("score, by", "scor, by").replace("proportion: answer", "total: wx"));
    const away = temporaryFolder();
    const { code, err } = await huabiaoHere(["estimate", join(folder, "spec.yaml"), "--data", away]);
    expect([code, err]).toEqual([1, expect.stringContaining("t.csv")]);
    const told = await huabiaoHere(["estimate", join(folder, "spec.yaml"), "--data", folder]);
    expect(told.code).toBe(1);
    expect(told.err).toContain("spec.yaml line 5 character 13: The table has no column “scor”.");
    expect(told.err).toContain("spec.yaml line 6");
    expect(told.err).toContain("2 problem(s)");
  });

  test("a specification that is not UTF-8 is refused", async () => {
    const folder = folderWith(spec);
    writeFileSync(join(folder, "spec.yaml"), Buffer.from([0xff, 0xfe, 0x80]));
    const { code, out } = await huabiaoHere(["estimate", join(folder, "spec.yaml"), "--json"]);
    expect([code, JSON.parse(out).problems[0].code]).toEqual([1, "survey.spec.not-utf8"]);
  });
});
