import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";

/** The example of the documentation, as files. */
function example(): string {
  const page = readFileSync(join(projectRoot, "docs/reference/severity.md"), "utf8");
  const folder = temporaryFolder();
  for (const [, kind, text] of page.matchAll(/```(yaml|csv)\n([\s\S]*?)```/g)) {
    writeFileSync(join(folder, kind === "csv" ? "ratings.csv" : "severity.yaml"), text ?? "");
  }
  return folder;
}

test("R22 the example of the documentation runs, and says what the page says of it", async () => {
  const folder = example();
  const out = join(folder, "out");
  const { code, out: text } = await huabiaoHere(["severity", join(folder, "severity.yaml"), "--out", out]);
  expect(code).toBe(0);
  expect(text).toMatch(/^candidate +\S+ +\S+ % +6$/m);
  expect(text).toContain("Raw and corrected stand side by side");
  const raters = readFileSync(join(out, "rater.csv"), "utf8").split("\n");
  expect(raters[0]).toBe("level,n,raw_mean,effect,se,prediction_se,corrected_mean,corrected_se,set");
  const effects = raters.slice(1, -1).map((line) => [line.split(",")[0], Number(line.split(",")[3])] as const);
  expect(effects.toSorted((a, b) => a[1] - b[1])[0]?.[0]).toBe("C");
});

test("R22 all three languages tell it, and --json gives the same numbers", async () => {
  const spec = join(example(), "severity.yaml");
  const hant = await huabiaoHere(["severity", spec, "--lang", "zh-Hant"]);
  const hans = await huabiaoHere(["severity", spec, "--lang", "zh-Hans"]);
  expect([hant.out, hans.out]).toEqual([
    expect.stringContaining("原始與校正並列"),
    expect.stringContaining("原始与校正并列"),
  ]);
  const { criterion, reliability } = JSON.parse((await huabiaoHere(["severity", spec, "--json"])).out);
  expect(criterion).toBeGreaterThan(0);
  expect(reliability.ratersNeeded.absolute).toBeGreaterThanOrEqual(reliability.ratersNeeded.relative);
});

test("the ratings themselves are never replaced, and a folder that cannot be written is said", async () => {
  const folder = example();
  const spec = join(folder, "severity.yaml");
  writeFileSync(join(folder, "rater.csv"), readFileSync(join(folder, "ratings.csv")));
  writeFileSync(spec, readFileSync(spec, "utf8").replace("ratings.csv", "rater.csv"));
  const own = await huabiaoHere(["severity", spec, "--out", folder, "--json"]);
  expect([own.code, JSON.parse(own.out).problems[0].code]).toEqual([1, "cli.out.holds-inputs"]);
  const blocked = await huabiaoHere(["severity", spec, "--out", join(spec, "below"), "--json"]);
  expect([blocked.code, JSON.parse(blocked.out).problems[0].code]).toEqual([1, "cli.out.unwritable"]);
});
