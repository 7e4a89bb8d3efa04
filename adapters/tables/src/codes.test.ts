import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";
import { expect, test } from "vitest";

const sources = join(projectRoot, "adapters/tables/src");
const catalogue = (language: string) =>
  JSON.parse(
    readFileSync(join(projectRoot, `packages/contract/src/catalogue/tables.${language}.json`), "utf8"),
  ) as Record<string, string | Record<string, string>>;
const composed: Record<string, readonly string[]> = {
  "table.number-": [
    "decimal-comma",
    "grouping",
    "big-unit",
    "percent",
    "parentheses",
    "not-finite",
    "too-large",
    "qualified",
    "with-unit",
    "spreadsheet-error",
    "unreadable",
  ],
  "table.read-": ["full-width", "thousands", "percent-sign"],
  "table.": [
    "quote-not-closed",
    "quote-misplaced",
    "cell-too-long",
    "subject-missing",
    "indicator-missing",
    "unknown-column",
    "unknown-column-near",
  ],
  "table.ambiguous-": ["subject", "indicator"],
  "table.unknown-": ["subject", "subject-near", "indicator", "indicator-near", "class", "stratum", "option", "reason"],
  "coinr.option-": ["impute", "treat", "normalise", "aggregate"],
};

test("R21 every code that tables raise has its sentences in three languages, and no sentence is left over", () => {
  const raised = new Set(Object.entries(composed).flatMap(([start, ends]) => ends.map((end) => start + end)));
  for (const file of readdirSync(sources, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const text = readFileSync(join(sources, file), "utf8");
    for (const match of text.matchAll(/"((?:table|coinr|connect)\.[a-z0-9-]+)"/g)) raised.add(match[1] as string);
  }
  const comments = ["connect.comment.draft", "connect.comment.direction"];
  for (const language of ["zh-Hant", "zh-Hans", "en"]) {
    const sentences = catalogue(language);
    expect(Object.keys(sentences).sort()).toEqual([...raised, ...comments].sort());
    for (const code of raised) expect(Object.keys(sentences[code] as object)).toEqual(["what", "why", "remedy"]);
  }
});

test("the three languages mention the same facts", () => {
  const facts = (entry: string | Record<string, string>) =>
    [...new Set(JSON.stringify(entry).match(/\{\{\w+\}\}/g) ?? [])].sort();
  const [hant, hans, english] = [catalogue("zh-Hant"), catalogue("zh-Hans"), catalogue("en")];
  for (const [code, entry] of Object.entries(hant)) {
    expect([code, facts(hans[code] ?? "")]).toEqual([code, facts(entry)]);
    expect([code, facts(english[code] ?? "")]).toEqual([code, facts(entry)]);
  }
});
