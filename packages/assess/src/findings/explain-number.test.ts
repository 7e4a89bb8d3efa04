import { describe, expect, test } from "vitest";
import { assessed, pointIndicator, type Row, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";
import { type Explanation, explainNumber } from "./explain-number.ts";

const subjects = ["A", "B", "C"];
const rows: Row[] = [
  ...rowsOf("2024", subjects, { gdp: [100, 90, 80] }),
  ...rowsOf("2025", subjects, { gdp: [110, null, 120], people: [10, 20, 30], air: [70, 60, 50] }),
];
const dimensions = [
  { id: "wealth", title: "Wealth", parent: "index" },
  { id: "nature", title: "Nature", parent: "index" },
  { id: "index", title: "Index" },
];
const scheme = smallScheme(
  [
    pointIndicator("gdp", {
      parent: "wealth",
      denominator: "people",
      missing: [{ rule: "group-mean" }],
    }),
    pointIndicator("air", {
      parent: "nature",
      lenses: [
        { lens: "level", weight: 3, normalise: { method: "none" } },
        { lens: "target", weight: 1 },
      ],
    }),
  ],
  { dimensions, series: [{ id: "people", title: "People" }] },
);
const evidence = smallEvidence({
  subjects,
  rows,
  targets: [{ subject: "A", series: "air", baseline: 50, target: 90 }],
});

async function explained(subject: number, node: string): Promise<Explanation> {
  const findings = await assessed(scheme, evidence);
  return explainNumber(findings, { subject, node: findings.nodes.findIndex(({ id }) => id === node) });
}

function leaves(explanation: Explanation): Explanation[] {
  return explanation.children.length === 0 ? [explanation] : explanation.children.flatMap(leaves);
}

describe("explaining a number", () => {
  test("R30 walks from the index to every input cell: file, row, column, period and value", async () => {
    const cells = leaves(await explained(0, "index")).flatMap(({ steps }) => steps?.inputs ?? []);
    expect(cells).toEqual([
      { use: "value", file: "values.csv", row: 5, column: "value", period: "2025", value: 110 },
      { use: "denominator", file: "values.csv", row: 7, column: "value", period: "2025", value: 10 },
      { use: "value", file: "values.csv", row: 10, column: "value", period: "2025", value: 70 },
      { use: "value", file: "values.csv", row: 10, column: "value", period: "2025", value: 70 },
      { use: "target", file: "targets.csv", row: 2, column: null, period: null, value: 90 },
    ]);
    for (const { file, row, value } of cells.filter((cell) => cell.file === "values.csv"))
      expect([file, rows[row - 2]?.value]).toEqual([file, value]);
  });

  test("R30 the children's scores and weights make the score of every inner node", async () => {
    const check = (node: Explanation): void => {
      node.children.forEach(check);
      if (node.children.length === 0) return;
      const present = node.children.filter(({ score }) => score !== null);
      const weight = present.reduce((sum, child) => sum + child.weight, 0);
      const sum = present.reduce((total, child) => total + child.weight * (child.score ?? 0), 0);
      expect(node.score).toBeCloseTo(sum / weight, 12);
    };
    for (const subject of subjects.keys()) check(await explained(subject, "index"));
  });

  test("R30 a weight is the share of the parent, not of the whole", async () => {
    const { children } = await explained(0, "index");
    expect(children.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
    const air = (await explained(0, "nature")).children[0];
    expect(air?.weight).toBe(1);
    expect(air?.children.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
  });

  test("R30 a filled value shows the gap, what it was filled with, and no cell", async () => {
    const { steps, method, score } = await explained(1, "gdp");
    expect(steps).toEqual({ value: null, filled: (11 + 4) / 2, treated: (11 + 4) / 2, inputs: [] });
    expect(method.missing).toBe("group-mean");
    expect(score).toBe(7.5);
  });

  test("R30 a number that is missing says why", async () => {
    const bare = await assessed(
      scheme,
      smallEvidence({ subjects, rows: rows.filter(({ series }) => series !== "air") }),
    );
    const at = (id: string) => bare.nodes.findIndex((node) => node.id === id);
    expect(explainNumber(bare, { subject: 0, node: at("nature") })).toMatchObject({
      score: null,
      rank: null,
      reason: "no-children-present",
    });
  });

  test("R30 a rank comes with its range where there are draws", async () => {
    const findings = await assessed(scheme, evidence, { draws: 50 });
    const root = findings.nodes.length - 1;
    const { rankRange, rank } = explainNumber(findings, { subject: 0, node: root });
    expect(rankRange?.[0]).toBeLessThanOrEqual(rank ?? 0);
    expect(rankRange?.[1]).toBeGreaterThanOrEqual(rank ?? 0);
    expect((await explained(0, "index")).rankRange).toBeNull();
  });

  test("a number that does not exist is a mistake of the caller", async () => {
    await expect(explained(9, "index")).rejects.toThrow("no number");
    await expect(explained(0, "nothing")).rejects.toThrow("no number");
  });
});
