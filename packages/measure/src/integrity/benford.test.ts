import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { benford, benfordMoments, firstTwoDigits } from "./benford.ts";
import golden from "./golden/tails.json" with { type: "json" };
import { answer, shareAtMost } from "./testing/answers.ts";

test.each(golden.benfordMoments)(
  "the moments of Pearson's statistic for %d numbers are the exact multinomial ones",
  (n, mean, variance, third) => {
    const moments = benfordMoments(n as number);
    expect(moments.mean).toBeCloseTo(mean as number, 9);
    expect(moments.variance).toBeCloseTo(variance as number, 9);
    expect(moments.third).toBeCloseTo(third as number, 7);
  },
);

test("first two digits are read exactly, whatever the last bit", () => {
  const cases = [
    [0.3, 30],
    [0.1 + 0.2, 30],
    [9.9999, 99],
    [10, 10],
    [1, 10],
    [123456, 12],
    [0.00457, 45],
    [1e-7, 10],
    [5e15, 50],
    [99.99999, 99],
    [1.1, 11],
  ] as const;
  for (const [value, digits] of cases) expect(firstTwoDigits(value), String(value)).toBe(digits);
});

test("R21 numbers that follow the law have p-values that are near uniform, already at 100 numbers", () => {
  const stream = openStream(20260102);
  const p = Array.from(
    { length: 2000 },
    () => answer(benford(Array.from({ length: 100 }, () => 10 ** (1 + 3 * stream.uniform())))).pValue,
  );
  expect(Math.abs(shareAtMost(p, 0.05) - 0.05)).toBeLessThan(0.016);
  expect(Math.abs(shareAtMost(p, 0.5) - 0.5)).toBeLessThan(0.04);
  expect(shareAtMost(p, 0.01)).toBeLessThan(0.02);
});

test("R21 invented numbers with a favourite beginning are found, and the pair is named", () => {
  const stream = openStream(7);
  const values = Array.from({ length: 300 }, (_, i) =>
    i % 6 === 0 ? 68 + stream.uniform() * 0.9 : 10 ** (4 * stream.uniform()),
  );
  const found = answer(benford(values));
  expect(found.pValue).toBeLessThan(1e-6);
  expect(found.pair).toBe(68);
});

test("sign, scale by a power of ten, zeros and missing values do not matter", () => {
  const stream = openStream(8);
  const values = Array.from({ length: 150 }, () => 10 ** (1 + 4 * stream.uniform()));
  const there = answer(benford(values));
  expect(answer(benford([0, Number.NaN, ...values.map((x) => -1000 * x)])).statistic).toBeCloseTo(there.statistic, 9);
});

test("chi-square and mean absolute deviation of one repeated pair are those by hand", () => {
  const found = answer(benford([...new Array<number>(99).fill(1), 100]));
  const first = Math.log10(1.1);
  expect(found.statistic).toBeCloseTo(100 * (1 / first - 1), 8);
  expect(found.meanAbsoluteDeviation).toBeCloseTo((2 * (1 - first)) / 90, 12);
});

test("too few numbers and a narrow range say so", () => {
  expect(benford(new Array<number>(99).fill(3))).toEqual({ ok: false, error: "too-few-values" });
  expect(benford(Array.from({ length: 200 }, (_, i) => 50 + i))).toEqual({ ok: false, error: "range-too-narrow" });
  expect(() => benford([Number.POSITIVE_INFINITY])).toThrow("values[0] is Infinity");
});
