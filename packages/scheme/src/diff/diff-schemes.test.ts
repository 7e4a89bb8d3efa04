import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Scheme } from "../document/scheme.ts";
import { parseScheme } from "../parse-scheme.ts";
import { schemeDigest } from "../scheme-digest.ts";
import { overlay } from "../testing/overlay.ts";
import { diffSchemes } from "./diff-schemes.ts";

const base: unknown = parse(readFileSync(join(import.meta.dirname, "../lint/fixtures/base.yaml"), "utf8"));

function schemeOf(document: unknown): Scheme {
  const parsed = parseScheme(stringify(document, { schema: "core" }), { file: "s.yaml" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.scheme;
}

const before = schemeOf(base);
const changes = (yaml: string) =>
  diffSchemes(before, schemeOf(overlay(base, parse(yaml)))).map(({ code, facts, affectsScores }) => [
    code,
    facts,
    affectsScores,
  ]);

describe("R34 the diff of two versions says in words what changed", () => {
  test.each([
    ["version: '2'", [["diff.scheme-changed", { field: "version", before: "1", after: "2" }, false]]],
    [
      "method: { aggregate: geometric }",
      [["diff.method-changed", { field: "aggregate", before: "arithmetic", after: "geometric" }, true]],
    ],
    ["method: { uncertainty: { draws: 10 } }", [["diff.method-changed", expect.anything(), false]]],
    [
      "subjects: { groupBy: area }",
      [["diff.subjects-changed", { field: "groupBy", before: "—", after: "area" }, true]],
    ],
    ["period: { label: FY25 }", [["diff.period-changed", expect.anything(), true]]],
    ["burden: { fields: 9 }", [["diff.burden-changed", expect.anything(), false]]],
    [
      "indicators: [{ id: trade, parent: green }]",
      [["diff.indicator-moved", { id: "trade", field: "parent", before: "openness", after: "green" }, true]],
    ],
    [
      "indicators: [{ id: trade, unit: 萬元 }]",
      [["diff.indicator-unit-changed", expect.objectContaining({ before: "億元", after: "萬元" }), true]],
    ],
    [
      "indicators: [{ id: trade, direction: lower }]",
      [["diff.indicator-direction-changed", expect.objectContaining({ before: "higher" }), true]],
    ],
    [
      "indicators: [{ id: trade, lenses: [{ lens: level }] }]",
      [["diff.indicator-lenses-changed", expect.objectContaining({ before: "—" }), true]],
    ],
    [
      "indicators: [{ id: trade, normalise: { method: rank } }]",
      [["diff.indicator-normalisation-changed", expect.anything(), true]],
    ],
    [
      "indicators: [{ id: trade, title: { zh-Hant: 外貿, en: Trade } }]",
      [["diff.indicator-renamed", expect.objectContaining({ before: "進出口總額", after: "外貿 / Trade" }), false]],
    ],
    [
      "indicators: [{ id: trade, key: true }]",
      [["diff.indicator-changed", { id: "trade", field: "key", before: "—", after: "true" }, false]],
    ],
    [
      "indicators: [{ id: trade, weight: 2 }]",
      [["diff.indicator-reweighted", { id: "trade", before: "—", after: "2" }, true]],
    ],
    [
      "indicators: [{ id: trade, weight: 1 }]",
      [["diff.indicator-reweighted", { id: "trade", before: "—", after: "1" }, false]],
    ],
    [
      "dimensions: [{ id: green, weight: { urban: 14 } }]",
      [["diff.dimension-reweighted-in-group", { id: "green", group: "urban", before: "12", after: "14" }, true]],
    ],
    ["dimensions: [{ id: coordination, =weight: 16 }]", [["diff.dimension-reweighted", expect.anything(), false]]],
    [
      "dimensions: [{ id: green, aggregate: minimum }]",
      [["diff.dimension-changed", expect.objectContaining({ field: "aggregate" }), true]],
    ],
    ["dimensions: [{ id: green, title: 綠水青山 }]", [["diff.dimension-renamed", expect.anything(), false]]],
    [
      "indicators: [{ id: new, title: 新, parent: green, unit: '', direction: higher }]",
      [["diff.indicator-added", { id: "new" }, true]],
    ],
    [
      "polls: [{ id: people, items: [{ id: joy, title: 您高興嗎 }] }]",
      [["diff.item-added", { id: "joy", poll: "people" }, false]],
    ],
    [
      "polls: [{ id: panel, classes: [{ id: a, weight: 50 }] }]",
      [["diff.class-changed", { id: "a", poll: "panel", field: "weight", before: "60", after: "50" }, true]],
    ],
    [
      "polls: [{ id: panel, options: [{ id: fair, coefficient: 0.5 }] }]",
      [["diff.option-changed", expect.objectContaining({ poll: "panel", id: "fair" }), true]],
    ],
    [
      "polls: [{ id: people, minutes: 1 }]",
      [["diff.poll-changed", { id: "people", field: "minutes", before: "2", after: "1" }, false]],
    ],
    [
      "bands: [{ id: good, when: score >= 75 }]",
      [["diff.band-changed", { id: "good", field: "when", before: "score >= 70", after: "score >= 75" }, true]],
    ],
    ["bars: [{ id: new-debt, reason: 另有原因。 }]", [["diff.bar-changed", expect.anything(), false]]],
    [
      "quotas: [{ id: urban-best, share: 0.2 }]",
      [["diff.quota-changed", expect.objectContaining({ before: "0.25", after: "0.2" }), false]],
    ],
    [
      "=deadlines: []",
      [
        ["diff.deadline-removed", { id: "collection office" }, false],
        ...["notice", "objection", "action"].map((id) => ["diff.deadline-removed", { id }, false]),
      ],
    ],
    [
      "tables: { subjects: { file: s.xlsx } }",
      [["diff.table-changed", { id: "subjects", field: "file", before: "subjects.csv", after: "s.xlsx" }, true]],
    ],
    [
      "tables: { =targets: [{ file: t.csv, columns: { subject: a, indicator: b, target: c } }] }",
      [
        ["diff.table-removed", { id: "targets: targets.csv" }, true],
        ["diff.table-added", { id: "targets: t.csv" }, true],
      ],
    ],
    ["waivers: [{ rule: no-basis, reason: A written reason }]", [["diff.waiver-added", { id: "no-basis" }, false]]],
    [
      "subjects: { groups: [{ id: forest, when: subject.area == 'wood' }] }",
      [["diff.group-changed", expect.anything(), true]],
    ],
  ])("%s", (yaml, expected) => {
    expect(changes(yaml)).toEqual(expected);
  });
});

test("R34 bands in another order are a change, because the first that holds is suggested", () => {
  const { bands = [], ...rest } = before;
  const after = { ...rest, bands: bands.toReversed() };
  expect(diffSchemes(before, after)).toMatchObject([{ code: "diff.bands-reordered", affectsScores: true }]);
});

test("nothing changed when the order of entries and keys did", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((entry) => ({ entry, at: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
      const after: Scheme = {
        ...Object.fromEntries(shuffled(Object.entries(before))),
        ...before,
        indicators: shuffled(before.indicators),
        dimensions: shuffled(before.dimensions),
        polls: shuffled(before.polls ?? []).map((poll) => ({ ...poll, items: shuffled(poll.items ?? []) })),
        deadlines: shuffled(before.deadlines ?? []),
      };
      expect(diffSchemes(before, after)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("a single changed part never goes unseen, and the way back is the mirror image", () => {
  const places = pathsOf(base, []);
  fc.assert(
    fc.property(fc.nat(places.length - 1), (at) => {
      const path = places[at] ?? [];
      const after = without(before, path) as Scheme;
      if (schemeDigest(after) === schemeDigest(before)) return;
      const there = diffSchemes(before, after);
      expect(there.length, path.join(".")).toBeGreaterThan(0);
      const back = diffSchemes(after, before);
      expect(back.map(({ code }) => code).sort()).toEqual(there.map(({ code }) => mirrored(code)).sort());
    }),
    { numRuns: 300 },
  );
});

function mirrored(code: string): string {
  if (code.endsWith("-added")) return code.replace(/added$/, "removed");
  return code.replace(/-removed$/, "-added");
}

/** Paths of optional parts and list entries that can be taken away without breaking the form that `diffSchemes` relies on. */
function pathsOf(value: unknown, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const needed = /^(?:id|huabiao|tables|subjects|dimensions|indicators|items|period|kind|rule|step|title)$/.test(key);
    return [...(needed ? [] : [at]), ...pathsOf(entry, at)];
  });
}

function without(value: unknown, path: readonly (string | number)[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value;
    return rest.length === 0
      ? entries.filter((_, at) => at !== step)
      : entries.map((entry, at) => (at === step ? without(entry, rest) : entry));
  }
  const { [step]: entry, ...others } = value as Readonly<Record<string, unknown>>;
  return rest.length === 0 ? others : { ...others, [step]: without(entry, rest) };
}
