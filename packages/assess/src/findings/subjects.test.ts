import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessed, nodeOf, pointIndicator, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const dimensions = [
  { id: "one", title: "One", parent: "index", weight: 2 },
  { id: "two", title: "Two", parent: "index" },
  { id: "index", title: "Index" },
];
const indicators = [
  pointIndicator("a", { parent: "one", weight: 2 }),
  pointIndicator("b", { parent: "one", weight: 1 }),
  pointIndicator("c", { parent: "two" }),
];
const ids = ["P", "Q", "R", "S"];
const cell = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null, freq: 6 });
const table = fc.array(fc.tuple(cell, cell, fc.integer({ min: 1, max: 100 })), { minLength: 4, maxLength: 4 });

function evidenceOf(values: readonly (readonly (number | null)[])[]) {
  const column = (at: number) => values.map((row) => row[at] ?? null);
  const subjects = ids.map((id, at) => ({ id, attributes: { group: at < 2 ? "x" : "y" } }));
  return smallEvidence({ subjects, rows: rowsOf("2025", ids, { a: column(0), b: column(1), c: column(2) }) });
}

describe("contributions", () => {
  test.each(["arithmetic", "geometric", "minimum"] as const)(
    "R30 sum to the difference from the mean of the group, to 1e-9, under %s means",
    async (aggregate) => {
      const groups = ["x", "y"].map((id) => ({ id, title: id }));
      const scheme = smallScheme(indicators, {
        dimensions,
        subjects: { type: "place", groups },
        method: { aggregate },
      });
      await fc.assert(
        fc.asyncProperty(table, async (values) => {
          const findings = await assessed(scheme, evidenceOf(values));
          const { score } = nodeOf(findings, "index");
          for (const [at, { contributions, difference, group, explainedBy }] of findings.subjects.entries()) {
            const peers = findings.subjects.flatMap((other, k) =>
              other.group === group ? [score[k] ?? Number.NaN] : [],
            );
            const mean = peers.reduce((a, b) => a + b, 0) / peers.length;
            expect(difference).toBeCloseTo((score[at] ?? Number.NaN) - mean, 9);
            const sum = contributions.reduce((total, { value }) => total + value, 0);
            expect(Math.abs(sum - (difference ?? Number.NaN))).toBeLessThan(1e-9);
            expect(explainedBy).toBe(aggregate === "arithmetic" ? "exact" : "shapley");
            const told = aggregate === "arithmetic" ? ["a", "b", "c"] : ["one", "two"];
            for (const { node } of contributions) expect(told).toContain(node);
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  test("R30 by hand: weight share times distance from the mean of the group", async () => {
    const scheme = smallScheme(indicators, { dimensions });
    const { subjects } = await assessed(
      scheme,
      evidenceOf([
        [90, 60, 30],
        [50, 60, 30],
        [50, 60, 70],
        [50, 60, 30],
      ]),
    );
    const told = Object.fromEntries((subjects[0]?.contributions ?? []).map(({ node, value }) => [node, value]));
    expect(told["a"]).toBeCloseTo((4 / 9) * 30, 9);
    expect(told["b"]).toBeCloseTo(0, 9);
    expect(told["c"]).toBeCloseTo((1 / 3) * -10, 9);
  });

  test("a subject without a score has no difference and no contributions", async () => {
    const evidence = evidenceOf([
      [null, null, null],
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    const { subjects } = await assessed(smallScheme(indicators, { dimensions }), evidence);
    expect(subjects[0]).toMatchObject({ difference: null, contributions: [], coverage: 0 });
  });
});

describe("lenses side by side", () => {
  const both = pointIndicator("a", {
    lenses: [
      { lens: "level", normalise: { method: "none" } },
      { lens: "progress", measure: "absolute", years: 1, normalise: { method: "none" } },
    ],
  });
  const places = ["A", "B", "C"];
  const evidence = smallEvidence({
    subjects: places,
    rows: [...rowsOf("2024", places, { a: [90, 10, 40] }), ...rowsOf("2025", places, { a: [85, 60, 69] })],
  });

  test("R19 both numbers stand beside the one made of them, and a disagreement of 30 points is told, not averaged away", async () => {
    const findings = await assessed(smallScheme([both]), evidence);
    expect(nodeOf(findings, "a.level").score).toEqual([85, 60, 69]);
    expect(nodeOf(findings, "a.progress").score).toEqual([-5, 50, 29]);
    expect(findings.surprises.filter(({ code }) => code === "disagree-lens")).toEqual([
      { code: "disagree-lens", subject: 0, facts: { difference: 90, node: "a" } },
      { code: "disagree-lens", subject: 2, facts: { difference: 40, node: "a" } },
    ]);
  });

  test("R19 a lens without a score disagrees with nothing", async () => {
    const now = smallEvidence({ subjects: places, rows: rowsOf("2025", places, { a: [85, 60, 69] }) });
    const { surprises } = await assessed(smallScheme([both]), now);
    expect(surprises.filter(({ code }) => code === "disagree-lens")).toEqual([]);
  });
});
