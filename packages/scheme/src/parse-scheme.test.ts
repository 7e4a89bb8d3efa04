import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "@huabiao/kernel/problem";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkScheme } from "./check-scheme.ts";
import { lintScheme } from "./lint/lint-scheme.ts";
import { parseScheme } from "./parse-scheme.ts";
import { schemeDigest } from "./scheme-digest.ts";
import { yamlLimits } from "./yaml/limits.ts";

const folder = join(import.meta.dirname, "vectors");
const vectors = (kind: "valid" | "invalid") =>
  readdirSync(join(folder, kind)).map((name) => [name, join(folder, kind, name)]);
const small = readFileSync(join(folder, "valid/smallest.yaml"), "utf8");

function problemsOf(text: string, file = "scheme.yaml"): readonly Problem[] {
  const parsed = parseScheme(text, { file });
  return parsed.ok ? checkScheme(parsed.value.scheme, parsed.value.locate) : parsed.error;
}

test.each(vectors("valid"))("R34 the valid scheme %s is accepted", (name = "", path = "") => {
  expect(problemsOf(readFileSync(path, "utf8"), name)).toEqual([]);
});

test.each(vectors("invalid"))("R34 the invalid scheme %s is refused at the places it names", (name = "", path = "") => {
  const whole = readFileSync(path, "utf8");
  const expected = [...whole.matchAll(/^# expect: (.*)$/gm)].map((match) => match[1]);
  const problems = problemsOf(whole.replace(/^# expect: .*\n/gm, ""), name);
  expect(problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)).toEqual(expected);
  expect(problems.length).toBeGreaterThan(0);
  for (const { place } of problems) expect(place?.file).toBe(name);
});

describe("a document that is too large or too deep costs little and is refused by name", () => {
  test.each([
    ["characters", `${small}# ${"x".repeat(yamlLimits.characters)}`, "scheme.yaml.too-large"],
    ["open brackets", "[".repeat(1_000_000), "scheme.yaml.too-deep"],
    ["open braces", '{"a":'.repeat(100_000), "scheme.yaml.too-deep"],
    ["dashes", "- ".repeat(400_000), "scheme.yaml.too-deep"],
    ["question marks", "? ".repeat(400_000), "scheme.yaml.too-deep"],
    ["indented keys", Array.from({ length: 900 }, (_, at) => `${" ".repeat(at)}k:`).join("\n"), "scheme.yaml.too-deep"],
  ])("too many %s", (_, text, code) => {
    expect(problemsOf(text).map((problem) => problem.code)).toEqual([code]);
  });

  test("a long list of empty entries is not deep", () => {
    expect(problemsOf(`a:\n${"  -\n".repeat(200)}`).map(({ code }) => code)).not.toContain("scheme.yaml.too-deep");
  });
});

test("everything that is wrong is said at once, with the nearest known name", () => {
  const text = small.replace("kind: special", "kind: specail\nquotes: []").replace("direction: lower", "direction: 5");
  expect(problemsOf(text).map(({ code, path, facts }) => [code, path.join("."), facts["near"]])).toEqual([
    ["scheme.form.unknown-value", "kind", "special"],
    ["scheme.form.unknown-key", "quotes", "quotas"],
    ["scheme.form.unknown-value", "indicators.1.direction", null],
  ]);
});

test("a part that may have several forms is read against the form it was meant to have", () => {
  const wrong = (part: string) => problemsOf(`${small}${part}\n`).map(({ code, path }) => [code, path.join(".")]);
  expect(wrong("method: { aggregate: { method: power } }")).toEqual([["scheme.form.missing", "method.aggregate.p"]]);
  expect(wrong("method: { aggregate: [geometric, arithmatic] }")).toEqual([
    ["scheme.form.unknown-value", "method.aggregate.1"],
  ]);
  expect(wrong("method: { normalise: { method: goalposts, low: 1, hi: 2 } }")).toEqual([
    ["scheme.form.missing", "method.normalise.lo"],
    ["scheme.form.unknown-key", "method.normalise.low"],
  ]);
  expect(wrong("method: { treatment: { winmax: -1 } }")).toEqual([
    ["scheme.form.too-small", "method.treatment.winmax"],
  ]);
  expect(wrong("method: { missing: [{ rule: drop }] }")).toEqual([
    ["scheme.form.unknown-value", "method.missing.0.rule"],
  ]);
});

test("a key that another form has is offered only where that form is chosen", () => {
  const [problem] = problemsOf(`${small}method: { normalise: { method: zscore, means: 3 } }\n`);
  expect(problem?.facts).toMatchObject({ key: "means", near: "mean", known: "mean, method, sd" });
});

test("places are those of values, of keys for lists and mappings, and of the part above for what is absent", () => {
  const parsed = parseScheme(small, { file: "s.yaml" });
  if (!parsed.ok) throw new Error("small");
  const { locate } = parsed.value;
  const at = (...path: (string | number)[]) => {
    const { line, column } = locate(path);
    return [line, column];
  };
  expect(at("id")).toEqual([2, 5]);
  expect(at("tables")).toEqual([7, 1]);
  expect(at("tables", "observations", 0)).toEqual([10, 7]);
  expect(at("indicators", 1, "unit")).toEqual([16, 49]);
  expect(at("indicators", 1, "weight")).toEqual([16, 5]);
  expect(at("nowhere", 3)).toEqual([1, 1]);
});

test("the digest is of the content, not of how it is written", () => {
  const digest = (text: string) => {
    const parsed = parseScheme(text, { file: "s" });
    if (!parsed.ok) throw new Error(parsed.error[0]?.code);
    return schemeDigest(parsed.value.scheme);
  };
  const plain = digest(small);
  expect(plain).toMatch(/^[0-9a-f]{64}$/);
  const [first, ...rest] = small.split("\n");
  expect(digest(`# words\n$schema: x\n${rest.join("\n")}${first}\n`)).toBe(plain);
  expect(digest(small.replace("title: 綜合", 'title: "綜合"').replaceAll("\n", "\r\n"))).toBe(plain);
  expect(digest(small.replace("direction: lower", "direction: higher"))).not.toBe(plain);
});

test("whatever the text, parsing, checking and lint never throw, and every problem has its place", () => {
  const lines = small.split("\n");
  const noise = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    "\t",
    "&a ",
    "*a",
    "!x ",
    "'",
    '"',
    "|\n",
    "#",
    "? ",
    "\u0000",
    ".nan",
    "<<: ",
    "---\n",
    "…",
    "\uD800",
    "weight: ",
    "null",
    "parent: whole",
  );
  const broken = fc
    .array(fc.tuple(fc.nat(lines.length - 1), fc.nat(60), noise), { minLength: 1, maxLength: 6 })
    .map((edits) => {
      const text = [...lines];
      for (const [line, column, piece] of edits)
        text[line] = `${text[line]?.slice(0, column)}${piece}${text[line]?.slice(column)}`;
      return text.join("\n");
    });
  const anything = fc.oneof(fc.string({ unit: "binary" }), fc.json(), broken);
  fc.assert(
    fc.property(anything, (text) => {
      const parsed = parseScheme(text, { file: "f" });
      const problems = parsed.ok ? checkScheme(parsed.value.scheme, parsed.value.locate) : parsed.error;
      if (parsed.ok) lintScheme(parsed.value.scheme, parsed.value.locate);
      if (!parsed.ok) expect(problems.length).toBeGreaterThan(0);
      const height = text.split("\n").length;
      for (const { place, code } of problems) {
        expect(place?.file, code).toBe("f");
        expect(place?.line, code).toBeGreaterThanOrEqual(1);
        expect(place?.line, code).toBeLessThanOrEqual(height + 1);
        expect(place?.column, code).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});
