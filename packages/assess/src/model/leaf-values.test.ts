import { describe, expect, test } from "vitest";
import {
  assessed,
  nodeOf,
  pointIndicator,
  type Row,
  reasonsOf,
  rowsOf,
  scoresOf,
  smallEvidence,
  smallScheme,
} from "../testing/small-world.ts";

const subjects = ["A", "B", "C", "D"];

function rows(series: string, periods: Readonly<Record<string, readonly (number | null)[]>>): Row[] {
  return Object.entries(periods).flatMap(([period, values]) => rowsOf(period, subjects, { [series]: values }));
}

async function valuesOf(
  lenses: NonNullable<Parameters<typeof pointIndicator>[1]>,
  of: readonly Row[],
  period = "2025",
): Promise<Record<string, number | null>> {
  const { values } = await readingsOf(lenses, of, period);
  return values;
}

async function readingsOf(
  parts: NonNullable<Parameters<typeof pointIndicator>[1]>,
  of: readonly Row[],
  label = "2025",
) {
  const other = pointIndicator("other");
  const scheme = smallScheme([pointIndicator("a", parts), other], {
    period: { from: "2025-01-01", to: "2025-12-31", label },
    series: [{ id: "people", title: "People" }],
    method: { normalise: { method: "none" } },
  });
  const evidence = smallEvidence({ subjects, rows: [...of, ...rowsOf(label, subjects, { other: [1, 1, 1, 1] })] });
  const findings = await assessed(scheme, evidence);
  const cells = findings.cells[0];
  return {
    values: Object.fromEntries(subjects.map((subject, at) => [subject, cells?.value[at] ?? null])),
    inputs: Object.fromEntries(
      subjects.map((subject, at) => [
        subject,
        (cells?.inputs[at] ?? []).map(([use, , , , of, value]) => [use, findings.periods[of] ?? null, value]),
      ]),
    ),
    reasons: reasonsOf(findings, "a"),
  };
}

const carry = (maxAgeYears: number) => [{ rule: "carry-forward" as const, maxAgeYears }];
const progress = (measure: "absolute" | "log-growth" | "value-added", years = 1) => ({
  lenses: [{ lens: "progress" as const, measure, years }],
});

describe("the level lens", () => {
  test("R01 is the value of the period, and of no other", async () => {
    const of = rows("a", { "2024": [9, 9, 9, 9], "2025": [1, null, 3, 4], "2026": [8, 8, 8, 8] });
    expect(await valuesOf({}, of)).toEqual({ A: 1, B: null, C: 3, D: 4 });
  });

  test("R01 scores by hand: goalposts 20 and 120, higher and lower is better, clipped and not", async () => {
    const posts = { method: "goalposts", lo: 20, hi: 120 } as const;
    const scheme = smallScheme([
      pointIndicator("up", { normalise: posts }),
      pointIndicator("down", { direction: "lower", normalise: posts }),
      pointIndicator("free", { direction: "lower", normalise: { ...posts, clip: false, range: [1, 11] } }),
    ]);
    const values = [45, 20, 120, 145];
    const evidence = smallEvidence({
      subjects,
      rows: rowsOf("2025", subjects, { up: values, down: values, free: values }),
    });
    const findings = await assessed(scheme, evidence);
    expect(nodeOf(findings, "up").score).toEqual([25, 0, 100, 100]);
    expect(nodeOf(findings, "down").score).toEqual([75, 100, 0, 0]);
    expect(nodeOf(findings, "free").score).toEqual([8.5, 11, 1, -1.5]);
    expect(scoresOf(findings)["A"]).toBeCloseTo((25 + 75 + 8.5) / 3, 12);
  });

  test("R01 divides by the denominator of the same period, and says why where it cannot", async () => {
    const of = [
      ...rows("a", { "2025": [10, 10, 10, null] }),
      ...rows("people", { "2024": [1, 1, 1, 1], "2025": [4, 0, null, 5] }),
    ];
    const { values, inputs, reasons } = await readingsOf({ denominator: "people" }, of);
    expect(values).toEqual({ A: 2.5, B: null, C: null, D: null });
    expect(inputs["A"]).toEqual([
      ["value", "2025", 10],
      ["denominator", "2025", 4],
    ]);
    expect(reasons).toEqual({ B: "zero-denominator", C: "no-data", D: "no-data" });
    expect(inputs["B"]).toHaveLength(2);
  });

  test("R30 the newest revision counts", async () => {
    const of: Row[] = [
      { series: "a", subject: "A", period: "2025", value: 7, revision: 2 },
      { series: "a", subject: "A", period: "2025", value: 5, revision: 1 },
    ];
    expect((await valuesOf({}, of))["A"]).toBe(7);
  });

  test("carries the newest value forward as far as its limit of years, never one of a later period", async () => {
    const of = rows("a", {
      "2022": [null, null, 22, 22],
      "2023": [null, 23, null, null],
      "2024": [24, 24, null, null],
      "2026": [26, 26, 26, 26],
    });
    const { values, inputs } = await readingsOf({ missing: carry(2) }, of);
    expect(values).toEqual({ A: 24, B: 24, C: null, D: null });
    expect(inputs["A"]).toEqual([["value", "2024", 24]]);
  });

  test("within a year of quarters, carries forward from the quarter before and never from a later one", async () => {
    const of = rows("a", {
      "2025-Q1": [1, 1, null, null],
      "2025-Q2": [2, null, null, 2],
      "2025-Q3": [3, 3, 3, 3],
      "2024-Q4": [4, 4, 4, 4],
    });
    expect(await valuesOf({ missing: carry(1) }, of, "2025-Q2")).toEqual({ A: 2, B: 1, C: 4, D: 2 });
  });
});

describe("the progress lens", () => {
  test("R01 absolute progress is the difference to the value some years before", async () => {
    const of = rows("a", { "2022": [10, 20, null, 5], "2024": [0, 0, 0, 0], "2025": [16, 18, 4, null] });
    const { values, reasons } = await readingsOf(progress("absolute", 3), of);
    expect(values).toEqual({ A: 6, B: -2, C: null, D: null });
    expect(reasons).toEqual({ C: "no-baseline", D: "no-data" });
  });

  test("R01 log growth is per year", async () => {
    const of = rows("a", { "2023": [100, 100, 100, 0], "2025": [121, 100, 81, 5] });
    const { values, reasons } = await readingsOf(progress("log-growth", 2), of);
    expect(values["A"]).toBeCloseTo(Math.log(1.1), 12);
    expect(values["B"]).toBe(0);
    expect(values["C"]).toBeCloseTo(Math.log(0.9), 12);
    expect(reasons).toEqual({ D: "non-positive" });
  });

  test("R01 value added is the residual on the line through the group and sums to zero", async () => {
    const of = rows("a", { "2024": [1, 2, 3, 4], "2025": [2, 3, 7, 8] });
    const values = await valuesOf(progress("value-added"), of);
    // Line 5 + 2.2 (x − 2.5).
    for (const [subject, residual] of Object.entries({ A: 0.3, B: -0.9, C: 0.9, D: -0.3 }))
      expect(values[subject]).toBeCloseTo(residual, 12);
  });

  test("R30 the cells of now and of the baseline stand behind it", async () => {
    const of = rows("a", { "2024": [1, 2, 3, 4], "2025": [2, 3, 7, 8] });
    expect((await readingsOf(progress("absolute"), of)).inputs["C"]).toEqual([
      ["value", "2025", 7],
      ["baseline", "2024", 3],
    ]);
  });

  test("a value that was carried forward is compared with the years before itself, not with itself", async () => {
    const of = rows("a", { "2023": [5, 5, 5, 5], "2024": [8, 8, 8, null], "2025": [9, null, 9, 9] });
    const { values, inputs } = await readingsOf({ ...progress("absolute"), missing: carry(1) }, of);
    expect(values).toEqual({ A: 1, B: 3, C: 1, D: 4 });
    expect(inputs["B"]).toEqual([
      ["value", "2024", 8],
      ["baseline", "2023", 5],
    ]);
    expect(inputs["D"]).toEqual([
      ["value", "2025", 9],
      ["baseline", "2023", 5],
    ]);
  });

  test("log growth over a carried baseline is per year that really passed", async () => {
    const of = rows("a", { "2021": [100, 100, 100, 100], "2023": [121, null, 121, 121], "2025": [144, 144, 144, 144] });
    const values = await valuesOf({ ...progress("log-growth", 2), missing: carry(2) }, of);
    expect(values["B"]).toBeCloseTo(Math.log(1.44) / 4, 12);
    expect(values["A"]).toBeCloseTo(Math.log(144 / 121) / 2, 12);
  });

  test("the baseline of a quarter is the same quarter", async () => {
    const of = rows("a", {
      "2024-Q1": [1, 1, 1, 1],
      "2024-Q2": [2, 2, 2, null],
      "2024-Q3": [3, 3, 3, 3],
      "2025-Q2": [9, 8, 7, 6],
    });
    const { values, reasons } = await readingsOf(progress("absolute"), of, "2025-Q2");
    expect(values).toEqual({ A: 7, B: 6, C: 5, D: null });
    expect(reasons).toEqual({ D: "no-baseline" });
  });

  test("a scheme that spells its own year otherwise still finds the years before", async () => {
    const of = rows("a", { "2024": [1, 2, 3, 4], "2025年度": [2, 4, 6, 8] });
    expect(await valuesOf(progress("absolute"), of, "2025年度")).toEqual({ A: 1, B: 2, C: 3, D: 4 });
  });

  test("a zero denominator at the baseline is told as such", async () => {
    const of = [
      ...rows("a", { "2024": [2, 2, 2, 2], "2025": [6, 6, 6, 6] }),
      ...rows("people", { "2024": [1, 0, null, 1], "2025": [2, 2, 2, 0] }),
    ];
    const { values, reasons } = await readingsOf({ ...progress("absolute"), denominator: "people" }, of);
    expect(values).toEqual({ A: 1, B: null, C: null, D: null });
    expect(reasons).toEqual({ B: "zero-denominator", C: "no-baseline", D: "zero-denominator" });
  });
});

describe("the target lens", () => {
  const lens = (cap?: [number, number]) => ({ lens: "target" as const, ...(cap ? { cap } : {}) });
  const target = (subject: string, baseline: number | null, aim: number) => ({
    subject,
    series: "a",
    baseline,
    target: aim,
  });

  async function attainment(
    parts: Parameters<typeof pointIndicator>[1],
    targets: readonly ReturnType<typeof target>[],
    actual: (number | null)[],
  ) {
    const scheme = smallScheme([pointIndicator("a", parts), pointIndicator("b")], { method: {} });
    const evidence = smallEvidence({
      subjects,
      rows: rowsOf("2025", subjects, { a: actual, b: [1, 2, 3, 4] }),
      targets,
    });
    return assessed(scheme, evidence);
  }

  test("R17 attainment is the way done, and its score runs from baseline to target, held between 0 and 100", async () => {
    const findings = await attainment(
      { lenses: [lens()] },
      subjects.map((one) => target(one, 10, 30)),
      [10, 25, 30, 50],
    );
    expect(findings.cells[0]?.value).toEqual([0, 0.75, 1, 2]);
    expect(nodeOf(findings, "a").score).toEqual([0, 75, 100, 100]);
  });

  test("R17 a target below the baseline asks for less, whichever direction is better", async () => {
    const parts = { direction: "lower" as const, lenses: [lens()] };
    const findings = await attainment(
      parts,
      subjects.map((one) => target(one, 50, 30)),
      [50, 40, 30, 60],
    );
    expect(nodeOf(findings, "a").score).toEqual([0, 50, 100, 0]);
  });

  test("R17 the cap bounds what counts, and the target's row stands behind the number", async () => {
    const findings = await attainment(
      { lenses: [{ ...lens([0, 1.2]), normalise: { method: "none" } }] },
      subjects.map((one) => target(one, 0, 10)),
      [15, -5, 6, 11],
    );
    expect(nodeOf(findings, "a").score).toEqual([1.2, 0, 0.6, 1.1]);
    expect(findings.cells[0]?.inputs[2]).toEqual([
      ["value", 1, 4, 0, 0, 6],
      ["target", 2, 4, -1, -1, 10],
    ]);
  });

  test("R17 only the target of the assessed period counts", async () => {
    const of = subjects.map((one) => target(one, 0, 10));
    const later = of.map((one) => ({ ...one, target: 1000, period: "2030" }));
    const findings = await attainment({ lenses: [lens()] }, [...of, ...later], [5, 5, 5, 5]);
    expect(nodeOf(findings, "a").score).toEqual([50, 50, 50, 50]);
  });

  test("R17 a target without baseline, equal to it, or absent leaves no attainment and says why", async () => {
    const findings = await attainment(
      { lenses: [lens()] },
      [target("A", null, 5), target("B", 5, 5), target("C", 0, 5)],
      [1, 2, 5, 5],
    );
    expect(findings.cells[0]?.value).toEqual([null, null, 1, null]);
    expect(reasonsOf(findings, "a")).toEqual({ A: "no-baseline", B: "target-equals-baseline", D: "no-data" });
  });
});

describe("an indicator with several lenses", () => {
  test("R01 becomes a node over one node for each lens, weighed as told", async () => {
    const scheme = smallScheme([
      pointIndicator("a", {
        lenses: [
          { lens: "level", weight: 3, normalise: { method: "none" } },
          { lens: "progress", measure: "absolute", years: 1, weight: 1, normalise: { method: "none" } },
        ],
      }),
    ]);
    const evidence = smallEvidence({
      subjects,
      rows: rows("a", { "2024": [10, 10, 10, 10], "2025": [20, 10, 14, 6] }),
    });
    const findings = await assessed(scheme, evidence);
    expect(findings.nodes.map(({ id, kind, parent }) => [id, kind, parent])).toEqual([
      ["a.level", "lens", 2],
      ["a.progress", "lens", 2],
      ["a", "indicator", 3],
      ["index", "index", -1],
    ]);
    expect(nodeOf(findings, "a.level").weights).toEqual([0.75]);
    expect(scoresOf(findings)).toEqual({ A: 17.5, B: 7.5, C: 11.5, D: 3.5 });
  });
});
