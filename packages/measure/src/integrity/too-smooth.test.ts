import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { studentTwoSided } from "./distributions.ts";
import { answer, shareAtMost } from "./testing/answers.ts";
import { growthVariance, summarisePeerVariances, tooSmooth } from "./too-smooth.ts";

const stream = openStream(20260107);
const growth = (spread: number) => Array.from({ length: 9 }, () => 0.06 + spread * stream.normal());

function peersOf(count: number, unevenness: number) {
  const variances = Array.from(
    { length: count },
    () => growthVariance(growth(0.03 * Math.exp(unevenness * stream.normal()))).variance,
  );
  return answer(summarisePeerVariances(variances, 8));
}

test("the typical variance of peers that vary alike is their true variance", () => {
  expect(peersOf(4000, 0).typical / 0.03 ** 2).toBeCloseTo(1, 1);
});

test.each([0, 0.5])(
  "R21 honest series keep the level when the peers' spread differs by a factor e^%d",
  (unevenness) => {
    const p = Array.from(
      { length: 2000 },
      () => answer(tooSmooth(growth(0.03 * Math.exp(unevenness * stream.normal())), peersOf(30, unevenness))).pValue,
    );
    expect(shareAtMost(p, 0.05)).toBeLessThan(0.075);
    expect(shareAtMost(p, 0.001)).toBeLessThan(0.004);
  },
);

test("R21 a series ten times smoother than its peers is found", () => {
  const p = Array.from({ length: 200 }, () => answer(tooSmooth(growth(0.003), peersOf(60, 0.15))).pValue);
  expect(shareAtMost(p, 0.001)).toBeGreaterThan(0.9);
});

test("the p-value is the larger of the two tails, and a constant growth still has one", () => {
  const peers = peersOf(40, 0.2);
  const constant = answer(tooSmooth(new Array<number>(9).fill(0.06), peers));
  expect(constant.statistic).toBeLessThan(1e-20);
  const z = (Math.log(1e-12 * peers.typical) - peers.logs.centre) / peers.logs.scale;
  expect(constant.pValue).toBeGreaterThanOrEqual(studentTwoSided(z, peers.logs.degrees) / 2);
  expect(constant.pValue).toBeGreaterThan(0);
});

test("short series and few or equal peers say so", () => {
  expect(tooSmooth([1, 2, 3, 4, Number.NaN], peersOf(20, 0))).toEqual({ ok: false, error: "too-few-values" });
  expect(summarisePeerVariances([1, 2, 3, 4, 5, 6, 7, 0], 8)).toEqual({ ok: false, error: "too-few-units" });
  expect(summarisePeerVariances(new Array<number>(9).fill(2), 8)).toEqual({ ok: false, error: "no-variation" });
  expect(growthVariance([1]).variance).toBeNaN();
});
