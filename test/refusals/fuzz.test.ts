import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  csv,
  type FileContent,
  type Files,
  folder,
  observationRows,
  type Part,
  schemePart,
  subjectRows,
  targetEdits,
  targetRows,
  twoGroups,
  wideRows,
  wideTable,
} from "./base.ts";
import { assessWords, type Outcome, runCase } from "./case.ts";
import { expectNoTrace, expectTold } from "./expectations.ts";
import { sheetRows, workbook } from "./workbook.ts";

const seed = 20260217;
const edits = {
  ...twoGroups,
  ...targetEdits,
  bands: [
    { id: "good", title: "Good", when: "score >= 60.0" },
    { id: "poor", title: "Poor", when: "true" },
  ],
};
const files = folder(edits, { "targets.csv": csv(targetRows) });
const scheme = schemePart(edits);
const schemeText = JSON.stringify(scheme, null, 2);

/** Characters that break things. */
const nasty = [
  "",
  "\u0000",
  "\ufeff",
  "\ud800",
  "\t",
  "\r\n",
  '"',
  "'",
  ",",
  ";",
  ":",
  "-",
  "{",
  "}",
  "[",
  "]",
  "&a",
  "*a",
  "!!x",
  "#",
  "|",
  ">",
  "%",
  "e",
  "１",
  "億",
  "𠮷",
  "\u202e",
  "\u0085",
  "1e309",
  "-0",
  "NaN",
  "null",
  "~",
  "..",
  "=1+1",
  "__proto__",
];
const values: readonly Part[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e308,
  5e-324,
  "",
  " ",
  "constructor",
  "__proto__",
  "x".repeat(300),
  "縣",
  "0",
  "2025-13-40",
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { "zh-Hant": "" },
];

const pair = fc.constantFrom([-1e6, 1e6], [-1, 0], [0, 1], [1, 100], [0.5, 2], [100, 1e6]);
const plain = fc.constantFrom("", "0", "-0", "1", "-1", "2.5", "40", "100", "1e6", "-300.25");
const extreme = fc.constantFrom("", "0", "-0", "1", "-1", "100", "1e150", "-1e150", "1e149", "1e-150", "5e-324");
const normalise: fc.Arbitrary<Part> = fc.oneof(
  fc
    .constantFrom(
      "none",
      "minmax",
      "zscore",
      "rank",
      "borda",
      "percentile-rank",
      "distance-to-best",
      "fraction-of-best",
      "efficacy",
    )
    .map((method) => ({ method })),
  pair.map((range) => ({ method: "minmax", range })),
  pair.map(([mean, sd]) => ({ method: "zscore", mean, sd: Math.max(sd, 0.5) })),
  pair.map(([lo, hi]) => ({ method: "goalposts", lo, hi, clip: lo > 0 })),
  pair.map(([target, hi]) => ({ method: "distance-to-target", target, cap: hi > 0 })),
  pair.map(([lo, hi]) => ({ method: "efficacy", lo, hi })),
);
const aggregate: fc.Arbitrary<Part> = fc.oneof(
  fc.constantFrom<Part>("arithmetic", "geometric", "harmonic", "minimum", "copeland"),
  fc.constantFrom(-100, -1, 0, 0.5, 1, 2, 100).map((p) => ({ method: "power", p })),
);
const treatment: fc.Arbitrary<Part> = fc.oneof(
  fc.constant("none"),
  fc.record({
    winmax: fc.nat({ max: 3 }),
    log: fc.boolean(),
    skew: fc.constantFrom(0.1, 2),
    kurtosis: fc.constantFrom(0.1, 3.5),
  }),
);
const missing: fc.Arbitrary<Part> = fc.constantFrom<Part>(
  [],
  [{ rule: "leave-out" }],
  [{ rule: "group-mean" }],
  [{ rule: "group-median" }],
  [
    { rule: "carry-forward", maxAgeYears: 1 },
    { rule: "group-mean", by: "name" },
  ],
);
const lenses: fc.Arbitrary<Part> = fc.constantFrom<Part>(
  [{ lens: "level" }],
  [{ lens: "target" }],
  [{ lens: "target", cap: [0, 1.2] }],
  [
    { lens: "level", weight: 2 },
    { lens: "progress", measure: "absolute", years: 1 },
  ],
  [{ lens: "progress", measure: "log-growth", years: 1 }],
  [{ lens: "progress", measure: "value-added", years: 1 }],
);
const method = fc.record({
  across: fc.constantFrom("group", "all"),
  normalise,
  aggregate,
  treatment,
  missing,
  coverage: fc.record({ subject: fc.constantFrom(0, 0.5, 1), node: fc.constantFrom(0, 0.5, 1) }),
  vary: fc.record({
    normalise: fc.array(normalise, { maxLength: 2 }),
    aggregate: fc.array(aggregate, { maxLength: 2 }),
    treatment: fc.array(treatment, { maxLength: 2 }),
    missing: fc.array(missing, { maxLength: 2 }),
    weights: fc.constantFrom<Part>({ kind: "noise", share: 1 }, { kind: "dirichlet", concentration: 0.01 }),
  }),
});

/** A folder by any method on any values of two years. */
const anyMethod = (cell: fc.Arbitrary<string>): fc.Arbitrary<Files> =>
  fc
    .record({
      method,
      lenses,
      cells: fc.array(cell, { minLength: 24, maxLength: 24 }),
      aims: fc.array(cell, { minLength: 8, maxLength: 8 }),
    })
    .map(({ method: { vary, ...rest }, lenses: seen, cells, aims }) => {
      const rows = ["2024", "2025"].flatMap((year) =>
        observationRows.slice(1).map((row) => [row[0] ?? "", row[1] ?? "", year]),
      );
      return folder(
        { ...edits, "indicators.0.lenses": seen, method: { ...rest, uncertainty: { draws: 20, vary } } },
        {
          "observations.csv": csv([
            ["subject", "indicator", "period", "value"],
            ...rows.map((row, k) => [...row, cells[k] ?? ""]),
          ]),
          "targets.csv": csv(
            targetRows.map((row, k) => (k === 0 ? row : [row[0] ?? "", "income", aims[k] ?? "", aims[k + 3] || "1"])),
          ),
        },
      );
    });

/** A change of a text: at a place, so many characters out, and others in. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  out: fc.nat({ max: 12 }),
  in: fc.constantFrom(...nasty),
});
const changes = fc.array(change, { minLength: 1, maxLength: 4 });
const byteChanges = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    out: fc.nat({ max: 6 }),
    in: fc.uint8Array({ maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function changedText(
  text: string,
  by: readonly { readonly at: number; readonly out: number; readonly in: string }[],
): string {
  return by.reduce((whole, one) => {
    const at = Math.floor(one.at * whole.length);
    return whole.slice(0, at) + one.in + whole.slice(at + one.out);
  }, text);
}

function changedBytes(
  bytes: Uint8Array,
  by: readonly { readonly at: number; readonly out: number; readonly in: Uint8Array }[],
): Uint8Array {
  return by.reduce((whole, one) => {
    const at = Math.floor(one.at * whole.length);
    return Uint8Array.from([...whole.subarray(0, at), ...one.in, ...whole.subarray(at + one.out)]);
  }, bytes);
}

/** Every path of a part, its own included. */
function pathsOf(part: Part): readonly (readonly string[])[] {
  if (part === null || typeof part !== "object") return [[]];
  return [[], ...Object.entries(part).flatMap(([key, value]) => pathsOf(value).map((path) => [key, ...path]))];
}

function replaced(part: Part, path: readonly string[], by: Part): Part {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(part))
    return (part as readonly Part[]).map((entry, at) => (String(at) === step ? replaced(entry, rest, by) : entry));
  const mapping = part as { readonly [key: string]: Part };
  return { ...mapping, [step]: replaced(mapping[step], rest, by) };
}

/** Whatever was put in: results or located problems, every one with its sentences, nothing half written, no trace. */
async function expectSound(some: Files, words = assessWords): Promise<void> {
  await runCase({ files: some, words }, (outcome) => {
    expect([0, 1]).toContain(outcome.exit);
    expect(outcome.stderr).toBe("");
    expectNoTrace(outcome);
    for (const found of [...outcome.problems, ...outcome.warnings]) expectTold(found);
    if (outcome.exit === 0) expectWhole(outcome);
    else {
      expect(outcome.problems.length).toBeGreaterThan(0);
      expect(outcome.written).toEqual([]);
    }
  });
}

function expectWhole({ written, findings, stdout }: Outcome): void {
  expect(written).toEqual(
    expect.arrayContaining(
      ["findings.json", "manifest.json", "ranks.csv", "report.html", "scores.csv"].map((name) => `out/${name}`),
    ),
  );
  expect(written.filter((name) => /\.new|\.tmp|~/.test(name))).toEqual([]);
  expect(stdout).not.toMatch(/\bNaN\b|Infinity/);
  for (const { score, id } of findings?.nodes ?? [])
    for (const one of score) expect(one === null || Number.isFinite(one), id).toBe(true);
}

const holds = async <T>(arbitrary: fc.Arbitrary<T>, make: (value: T) => Files, numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(arbitrary, (value) => expectSound(make(value))),
    { seed, numRuns, endOnFailure: true },
  );

describe(`R21 whatever is put in is refused or assessed, and never half of both (seed ${seed})`, () => {
  let book: Uint8Array;
  beforeAll(async () => {
    const content = workbook(sheetRows(wideRows));
    book = typeof content === "function" ? await content() : new Uint8Array();
  });
  const withFile = (name: string, content: FileContent): Files => ({ ...files, [name]: content });

  test("the text of the scheme, with characters out and others in", () =>
    holds(changes, (by) => withFile("scheme.yaml", changedText(schemeText, by)), 180));

  test("a scheme of the same text with one part of another kind", () =>
    holds(
      fc.record({ path: fc.constantFrom(...pathsOf(scheme).slice(1)), by: fc.constantFrom(...values) }),
      ({ path, by }) => withFile("scheme.yaml", JSON.stringify(replaced(scheme, path, by), null, 1)),
      250,
    ));

  test.each([
    ["observations.csv", observationRows],
    ["subjects.csv", subjectRows],
    ["targets.csv", targetRows],
  ] as const)("the text of %s", (name, rows) => holds(changes, (by) => withFile(name, changedText(csv(rows), by)), 80));

  test("the bytes of a CSV file", () =>
    holds(
      byteChanges,
      (by) => withFile("observations.csv", changedBytes(new TextEncoder().encode(csv(observationRows)), by)),
      120,
    ));

  test("the bytes of a workbook", () =>
    holds(
      byteChanges,
      (by) =>
        folder(wideTable("observations.xlsx"), {
          "observations.csv": null,
          "observations.xlsx": changedBytes(book, by),
        }),
      120,
    ));

  test("any bytes at all, by any name", () =>
    holds(
      fc.record({
        bytes: fc.uint8Array({ maxLength: 400 }),
        ending: fc.constantFrom("csv", "tsv", "xlsx", "json", "ndjson", "parquet"),
      }),
      ({ bytes, ending }) =>
        folder(wideTable(`observations.${ending}`), { "observations.csv": null, [`observations.${ending}`]: bytes }),
      100,
    ));

  test("values of any size", () =>
    holds(
      fc.array(fc.double({ noNaN: true, min: -1e150, max: 1e150 }), { minLength: 12, maxLength: 12 }),
      (numbers) =>
        withFile(
          "observations.csv",
          csv(observationRows.map((row, k) => (k === 0 ? row : [...row.slice(0, 3), String(numbers[k - 1])]))),
        ),
      100,
    ));

  test.each([
    ["of any size", extreme],
    ["as people have them", plain],
  ] as const)("any method on values %s, with draws", (_, cell) =>
    fc.assert(
      fc.asyncProperty(anyMethod(cell), (some) =>
        expectSound(some, ({ folder: at, out }) => ["assess", at, "--out", out, "--json"]),
      ),
      { seed, numRuns: 120, endOnFailure: true },
    ),
  );
});
