import { describe, expect, test } from "vitest";
import { assess } from "../assess.ts";
import {
  assessed,
  nodeOf,
  pointIndicator,
  reasonsOf,
  rowsOf,
  scoresOf,
  smallEvidence,
  smallScheme,
} from "../testing/small-world.ts";

const dimensions = [
  { id: "one", title: "One", parent: "index" },
  { id: "two", title: "Two", parent: "index" },
  { id: "index", title: "Index" },
];
const indicators = [
  pointIndicator("a", { parent: "one" }),
  pointIndicator("b", { parent: "one" }),
  pointIndicator("c", { parent: "two" }),
];
const evidence = smallEvidence({
  subjects: ["A", "B"],
  rows: rowsOf("2025", ["A", "B"], { a: [20, 8], b: [80, 2], c: [10, 16] }),
});

describe("aggregation", () => {
  test("R01 one choice serves all levels", async () => {
    const findings = await assessed(
      smallScheme(indicators, { dimensions, method: { aggregate: "geometric" } }),
      evidence,
    );
    expect(scoresOf(findings, "one")["A"]).toBeCloseTo(40, 12);
    expect(scoresOf(findings)["A"]).toBeCloseTo(20, 12);
    expect(nodeOf(findings, "one").method.aggregate).toBe("geometric");
  });

  test("R01 a list gives one choice per level, lowest first, and its last repeats", async () => {
    const findings = await assessed(
      smallScheme(indicators, { dimensions, method: { aggregate: ["geometric", "minimum"] } }),
      evidence,
    );
    expect(scoresOf(findings, "one")["A"]).toBeCloseTo(40, 12);
    expect(scoresOf(findings)["A"]).toBeCloseTo(10, 12);
    expect(scoresOf(findings)["B"]).toBeCloseTo(4, 12);
    const repeated = await assessed(
      smallScheme(indicators, { dimensions, method: { aggregate: ["minimum"] } }),
      evidence,
    );
    expect(scoresOf(repeated)).toEqual({ A: 10, B: 2 });
  });

  test("R01 a dimension's own choice goes before the plan, a power mean with its exponent", async () => {
    const own = dimensions.map((one) =>
      one.id === "one" ? { ...one, aggregate: { method: "power" as const, p: 2 } } : one,
    );
    const findings = await assessed(
      smallScheme(indicators, { dimensions: own, method: { aggregate: "minimum" } }),
      evidence,
    );
    expect(scoresOf(findings, "one")["A"]).toBeCloseTo(Math.sqrt((400 + 6400) / 2), 12);
    expect(nodeOf(findings, "one").method.aggregate).toBe("power(2)");
  });

  test("R01 levels are counted in dimensions, so an indicator of several lenses does not shift them", async () => {
    const split = [
      pointIndicator("a", {
        parent: "one",
        lenses: [
          { lens: "level", normalise: { method: "none" } },
          { lens: "progress", measure: "absolute", years: 1, normalise: { method: "none" } },
        ],
      }),
      ...indicators.slice(1),
    ];
    const findings = await assessed(
      smallScheme(split, { dimensions, method: { aggregate: ["minimum", "arithmetic"] } }),
      smallEvidence({
        subjects: ["A", "B"],
        rows: [
          ...rowsOf("2024", ["A", "B"], { a: [10, 2] }),
          ...rowsOf("2025", ["A", "B"], { a: [20, 8], b: [80, 2], c: [10, 16] }),
        ],
      }),
    );
    expect(scoresOf(findings, "a")).toEqual({ A: 15, B: 7 });
    expect(scoresOf(findings, "one")).toEqual({ A: 15, B: 2 });
    expect(scoresOf(findings)).toEqual({ A: 12.5, B: 9 });
  });

  test("a geometric mean of what is not above zero is refused with the subjects named", async () => {
    const zero = smallEvidence({
      subjects: ["A", "B"],
      rows: rowsOf("2025", ["A", "B"], { a: [0, 8], b: [80, 2], c: [10, -1] }),
    });
    const outcome = await assess(smallScheme(indicators, { dimensions, method: { aggregate: "geometric" } }), zero, {
      engine: "test",
      seed: null,
      draws: 0,
      refused: [],
    });
    expect(
      outcome.ok ? [] : outcome.error.map(({ code, facts }) => [code, facts["node"], facts["child"], facts["units"]]),
    ).toEqual([
      ["assess.non-positive-score", "one", "a", "A"],
      ["assess.non-positive-score", "two", "c", "B"],
    ]);
  });
});

describe("missing cells", () => {
  const subjects = ["A", "B", "C", "D"].map((id, at) => ({ id, attributes: { river: at < 2 ? "left" : "right" } }));
  const ids = subjects.map(({ id }) => id);
  const gaps = smallEvidence({ subjects, rows: rowsOf("2025", ids, { a: [10, null, 40, 60], b: [50, 50, 50, 50] }) });
  const pair = [pointIndicator("a"), pointIndicator("b")];

  test("R01 are left out by default, and the weights of the others fill the gap", async () => {
    const findings = await assessed(smallScheme(pair), gaps);
    expect(scoresOf(findings)).toEqual({ A: 30, B: 50, C: 45, D: 55 });
    expect(findings.subjects.map(({ coverage }) => coverage)).toEqual([1, 0.5, 1, 1]);
  });

  test("R01 are filled with the mean or median of the group, or of those who share an attribute", async () => {
    const filledWith = async (rule: "group-mean" | "group-median", by?: string) => {
      const missing = [by === undefined ? { rule } : { rule, by }];
      const findings = await assessed(smallScheme(pair, { method: { missing } }), gaps);
      expect(findings.cells[0]?.value[1]).toBeNull();
      return [findings.cells[0]?.filled[1], findings.nodes[0]?.method.missing];
    };
    expect(await filledWith("group-mean")).toEqual([110 / 3, "group-mean"]);
    expect(await filledWith("group-median")).toEqual([40, "group-median"]);
    expect(await filledWith("group-mean", "river")).toEqual([10, "group-mean(river)"]);
  });

  test("R01 an indicator's own rules go before the scheme's, tried in order", async () => {
    const missing = [{ rule: "carry-forward" as const, maxAgeYears: 1 }, { rule: "group-mean" as const }];
    const scheme = smallScheme([pointIndicator("a", { missing }), pointIndicator("b")], {
      method: { missing: [{ rule: "leave-out" }] },
    });
    const before = smallEvidence({
      subjects,
      rows: [
        ...rowsOf("2024", ids, { a: [1, 2, null, null] }),
        ...rowsOf("2025", ids, { a: [10, null, null, 60], b: [50, 50, 50, 50] }),
      ],
    });
    const findings = await assessed(scheme, before);
    expect(findings.cells[0]?.value).toEqual([10, 2, null, 60]);
    expect(findings.cells[0]?.filled).toEqual([10, 2, 24, 60]);
    expect(findings.nodes[0]?.method.missing).toBe("carry-forward(1) → group-mean");
  });

  test("R01 a subject under the coverage floor gets no score and the reason, however it would be filled", async () => {
    const scheme = smallScheme(pair, { method: { missing: [{ rule: "group-mean" }], coverage: { subject: 0.6 } } });
    const findings = await assessed(scheme, gaps);
    expect(scoresOf(findings)["B"]).toBeNull();
    expect(nodeOf(findings, "index").rank).toEqual([3, null, 2, 1]);
    expect(reasonsOf(findings, "index")).toEqual({ B: "coverage-below-floor" });
    expect(findings.surprises).toContainEqual({ code: "no-score", subject: null, facts: { count: 1 } });
  });

  test("R01 a dimension under its floor gets no score, and counts as missing in the index above it", async () => {
    const scheme = smallScheme(indicators, { dimensions, method: { coverage: { node: 0.6 } } });
    const findings = await assessed(
      scheme,
      smallEvidence({
        subjects: ["A", "B"],
        rows: rowsOf("2025", ["A", "B"], { a: [20, null], b: [80, 2], c: [10, 16] }),
      }),
    );
    expect(scoresOf(findings, "one")).toEqual({ A: 50, B: null });
    expect(reasonsOf(findings, "one")).toEqual({ B: "coverage-below-floor" });
    expect(scoresOf(findings)).toEqual({ A: 30, B: null });
  });
});
