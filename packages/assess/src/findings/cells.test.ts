import { expect, test } from "vitest";
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

const subjects = ["A", "B", "C", "D", "E", "F", "G"];
const evidence = smallEvidence({
  subjects,
  rows: rowsOf("2025", subjects, { a: [1, 2, 3, 4, null, 6, 900], b: [7, 6, 5, 4, 3, 2, 1] }),
});
const scheme = smallScheme([
  pointIndicator("a", { treatment: { winmax: 1, log: false }, missing: [{ rule: "group-median" }] }),
  pointIndicator("b", { weight: 0 }),
]);

test("R30 every step of a leaf is told: the value, what filled the gap, and what the treatment made of it", async () => {
  const { cells } = await assessed(scheme, evidence);
  expect(cells[0]).toMatchObject({ node: "a", indicator: "a", lens: "level" });
  expect(cells[0]?.value).toEqual([1, 2, 3, 4, null, 6, 900]);
  expect(cells[0]?.filled).toEqual([1, 2, 3, 4, 3.5, 6, 900]);
  expect(cells[0]?.treated).toEqual([1, 2, 3, 4, 3.5, 6, 6]);
  expect(cells[0]?.treatment).toMatchObject({ winsorised: 1, log: false });
  expect(cells[0]?.treatment?.skewBefore).toBeGreaterThan(2);
  expect(cells[1]?.treatment).toBeNull();
});

test("R01 the treated value is what is scored, and the method says what was asked", async () => {
  const findings = await assessed(scheme, evidence);
  expect(scoresOf(findings, "a")["G"]).toBe(6);
  expect(nodeOf(findings, "a").method).toEqual({
    lens: "level",
    missing: "group-median",
    treatment: "winsorise(1)",
    normalise: "goalposts(0, 100) → [0, 100]",
  });
});

test("R01 the effective weight is the correlation with the index, whatever weight was declared", async () => {
  const findings = await assessed(scheme, evidence);
  expect(nodeOf(findings, "a").effectiveWeight).toBeCloseTo(1, 12);
  expect(nodeOf(findings, "b").effectiveWeight).toBeLessThan(-0.9);
  expect(nodeOf(findings, "b").weights).toEqual([0]);
});

test("R30 a leaf that a whole comparison set cannot be scored on says why, for each of its subjects", async () => {
  const flat = smallScheme([pointIndicator("a", { normalise: { method: "minmax" } }), pointIndicator("b")]);
  const same = smallEvidence({ subjects: ["A", "B"], rows: rowsOf("2025", ["A", "B"], { a: [5, 5], b: [1, 2] }) });
  const findings = await assessed(flat, same);
  expect(findings.reasons).toEqual([
    { subject: 0, node: "a", reason: "no-variation" },
    { subject: 1, node: "a", reason: "no-variation" },
  ]);
  expect(scoresOf(findings)).toEqual({ A: 1, B: 2 });
});

test("R34 a gap says whether there is no value or too few of them, even beside a value that is not scored", async () => {
  const indicators = ["a", "b", "c"].map((id) => pointIndicator(id));
  const scheme = smallScheme(indicators, { method: { coverage: { subject: 0.5 } } });
  const subjects = ["full", "gap", "thin"];
  const rows = rowsOf("2025", subjects, { a: [1, 2, 3], b: [1, null, null], c: [1, 2, null] });
  const findings = await assessed(scheme, smallEvidence({ subjects, rows }));
  expect(reasonsOf(findings, "b")).toEqual({ gap: "no-data", thin: "coverage-below-floor" });
  expect(reasonsOf(findings, "a")).toEqual({ thin: "coverage-below-floor" });
});
