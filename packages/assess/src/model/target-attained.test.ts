import { targetAttainment } from "@huabiao/measure";
import { expect, test } from "vitest";
import { targetAttained } from "./target-attained.ts";

const current = Float64Array.of(100, 100, 5, Number.NaN);
const baseline = Float64Array.of(0, 0, 5, 1);

test("R17 attainment is that of the lens where a number can hold it", () => {
  const target = Float64Array.of(200, 50, 10, 2);
  expect(targetAttained(current, baseline, { target })).toEqual(targetAttainment(current, baseline, { target }));
});

test("R17 a target so near its baseline that no number holds the attainment counts as equal to it", () => {
  const target = Float64Array.of(200, 5e-324, 5, 2);
  const { values, reasons } = targetAttained(current, baseline, { target });
  expect([...values]).toEqual([0.5, Number.NaN, Number.NaN, Number.NaN]);
  expect(reasons.toSorted((a, b) => a.unit - b.unit)).toEqual([
    { unit: 1, reason: "target-equals-baseline" },
    { unit: 2, reason: "target-equals-baseline" },
    { unit: 3, reason: "no-data" },
  ]);
});
