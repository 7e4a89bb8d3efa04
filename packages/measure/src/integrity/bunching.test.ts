import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { bunching } from "./bunching.ts";
import { binomialUpper } from "./distributions.ts";
import { answer, shareAtMost } from "./testing/answers.ts";

const fill = (count: number, value: number) => new Array<number>(count).fill(value);

test("R21 nine of ten just above, nothing farther off, is the exact binomial tail 11/2¹⁰", () => {
  const found = answer(bunching([...fill(9, 0.01), -0.01], { bandwidth: 0.02 }));
  expect(found).toMatchObject({ justAbove: 9, justBelow: 1, chanceAbove: 0.5, expectedAbove: 5, statistic: 0.4 });
  expect(found.pValue).toBeCloseTo(11 / 1024, 14);
});

test("a mirrored sample exchanges the sides, so the two tails overlap in the observed count alone", () => {
  const stream = openStream(3);
  const margins = Array.from({ length: 200 }, () => 0.1 * stream.normal() + 0.04);
  const there = answer(bunching(margins, { bandwidth: 0.02 }));
  const back = answer(
    bunching(
      margins.map((m) => -m),
      { bandwidth: 0.02 },
    ),
  );
  const near = there.justAbove + there.justBelow;
  expect(back.justAbove).toBe(there.justBelow);
  expect(back.chanceAbove).toBeCloseTo(1 - there.chanceAbove, 10);
  const point = there.pValue - binomialUpper(there.justAbove + 1, near, there.chanceAbove);
  expect(there.pValue + back.pValue).toBeCloseTo(1 + point, 9);
});

test("a normal that lies mostly above its target is not bunching: the counterfactual follows the slope", () => {
  const stream = openStream(4);
  const p = Array.from({ length: 400 }, () => {
    const margins = Array.from({ length: 1000 }, () => 0.1 * stream.normal() + 0.1);
    return answer(bunching(margins, { bandwidth: 0.05, window: 0.25 })).pValue;
  });
  expect(shareAtMost(p, 0.05)).toBeLessThan(0.085);
  expect(shareAtMost(p, 0.05)).toBeGreaterThan(0.02);
});

test("rounded honest values heap on the target by accident and stay unflagged", () => {
  const stream = openStream(5);
  const p = Array.from({ length: 400 }, () => {
    const steps = fill(600, 1 / 60);
    const margins = steps.map((step) => Math.round((0.15 * stream.normal()) / step) * step);
    return answer(bunching(margins, { bandwidth: 0.02, steps })).pValue;
  });
  expect(shareAtMost(p, 0.05)).toBeLessThan(0.075);
});

test("R21 half of the near misses lifted over the target is found", () => {
  const stream = openStream(6);
  const p = Array.from({ length: 100 }, () => {
    const margins = Array.from({ length: 400 }, () => 0.1 * stream.normal());
    const lifted = margins.map((m) => (m < 0 && m > -0.03 && stream.uniform() < 0.6 ? 0.005 : m));
    return answer(bunching(lifted, { bandwidth: 0.02 })).pValue;
  });
  expect(shareAtMost(p, 0.01)).toBeGreaterThan(0.8);
});

test("the stated power is the power: the detectable share is found in 80 of 100 samples", () => {
  const { detectableShare } = answer(bunching([...fill(20, 0.01), ...fill(20, -0.01)], { bandwidth: 0.02 }));
  expect(binomialUpper(26, 40, 0.5)).toBeLessThan(0.05);
  expect(binomialUpper(25, 40, 0.5)).toBeGreaterThan(0.05);
  expect(binomialUpper(26, 40, detectableShare)).toBeCloseTo(0.8, 2);
});

test("too few near values, missing margins and steps wider than the neighbourhood", () => {
  expect(bunching(fill(7, 0.001), { bandwidth: 0.02 })).toEqual({ ok: false, error: "too-few-values" });
  expect(bunching([...fill(7, 0.001), Number.NaN, 0.5], { bandwidth: 0.02 })).toEqual({
    ok: false,
    error: "too-few-values",
  });
  expect(bunching(fill(9, 0), { bandwidth: 0.02, steps: fill(9, 0.03) })).toEqual({
    ok: false,
    error: "too-few-values",
  });
});

test("malformed margins throw and name the cell", () => {
  expect(() => bunching([0, Number.NEGATIVE_INFINITY], { bandwidth: 0.02 })).toThrow("margins[1] is -Infinity");
  expect(() => bunching([0], { bandwidth: 0 })).toThrow(RangeError);
  expect(() => bunching([0], { bandwidth: 1, steps: [] })).toThrow(RangeError);
});
