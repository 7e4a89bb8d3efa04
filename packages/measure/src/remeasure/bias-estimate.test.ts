import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { estimateBias, type Remeasurement } from "./bias-estimate.ts";
import { drawRemeasurementSample, proportionalChances, systematicChoice } from "./remeasurement-sample.ts";

const reported = [12, 15, 11, 30, 28, 35, 40];
const truth = [11, 15, 9, 25, 28, 31, 38];
const strata = ["a", "a", "a", "b", "b", "b", "b"];
const meanBias = (1 + 0 + 2 + 5 + 0 + 4 + 2) / 7;

function measured(chosen: readonly number[], chances: ArrayLike<number>): Remeasurement {
  return {
    reported,
    remeasured: truth.map((value, i) => (chosen.includes(i) ? value : Number.NaN)),
    inclusionProbabilities: chances,
    strata,
  };
}

function answer<T, E>(result: { ok: true; value: T } | { ok: false; error: E }): T {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
}

const pairs = (from: number, to: number) => {
  const all: number[][] = [];
  for (let i = from; i <= to; i++) for (let j = i + 1; j <= to; j++) all.push([i, j]);
  return all;
};

test.each(["horvitz-thompson", "hajek"] as const)(
  "R21 over all stratified samples of a small frame the %s bias and its variance are exact on average",
  (estimator) => {
    const chances = strata.map((stratum) => (stratum === "a" ? 2 / 3 : 2 / 4));
    const estimates = pairs(0, 2).flatMap((a) =>
      pairs(3, 6).map((b) => answer(estimateBias(measured([...a, ...b], chances), { estimator }))),
    );
    expect(estimates).toHaveLength(18);
    const mean = estimates.reduce((sum, one) => sum + one.bias.value, 0) / 18;
    const variance = estimates.reduce((sum, one) => sum + (one.bias.value - mean) ** 2, 0) / 18;
    const estimated = estimates.reduce((sum, one) => sum + one.bias.standardError ** 2, 0) / 18;
    expect(mean).toBeCloseTo(meanBias, 12);
    expect(estimated).toBeCloseTo(variance, 12);
    expect(estimates[0]?.degrees).toBe(2);
  },
);

test("R21 over all starts of a systematic sample each value is drawn with its probability and the Horvitz–Thompson bias is unbiased", () => {
  const sizes = [1, 2, 3, 4, 5, 6, 30];
  const chances = proportionalChances(sizes, 3);
  const order = [3, 0, 6, 5, 1, 4, 2];
  const cuts = [0, 1];
  order.reduce((sum, k) => {
    const next = chances[k] === 1 ? sum : sum + (chances[k] as number);
    cuts.push(next % 1);
    return next;
  }, 0);
  cuts.sort((a, b) => a - b);
  const drawn = new Float64Array(7);
  let estimate = 0;
  for (let c = 1; c < cuts.length; c++) {
    const width = (cuts[c] as number) - (cuts[c - 1] as number);
    const chosen = systematicChoice(chances, order, ((cuts[c] as number) + (cuts[c - 1] as number)) / 2);
    for (const k of chosen) {
      drawn[k] = (drawn[k] as number) + width;
      estimate += (width * ((reported[k] as number) - (truth[k] as number))) / (chances[k] as number) / 7;
    }
  }
  chances.forEach((chance, k) => {
    expect(drawn[k]).toBeCloseTo(chance, 10);
  });
  expect(estimate).toBeCloseTo(meanBias, 10);
});

test("values whose size asks for more than certainty are certain, and the rest share what is left", () => {
  expect([...proportionalChances([1, 1, 2, 100], 3)]).toEqual([0.5, 0.5, 1, 1]);
  expect([...proportionalChances([1, 1, 1, 1], 4)]).toEqual([1, 1, 1, 1]);
  expect([...proportionalChances([1, 1, 1, 1], 1)]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test("R21 about 95 of 100 intervals hold the true bias, for simple and for size-weighted samples", () => {
  const stream = openStream(20260101, 3);
  const count = 300;
  const labels = Array.from({ length: count }, (_, i) => (i < 180 ? "towns" : "counties"));
  const sizes = labels.map(() => 1 + 3 * stream.gamma(2));
  const real = sizes.map((size) => 10 * size + stream.normal());
  const report = real.map((value, i) => value * (1.03 + 0.02 * stream.normal()) + (labels[i] === "towns" ? 1 : 0));
  const bias = report.reduce((sum, value, i) => sum + value - (real[i] as number), 0) / count;
  for (const method of ["srs", "pps"] as const) {
    let held = 0;
    let relative = 0;
    const relativeTruth = (bias * count) / real.reduce((sum, value) => sum + value, 0);
    for (let round = 0; round < 1000; round++) {
      const plan = { strata: labels, take: { towns: 20, counties: 20 }, method, sizes, seed: 1000 + round };
      const sample = answer(drawRemeasurementSample(plan));
      const remeasured = new Float64Array(count).fill(Number.NaN);
      for (const i of sample.selected) remeasured[i] = real[i] as number;
      const { inclusionProbabilities } = sample;
      const found = answer(estimateBias({ reported: report, remeasured, inclusionProbabilities, strata: labels }));
      const share = answer(found.relative);
      if (found.bias.lower <= bias && bias <= found.bias.upper) held++;
      if (share.lower <= relativeTruth && relativeTruth <= share.upper) relative++;
    }
    expect(held / 1000, `${method}, mean`).toBeGreaterThan(0.93);
    expect(held / 1000, `${method}, mean`).toBeLessThan(0.975);
    expect(relative / 1000, `${method}, relative`).toBeGreaterThan(0.92);
    expect(relative / 1000, `${method}, relative`).toBeLessThan(0.98);
  }
});

test("a sample holds what was asked in each stratum, its probabilities sum to that, and the seed repeats it", () => {
  const labels = Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? "x" : "y"));
  const sizes = labels.map((_, i) => 1 + (i % 7));
  const plan = { strata: labels, take: { x: 4, y: 9 }, method: "pps", sizes, seed: 8 } as const;
  const sample = answer(drawRemeasurementSample(plan));
  expect(sample.selected.filter((i) => labels[i] === "x")).toHaveLength(4);
  expect(sample.selected.filter((i) => labels[i] === "y")).toHaveLength(9);
  expect(sample.inclusionProbabilities.reduce((a, b) => a + b)).toBeCloseTo(13, 12);
  expect(answer(drawRemeasurementSample(plan))).toEqual(sample);
  expect(answer(drawRemeasurementSample({ ...plan, seed: 9 })).selected).not.toEqual(sample.selected);
});

test("every simple random sample is drawn equally often", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 6000; seed++) {
    const sample = answer(
      drawRemeasurementSample({ strata: ["a", "a", "a", "a"], take: { a: 2 }, method: "srs", seed }),
    );
    counts.set(sample.selected.join(), (counts.get(sample.selected.join()) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const times of counts.values()) expect(Math.abs(times - 1000)).toBeLessThan(120);
});

test("a full count has no sampling error", () => {
  const found = answer(estimateBias(measured([0, 1, 2, 3, 4, 5, 6], new Float64Array(7).fill(1))));
  expect(found.bias).toEqual({ value: meanBias, standardError: 0, lower: meanBias, upper: meanBias });
  expect(found.degrees).toBe(Number.POSITIVE_INFINITY);
});

test("relative bias keeps its sign when the truth is negative, and has none when the truth is 0", () => {
  const chances = [0.5, 0.5, 0.5, 0.5];
  const one = (values: number[], real: number[]) =>
    answer(
      estimateBias({
        reported: values,
        remeasured: [...real, Number.NaN, Number.NaN],
        inclusionProbabilities: chances,
        strata: ["a", "a", "a", "a"],
      }),
    );
  const negative = one([-9, -18, 0, 0], [-10, -20]);
  expect(answer(negative.relative).value).toBeCloseTo(0.1, 12);
  expect(answer(negative.relative).standardError).toBeCloseTo(0, 12);
  expect(one([1, 2, 0, 0], [0, 0]).relative).toEqual({ ok: false, error: "zero-denominator" });
});

test("undefined samples and estimates say why", () => {
  expect(drawRemeasurementSample({ strata: ["a"], take: { a: 2 }, method: "srs", seed: 1 })).toEqual({
    ok: false,
    error: "too-few-units",
  });
  expect(drawRemeasurementSample({ strata: ["a"], take: { a: 1 }, method: "pps", sizes: [0], seed: 1 })).toEqual({
    ok: false,
    error: "non-positive",
  });
  const half = new Float64Array(7).fill(0.5);
  expect(estimateBias(measured([], half))).toEqual({ ok: false, error: "no-data" });
  expect(estimateBias(measured([0, 1, 3], half))).toEqual({ ok: false, error: "too-few-units" });
  expect(estimateBias(measured([0, 1], half))).toEqual({ ok: false, error: "too-few-units" });
});

test("malformed plans and measurements throw and name the place", () => {
  const plan = { strata: ["a", "a"], take: { a: 1 }, method: "pps", seed: 1 } as const;
  expect(() => drawRemeasurementSample(plan)).toThrow("no sizes for 2 values");
  expect(() => drawRemeasurementSample({ ...plan, sizes: [1, Number.NaN] })).toThrow("sizes[1] is NaN");
  expect(() => drawRemeasurementSample({ ...plan, sizes: [1, 1], take: {} })).toThrow("stratum a");
  expect(() => estimateBias(measured([0], [1, 1, 1, 1, 1, 1, 0]))).toThrow("inclusionProbabilities[6] is 0");
  expect(() =>
    estimateBias({ ...measured([0], new Float64Array(7).fill(1)), reported: [Number.NaN, 1, 1, 1, 1, 1, 1] }),
  ).toThrow("at 0 reported is NaN");
  expect(() => estimateBias({ ...measured([0], [1]), reported: [1] })).toThrow(RangeError);
});
