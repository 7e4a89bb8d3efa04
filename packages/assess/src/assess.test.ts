import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import { type DrawPlan, mergeDraws, runDraws } from "@huabiao/measure";
import type { Scheme } from "@huabiao/scheme";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "./assess.ts";
import type { Findings } from "./findings.ts";
import {
  assessed,
  nodeOf,
  pointIndicator,
  type Row,
  ranksOf,
  rowsOf,
  scoresOf,
  smallEvidence,
  smallScheme,
} from "./testing/small-world.ts";

const subjects = ["A", "B", "C", "D", "E", "F"];
const rows: Row[] = [
  ...rowsOf("2024", subjects, { a: [10, 20, 30, 40, 50, 60], b: [9, 8, 7, 6, 5, null] }),
  ...rowsOf("2025", subjects, { a: [12, 60, 31, 38, 55, 70], b: [4, 8, 3, 6, 9, null], c: [1, 2, 4, 8, 16, 32] }),
].map((row) => ({ ...row, se: row.series === "a" ? 3 : 0.1 }));
const dimensions = [
  { id: "one", title: "One", parent: "index", weight: 2 },
  { id: "two", title: "Two", parent: "index" },
  { id: "index", title: "Index" },
];
const minmax = { method: "minmax" as const, range: [1, 100] as [number, number] };
const scheme = smallScheme(
  [
    pointIndicator("a", { parent: "one", normalise: minmax }),
    pointIndicator("b", { parent: "one", direction: "lower", normalise: minmax, missing: [{ rule: "group-mean" }] }),
    pointIndicator("c", { parent: "two", normalise: minmax, treatment: { winmax: 1 } }),
  ],
  {
    dimensions,
    method: {
      uncertainty: {
        draws: 120,
        seed: 9,
        vary: {
          weights: { kind: "dirichlet", concentration: 30 },
          aggregate: ["geometric"],
          normalise: [{ method: "zscore" }, { method: "percentile-rank", range: [1, 100] }],
          inputs: true,
        },
      },
    },
  },
);
const evidence = smallEvidence({ subjects, rows });
const bytes = (findings: Findings) => canonicalJson(findings as unknown as Json);
const own = { seed: null, draws: null } as const;

/** What is left of findings when everything drawn at random is taken away. */
function settled({ seed: _, sensitivity: __, surprises: ___, ...findings }: Findings) {
  return {
    ...findings,
    nodes: findings.nodes.map(({ uncertainty: ____, ...node }) => node),
    subjects: findings.subjects.map(({ rankProbabilities: _1, inseparable: _2, undecided: _3, ...subject }) => subject),
  };
}

describe("the same findings from the same evidence", () => {
  test("R34 twice the same scheme, evidence and seed give the same bytes", async () => {
    expect(bytes(await assessed(scheme, evidence, own))).toBe(bytes(await assessed(scheme, evidence, own)));
  });

  test("R34 draws split into parts give the same bytes as draws in one piece", async () => {
    const inParts = (plan: DrawPlan) =>
      Promise.resolve(mergeDraws(plan, [runDraws(plan, 0, 50), runDraws(plan, 50, plan.draws)]));
    expect(bytes(await assessed(scheme, evidence, { ...own, runDraws: inParts }))).toBe(
      bytes(await assessed(scheme, evidence, own)),
    );
  });

  test("R34 another seed changes what is drawn and nothing else", async () => {
    const [one, other] = [
      await assessed(scheme, evidence, own),
      await assessed(scheme, evidence, { ...own, seed: 10 }),
    ];
    expect(nodeOf(other, "index").uncertainty).not.toEqual(nodeOf(one, "index").uncertainty);
    expect(other.sensitivity).not.toEqual(one.sensitivity);
    expect(settled(other)).toEqual(settled(one));
  });

  test("R34 seed and draws are the scheme's unless others are asked for, and stand in the findings", async () => {
    const told = async (options: object) => {
      const { seed, draws } = await assessed(scheme, evidence, options);
      return [seed, draws];
    };
    expect(await told(own)).toEqual([9, 120]);
    expect(await told({ seed: 4, draws: 60 })).toEqual([4, 60]);
  });

  test("R34 without draws the numbers are the same and nothing is said of uncertainty", async () => {
    const drawn = await assessed(scheme, evidence, own);
    const plain = await assessed(scheme, evidence, { seed: null, draws: 0 });
    expect(plain.draws).toBe(0);
    expect(plain.sensitivity).toBeNull();
    expect(plain.nodes.every(({ uncertainty }) => uncertainty === null)).toBe(true);
    expect({ ...settled(plain), draws: 120 }).toEqual(settled(drawn));
  });

  test("R34 every choice that varies has its share of the sensitivity, with intervals", async () => {
    const { sensitivity } = await assessed(scheme, evidence, own);
    expect(new Set(sensitivity?.map(({ factor }) => factor))).toEqual(
      new Set(["weights", "aggregate", "normalise", "inputs"]),
    );
    for (const { first, total } of sensitivity ?? [])
      for (const [estimate, lower, upper] of [first, total]) {
        expect(lower).toBeLessThanOrEqual(estimate);
        expect(upper).toBeGreaterThanOrEqual(estimate);
      }
  });

  test("R34 an evidence that is given stays as it was", async () => {
    const fresh = smallEvidence({ subjects, rows });
    await assessed(scheme, fresh, own);
    expect(fresh).toEqual(evidence);
  });

  test("R01 R34 with inputs alone drawn, the interval is as wide as the standard error of the value makes it", async () => {
    const places = ["A", "B"];
    const given = rowsOf("2025", places, { a: [100, 40] }).map((row) => ({ ...row, se: 6 }));
    const errors = smallEvidence({ subjects: places, rows: [...given, ...rowsOf("2025", places, { people: [2, 2] })] });
    const one = smallScheme([pointIndicator("a", { denominator: "people" })], {
      series: [{ id: "people", title: "People" }],
      method: { uncertainty: { draws: 4000, seed: 3, interval: 0.9, vary: { inputs: true } } },
    });
    const { uncertainty, score } = nodeOf(await assessed(one, errors, own), "index");
    expect(score).toEqual([50, 20]);
    for (const at of [0, 1]) {
      const width = (uncertainty?.upper[at] ?? Number.NaN) - (uncertainty?.lower[at] ?? Number.NaN);
      expect(Math.abs(width / (2 * 1.6449 * 3) - 1)).toBeLessThan(0.06);
    }
  });

  test("R34 where nobody can be scored no draws are told", async () => {
    const strict = { ...scheme, method: { ...scheme.method, coverage: { subject: 1 } } };
    const thin = smallEvidence({ subjects, rows: rowsOf("2025", subjects, { a: [1, 2, 3, 4, 5, 6] }) });
    const findings = await assessed(strict, thin, own);
    expect([findings.draws, findings.sensitivity]).toEqual([0, null]);
    expect(findings.surprises).toContainEqual({ code: "no-score", subject: null, facts: { count: 6 } });
  });

  test("the index and its dimensions have intervals, the nodes below have none", async () => {
    const findings = await assessed(scheme, evidence, own);
    const drawn = findings.nodes.filter(({ uncertainty }) => uncertainty !== null).map(({ id }) => id);
    expect(drawn).toEqual(["one", "two", "index"]);
  });
});

describe("refusals", () => {
  const options = { engine: "test", seed: null, draws: 0, refused: [] };
  const codes = async (of: Scheme, given = evidence) => {
    const outcome = await assess(of, given, options);
    return outcome.ok ? [] : outcome.error.map(({ code, facts }) => [code, facts]);
  };

  test("no subjects", async () => {
    expect(await codes(scheme, smallEvidence({ subjects: [], rows: [] }))).toEqual([["assess.no-subjects", {}]]);
  });

  test("no observation of the period, with the periods there are", async () => {
    const later = { ...scheme, period: { ...scheme.period, label: "2030" } };
    expect(await codes(later)).toEqual([["assess.no-observations", { period: "2030", periods: "2024, 2025" }]]);
  });

  test("a tree that is none, with the nodes named", async () => {
    const lost = { ...scheme, indicators: [...scheme.indicators, pointIndicator("d", { parent: "nowhere" })] };
    expect(await codes(lost)).toEqual([["assess.tree.unknown-parent", { id: "d", parent: "nowhere" }]]);
  });

  test("an alternative that cannot be computed, when draws are asked for", async () => {
    const indicators = scheme.indicators.map((one) => ({ ...one, normalise: { method: "minmax" as const } }));
    const outcome = await assess({ ...scheme, indicators }, evidence, { ...options, draws: 10 });
    expect(outcome.ok ? [] : outcome.error.map(({ code, path }) => [code, path])).toContainEqual([
      "assess.alternative-refused",
      ["method", "uncertainty", "vary"],
    ]);
  });
});

describe("place to unit", () => {
  test("R03 every number of every node comes from rows of the tables, and a value used twice is the same cell", async () => {
    const twice = smallScheme(
      [
        pointIndicator("a", {
          parent: "one",
          denominator: "c",
          lenses: [
            { lens: "level", normalise: { method: "minmax" } },
            { lens: "progress", measure: "absolute", years: 1, normalise: { method: "minmax" } },
            { lens: "target" },
          ],
        }),
        pointIndicator("b", { parent: "two", denominator: "c" }),
        pointIndicator("c", { parent: "two", normalise: minmax }),
      ],
      { dimensions },
    );
    const both = rows.map((row) => row).concat(rowsOf("2024", subjects, { c: [1, 1, 1, 1, 1, 1] }));
    const targets = subjects.map((subject) => ({ subject, series: "a", baseline: 0, target: 50 }));
    const given = smallEvidence({ subjects, rows: both, targets });
    const findings = await assessed(twice, given);
    const used = new Map<string, number>();
    for (const { inputs } of findings.cells)
      for (const [subject, cells] of inputs.entries())
        for (const [use, file, row, column, period, value] of cells) {
          if (use === "target") {
            expect(findings.inputs[file]?.name).toBe("targets.csv");
            continue;
          }
          const source = both[row - 2];
          expect([findings.inputs[file]?.name, findings.columns[column]]).toEqual(["values.csv", "value"]);
          expect([source?.subject, source?.period, source?.value]).toEqual([
            subjects[subject],
            findings.periods[period],
            value,
          ]);
          used.set(
            `${source?.series} ${source?.subject} ${source?.period}`,
            (used.get(`${source?.series} ${source?.subject} ${source?.period}`) ?? 0) + 1,
          );
        }
    expect(used.get("a A 2025")).toBe(3);
    expect(used.get("c A 2025")).toBe(5);
    expect(given.observations.value).toHaveLength(both.length);
  });
});

describe("what must not matter", () => {
  const permutation = fc.shuffledSubarray([...subjects.keys()], { minLength: subjects.length });

  test("R01 the order of subjects permutes the results", async () => {
    const plain = await assessed(scheme, evidence);
    await fc.assert(
      fc.asyncProperty(permutation, async (order) => {
        const permuted = smallEvidence({ subjects: order.map((at) => subjects[at] as string), rows });
        const findings = await assessed(scheme, permuted);
        for (const { id } of plain.nodes) {
          expect(ranksOf(findings, id)).toEqual(ranksOf(plain, id));
          for (const [subject, score] of Object.entries(scoresOf(plain, id)))
            expect(scoresOf(findings, id)[subject]).toBeCloseTo(score ?? Number.NaN, 9);
        }
      }),
      { numRuns: 10 },
    );
  });

  test("R01 the order of rows in a table changes no number", async () => {
    const plain = await assessed(scheme, evidence, own);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const findings = await assessed(scheme, smallEvidence({ subjects, rows: shuffled }), own);
        const numbers = ({ nodes, subjects: found, reasons, flags }: Findings) => [nodes, found, reasons, flags];
        const sorted =
          smallEvidence({ subjects, rows: shuffled }).observations.series.join() ===
          evidence.observations.series.join();
        if (sorted) expect(numbers(findings)).toEqual(numbers(plain));
        else expect(ranksOf(findings)).toEqual(ranksOf(plain));
      }),
      { numRuns: 6 },
    );
  });

  test("R01 only the proportions of weights count", async () => {
    const plain = await assessed(scheme, evidence);
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.01, max: 1000, noNaN: true }), async (factor) => {
        const scaled = {
          ...scheme,
          dimensions: scheme.dimensions.map((one) => ({
            ...one,
            weight: (typeof one.weight === "number" ? one.weight : 1) * factor,
          })),
          indicators: scheme.indicators.map((one) => ({ ...one, weight: factor })),
        };
        const findings = await assessed(scaled, evidence);
        for (const [subject, score] of Object.entries(scoresOf(plain)))
          expect(scoresOf(findings)[subject]).toBeCloseTo(score ?? Number.NaN, 9);
        for (const [at, { globalWeights }] of findings.nodes.entries())
          expect(globalWeights[0]).toBeCloseTo(plain.nodes[at]?.globalWeights[0] ?? Number.NaN, 12);
      }),
      { numRuns: 10 },
    );
  });

  test("R01 a series that nothing scores changes nothing, drawn numbers included", async () => {
    const more = smallEvidence({
      subjects,
      rows: [...rows, ...rowsOf("2025", subjects, { weather: [9, 9, 1, 1, 0, -4] })],
    });
    const withSeries = { ...scheme, series: [{ id: "weather", title: "Weather" }] };
    const [plain, findings] = [await assessed(scheme, evidence, own), await assessed(withSeries, more, own)];
    expect(findings.nodes).toEqual(plain.nodes);
    expect(findings.subjects).toEqual(plain.subjects);
    expect(findings.sensitivity).toEqual(plain.sensitivity);
  });

  test("R25 what happens in another group changes nothing within one's own", async () => {
    const placed = subjects.map((id, at) => ({ id, attributes: { group: at < 3 ? "x" : "y" } }));
    const grouped = {
      ...scheme,
      subjects: { type: "place" as const, groups: ["x", "y"].map((id) => ({ id, title: id })) },
    };
    const untreated = { ...grouped, indicators: grouped.indicators.map(({ treatment: _, ...one }) => one) };
    const plain = await assessed(untreated, smallEvidence({ subjects: placed, rows }));
    const shaken = rows.map((row) =>
      subjects.indexOf(row.subject) >= 3 ? { ...row, value: row.value ** 1.5 + 3 } : row,
    );
    const findings = await assessed(untreated, smallEvidence({ subjects: placed, rows: shaken }));
    for (const { id } of plain.nodes)
      expect(nodeOf(findings, id).score.slice(0, 3)).toEqual(nodeOf(plain, id).score.slice(0, 3));
    expect(scoresOf(findings)["E"]).not.toBe(scoresOf(plain)["E"]);
  });
});
