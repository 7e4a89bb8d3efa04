import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { checkScheme } from "../check-scheme.ts";
import { parseScheme } from "../parse-scheme.ts";
import { overlay } from "../testing/overlay.ts";
import { knownRules } from "./known-rules.ts";
import { defaultLimits } from "./limits.ts";
import { type LintReport, lintScheme } from "./lint-scheme.ts";
import { rules } from "./rules.ts";

const folder = join(import.meta.dirname, "fixtures");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const base: unknown = parse(read("base.yaml"));

function linted(...fragments: readonly unknown[]): { readonly report: LintReport; readonly lines: readonly string[] } {
  const text = stringify(fragments.reduce(overlay, base), { schema: "core" });
  const parsed = parseScheme(text, { file: "scheme.yaml" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 1));
  return { report: lintScheme(parsed.value.scheme, parsed.value.locate), lines: text.split("\n") };
}

test("R06 lint says nothing about a scheme that is as it should be", () => {
  const { report } = linted();
  expect(report).toEqual({ findings: [], waived: [] });
});

test("R06 the scheme that the fixtures build on is in order", () => {
  const parsed = parseScheme(read("base.yaml"), { file: "base.yaml" });
  expect(parsed.ok ? checkScheme(parsed.value.scheme, parsed.value.locate) : parsed.error).toEqual([]);
});

test("every rule has its file and its two fixtures, and nothing else lies there", () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(knownRules).toEqual(ids);
  const files = readdirSync(join(import.meta.dirname, "rules"));
  expect(files).toEqual(ids.map((id) => `${id}.ts`));
  const fixtures = readdirSync(folder).filter((name) => name !== "base.yaml");
  expect(fixtures).toEqual(ids.flatMap((id) => [`${id}.fail.yaml`, `${id}.pass.yaml`]));
});

test.each(rules)("$requirement lint rule $id sees its failing fixture at the right line", ({ id, requirement }) => {
  const text = read(`${id}.fail.yaml`);
  const { report, lines } = linted(parse(text));
  const found = report.findings.filter(({ rule }) => rule === id);
  expect(found.length).toBeGreaterThan(0);
  const wanted = /^# at: (.*)$/m.exec(text)?.[1] ?? "no line named";
  const seen = found.map(({ place }) => lines[(place.line ?? 0) - 1] ?? "");
  expect(
    seen.some((line) => line.includes(wanted)),
    `${wanted} among ${seen.join(" | ")}`,
  ).toBe(true);
  for (const finding of found) {
    expect(finding).toMatchObject({ requirement, place: { file: "scheme.yaml", column: expect.any(Number) } });
  }
});

test.each(rules)("$requirement lint rule $id accepts its passing fixture", ({ id }) => {
  const { report } = linted(parse(read(`${id}.pass.yaml`)));
  expect(report.findings.filter(({ rule }) => rule === id)).toEqual([]);
});

test.each(rules)("$requirement lint rule $id is switched off by a waiver with its reason", ({ id }) => {
  const reason = "The council decided so on 3 May.";
  const { report } = linted(parse(read(`${id}.fail.yaml`)), { waivers: [{ rule: id, reason }] });
  expect(report.findings.filter(({ rule }) => rule === id || rule === "unused-waiver")).toEqual([]);
  expect(report.waived.length).toBeGreaterThan(0);
  for (const { finding, reason: given } of report.waived) expect([finding.rule, given]).toEqual([id, reason]);
});

test("a waiver holds only below its path, and one that switches nothing off is a finding", () => {
  const polls = [
    { id: "people", minutes: 4 },
    { id: "panel", minutes: 5 },
  ];
  const waivers = [
    { rule: "slow-ballot", path: "polls.pan", reason: "A path is not a prefix of a word." },
    { rule: "slow-ballot", path: "polls.panel", reason: "The panel sits together for it." },
  ];
  const { report } = linted({ polls, waivers });
  expect(report.waived.map(({ finding, reason }) => [finding.facts["poll"], reason])).toEqual([
    ["panel", "The panel sits together for it."],
  ]);
  expect(report.findings.map(({ rule, facts }) => [rule, facts["poll"] ?? facts["rule"]])).toEqual([
    ["slow-ballot", "people"],
    ["unused-waiver", "slow-ballot"],
  ]);
});

test("R06 more indicators than the limit is a warning, more than wanted an advice", () => {
  const extra = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `x${at}`,
      title: `X ${at}`,
      parent: "innovation",
      unit: "",
      direction: "higher",
    }));
  const severity = (count: number) =>
    linted({ indicators: extra(count) }).report.findings.map((finding) => finding.severity);
  expect(severity(20)).toEqual([]);
  expect(severity(21)).toEqual(["advice"]);
  expect(severity(33)).toEqual(["warning"]);
});

test("an office with other limits passes its own", () => {
  const parsed = parseScheme(read("base.yaml"), { file: "base.yaml" });
  if (!parsed.ok) throw new Error("base");
  const limits = { ballotMinutes: { ...defaultLimits.ballotMinutes, value: 2 } };
  const { findings } = lintScheme(parsed.value.scheme, parsed.value.locate, { limits });
  expect(findings.map(({ rule, facts }) => [rule, facts["poll"]])).toEqual([["slow-ballot", "panel"]]);
});
