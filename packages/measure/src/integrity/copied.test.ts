import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { copiedLastYear, repeatChance } from "./copied.ts";
import { binomialUpper, normalTwoSided } from "./distributions.ts";
import { answer, shareAtMost } from "./testing/answers.ts";

const scales = new Array<number>(8).fill(5);

test("R21 two repeats in seven are the binomial tail of a repeat by accident", () => {
  const found = answer(
    copiedLastYear([50.1, 53.2, 53.2, 60.4, 66.6, 66.6, 70.3, 77.9], { step: 0.1, scales, peerShare: 0 }),
  );
  const own = 1.4826 * 6.2;
  expect(own).toBeGreaterThan(5);
  expect(found.probability).toBeCloseTo(repeatChance(0.1, 5), 12);
  expect(found.pValue).toBeCloseTo(binomialUpper(2, 7, found.probability), 14);
  expect(found).toMatchObject({ statistic: 2, chances: 7, newest: 5 });
});

test("the chance of a repeat bounds that of a normal change from above, closely when the step is small", () => {
  expect(repeatChance(0.1, 5)).toBeCloseTo(1 - normalTwoSided(0.01), 6);
  expect(repeatChance(3, 1)).toBeGreaterThan(1 - normalTwoSided(1.5));
  expect(repeatChance(100, 1)).toBe(1);
  expect(repeatChance(0, 1)).toBe(0);
});

test("a subject whose own changes are small, or whose peers repeat, may repeat", () => {
  const quiet = answer(
    copiedLastYear([50.1, 50.2, 50.2, 50.1, 50.1, 50.0, 50.1, 50.1], { step: 0.1, scales, peerShare: 0 }),
  );
  expect(quiet.pValue).toBeGreaterThan(0.2);
  const common = answer(
    copiedLastYear([50.1, 53.2, 53.2, 60.4, 66.6, 66.6, 70.3, 77.9], { step: 0.1, scales, peerShare: 0.3 }),
  );
  expect(common.pValue).toBeGreaterThan(0.5);
});

test("honest rounded values keep the level", () => {
  const stream = openStream(20260106);
  const p = Array.from({ length: 3000 }, () => {
    let value = 50;
    const series = Array.from({ length: 8 }, () => {
      value += 0.8 * stream.normal();
      return Math.round(value);
    });
    return answer(
      copiedLastYear(series, { step: 1, scales: new Array<number>(8).fill(0.8 * Math.SQRT2), peerShare: 0.2 }),
    ).pValue;
  });
  expect(shareAtMost(p, 0.05)).toBeLessThan(0.06);
});

test("zeros, values of few digits and missing years tell nothing", () => {
  const none = { ok: false, error: "too-few-values" };
  expect(copiedLastYear([0, 0, 0, 0, 0, 0, 0, 0], { step: 0, scales, peerShare: 0 })).toEqual(none);
  expect(copiedLastYear([9, 9, 9, 9, 9, 9, 9, 9], { step: 1, scales, peerShare: 0 })).toEqual(none);
  expect(
    copiedLastYear([50, Number.NaN, 50, Number.NaN, 50, Number.NaN, 50, 51], { step: 1, scales, peerShare: 0 }),
  ).toEqual(none);
  expect(() => copiedLastYear([1], { step: 1, scales, peerShare: 0 })).toThrow(RangeError);
});
