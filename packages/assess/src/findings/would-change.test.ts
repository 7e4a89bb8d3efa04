import type { Scheme } from "@huabiao/scheme";
import { describe, expect, test } from "vitest";
import type { Evidence } from "../evidence.ts";
import type { WouldChange } from "../findings.ts";
import { assessed, pointIndicator, ranksOf, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const subjects = ["A", "B", "C", "D", "E"];
const minmax = { normalise: { method: "minmax" as const } };
const rows = rowsOf("2025", subjects, { a: [10, 62, 35, 80, 41], b: [70, 20, 55, 31, 48], c: [5, 9, 3, 8, 1] });
const evidence = smallEvidence({ subjects, rows });
const scheme = smallScheme([
  pointIndicator("a", { weight: 2, ...minmax }),
  pointIndicator("b", { weight: 1.5, ...minmax }),
  pointIndicator("c", { weight: 1, direction: "lower", ...minmax }),
]);

function withInput(change: WouldChange, subject: number): Evidence {
  const { observations: obs } = evidence;
  const series = obs.series.indexOf(change.node);
  const value = obs.value.map((old, k) =>
    obs.seriesOf[k] === series && obs.subjectOf[k] === subject ? change.to : old,
  );
  return { ...evidence, observations: { ...obs, value } };
}

function withWeight(change: WouldChange): Scheme {
  const indicators = scheme.indicators.map((one) => (one.id === change.node ? { ...one, weight: change.to } : one));
  return { ...scheme, indicators };
}

describe("what would change a rank", () => {
  test("R38 assessing again with the changed value or weight really moves the rank, in the direction told", async () => {
    const findings = await assessed(scheme, evidence);
    const before = Object.values(ranksOf(findings)) as number[];
    let tried = 0;
    for (const [at, { wouldChange }] of findings.subjects.entries()) {
      for (const change of wouldChange) {
        const again =
          change.kind === "input"
            ? await assessed(scheme, withInput(change, at))
            : await assessed(withWeight(change), evidence);
        const moved = (before[at] as number) - (Object.values(ranksOf(again))[at] as number);
        expect(change.direction === "up" ? moved : -moved).toBeGreaterThan(0);
        tried++;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(12);
  });

  test("R38 half of the change leaves the rank as it is: nothing smaller in the same number would do", async () => {
    const findings = await assessed(scheme, evidence);
    const before = ranksOf(findings);
    for (const [at, { wouldChange }] of findings.subjects.entries()) {
      for (const change of wouldChange) {
        const half = { ...change, to: change.from + (change.to - change.from) * 0.98 };
        const again =
          change.kind === "input"
            ? await assessed(scheme, withInput(half, at))
            : await assessed(withWeight(half), evidence);
        const id = subjects[at] as string;
        expect([id, change, ranksOf(again)[id]]).toEqual([id, change, before[id]]);
      }
    }
  });

  test("R38 tells value and effort as they stand in the evidence, and whose place would be taken", async () => {
    const findings = await assessed(scheme, evidence);
    const ranks = Object.values(ranksOf(findings)) as number[];
    for (const [at, { wouldChange }] of findings.subjects.entries()) {
      for (const { kind, node, from, to, effort, rival, direction } of wouldChange) {
        if (kind === "input") {
          const leaf = findings.cells.find((cells) => cells.node === node);
          const values = (leaf?.value ?? []) as number[];
          expect(from).toBe(values[at]);
          expect(effort).toBeCloseTo(Math.abs(to - from) / (Math.max(...values) - Math.min(...values)), 9);
        } else {
          expect(from).toBe(scheme.indicators.find(({ id }) => id === node)?.weight);
          expect(effort).toBeCloseTo(Math.abs(to - from) / from, 9);
        }
        const other = ranks[rival] as number;
        expect(direction === "up" ? other < (ranks[at] as number) : other > (ranks[at] as number)).toBe(true);
      }
    }
  });

  test("the best has nothing above it and the last nothing below it", async () => {
    const findings = await assessed(scheme, evidence);
    const ranks = Object.values(ranksOf(findings)) as number[];
    const directions = (rank: number) =>
      new Set(findings.subjects[ranks.indexOf(rank)]?.wouldChange.map(({ direction }) => direction));
    expect(directions(1)).toEqual(new Set(["down"]));
    expect(directions(5)).toEqual(new Set(["up"]));
  });
});
