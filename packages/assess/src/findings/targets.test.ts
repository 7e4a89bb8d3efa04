import { expect, test } from "vitest";
import { assessed, pointIndicator, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const subjects = ["A", "B", "C"];
const scheme = smallScheme([
  pointIndicator("beds", { binding: true, title: { "zh-Hant": "床位", en: "Beds" } }),
  pointIndicator("dust", { direction: "lower" }),
]);
const evidence = smallEvidence({
  subjects,
  rows: [
    ...rowsOf("2024", subjects, { beds: [99, 99, 99] }),
    ...rowsOf("2025", subjects, { beds: [30, 24, null], dust: [40, 35, 20] }),
  ],
  targets: [
    { subject: "A", series: "beds", baseline: 20, target: 30 },
    { subject: "B", series: "beds", baseline: 20, target: 30 },
    { subject: "C", series: "beds", baseline: 20, target: 30 },
    { subject: "A", series: "dust", baseline: 50, target: 40 },
    { subject: "B", series: "dust", baseline: 45, target: 30 },
    { subject: "C", series: "dust", baseline: null, target: 30 },
    { subject: "A", series: "beds", baseline: 1, target: 2, period: "2024" },
  ],
});

test("R17 every target of the period stands beside what came of it, met by its direction", async () => {
  const { targets } = await assessed(scheme, evidence);
  expect(
    targets.map(({ subject, indicator, actual, attainment, met }) => [subject, indicator, actual, attainment, met]),
  ).toEqual([
    [0, "beds", 30, 1, true],
    [1, "beds", 24, 0.4, false],
    [2, "beds", null, null, null],
    [0, "dust", 40, 1, true],
    [1, "dust", 35, 10 / 15, false],
    [2, "dust", 20, null, true],
  ]);
});

test("R17 a missing actual is neither met nor missed, and a gap says why", async () => {
  const { targets, surprises } = await assessed(scheme, evidence);
  expect(targets.map(({ reason }) => reason)).toEqual([null, null, "no-data", null, null, "no-baseline"]);
  const missed = surprises.filter(({ code }) => code === "target-missed");
  expect(missed).toEqual([{ code: "target-missed", subject: 1, facts: { indicator: "beds" } }]);
});

test("R17 targets that nothing scores change no score", async () => {
  const without = await assessed(scheme, { ...evidence, targets: [] });
  expect(without.targets).toEqual([]);
  expect(without.nodes).toEqual((await assessed(scheme, evidence)).nodes);
});
