import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "@huabiao/kernel/text";
import { projectRoot } from "@huabiao/test-kit";
import { expect, test } from "vitest";
import { reportSentences, sampleTranslate, unknownCodes } from "../testing/catalogue-translate.ts";
import { sampleFindings } from "../testing/sample-findings.ts";
import { renderReport } from "./render-report.ts";

const [hant, hans, en] = languages.map(reportSentences);

function holes(sentence: string | undefined): string[] {
  return [...(sentence ?? "").matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
}

test("the three catalogues have the same sentences with the same facts", () => {
  expect(Object.keys(hans ?? {})).toEqual(Object.keys(hant ?? {}));
  expect(Object.keys(en ?? {})).toEqual(Object.keys(hant ?? {}));
  for (const code of Object.keys(hant ?? {})) {
    expect([...new Set(holes(hans?.[code]))], code).toEqual([...new Set(holes(hant?.[code]))]);
    expect([...new Set(holes(en?.[code]))], code).toEqual([...new Set(holes(hant?.[code]))]);
  }
});

test("every reason why a number is missing has a sentence", () => {
  const source = readFileSync(join(projectRoot, "packages/measure/src/undefined-reason.ts"), "utf8");
  const reasons = [...source.matchAll(/\| "([a-z-]+)"/g)].map((match) => `undefined.${match[1]}`);
  expect(reasons.length).toBeGreaterThan(10);
  const catalogue = join(projectRoot, "packages/contract/src/catalogue");
  const said = globSync(join(catalogue, "*.zh-Hant.json")).map((file) => readFileSync(file, "utf8"));
  expect(reasons.filter((code) => !said.some((sentences) => sentences.includes(`"${code}"`)))).toEqual([]);
});

test("no report asks for a sentence that does not exist", () => {
  unknownCodes.clear();
  for (const options of [{ subjects: 40 }, { subjects: 5, draws: 0 }, { subjects: 1, groups: 1 }])
    renderReport(sampleFindings(options), { language: "en", translate: sampleTranslate });
  expect([...unknownCodes]).toEqual([]);
});

test("every sentence of the catalogue is asked for somewhere in the code", () => {
  const folder = join(projectRoot, "adapters/documents/src");
  const source = globSync("**/*.ts", { cwd: folder, exclude: (name) => /\.test\.ts$|^testing/.test(name) })
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const starts = [...source.matchAll(/`(report\.[a-z.-]*)\$\{/g)].map((match) => match[1] ?? "");
  const unused = Object.keys(hant ?? {}).filter(
    (code) =>
      code.startsWith("report.") &&
      !source.includes(`"${code.replace(/-band$/, "")}"`) &&
      !starts.some((start) => code.startsWith(start)),
  );
  expect(unused).toEqual([]);
});
