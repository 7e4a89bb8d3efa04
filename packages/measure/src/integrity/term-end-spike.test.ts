import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { termEndSpike } from "./term-end-spike.ts";
import { answer, shareAtMost } from "./testing/answers.ts";

function places(count: number, spike: number, seed: number) {
  const stream = openStream(seed);
  const cells = Array.from({ length: count * 10 }, (_, cell) => ({
    place: Math.floor(cell / 10),
    isLast: cell % 5 === 4 ? 1 : 0,
  }));
  return {
    growth: cells.map(({ place, isLast }) => 3 * place + stream.normal() + spike * isLast),
    place: cells.map((cell) => cell.place),
    isLast: cells.map((cell) => cell.isLast),
  };
}

test("R21 the spike is the mean gap within places, however different the places are", () => {
  const growth = [1, 1, 4, 1, 1, 4, 11, 11, 14, 11, 11, 14, 1, 1, 4, 1, 1, 4, 1, 1, 4, 1, 1, 4];
  const data = {
    growth,
    place: growth.map((_, i) => Math.floor(i / 6)),
    isLast: growth.map((_, i) => (i % 3 === 2 ? 1 : 0)),
  };
  const found = answer(termEndSpike(data, { seed: 1 }));
  expect(found.statistic).toBeCloseTo(3, 12);
  expect(found).toMatchObject({ lastYears: 8, otherYears: 16 });
});

test("the permutation p-value of a small case is the exact one", () => {
  const growth = [9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0];
  const data = {
    growth,
    place: growth.map((_, i) => Math.floor(i / 4)),
    isLast: growth.map((_, i) => (i % 4 === 0 ? 1 : 0)),
  };
  const found = answer(termEndSpike(data, { seed: 1, draws: 200_000, exceedances: 200_000 }));
  expect(found.pValue).toBeCloseTo((1 + 8 * 3) / 4 ** 8, 4);
});

test("R21 honest growth keeps the level, a spike of one standard deviation in 40 places is found", () => {
  const honest = Array.from({ length: 400 }, (_, k) => answer(termEndSpike(places(12, 0, k), { seed: k })).pValue);
  expect(Math.abs(shareAtMost(honest, 0.1) - 0.1)).toBeLessThan(0.05);
  expect(Math.abs(shareAtMost(honest, 0.5) - 0.5)).toBeLessThan(0.09);
  const planted = Array.from({ length: 40 }, (_, k) => answer(termEndSpike(places(40, 1, k), { seed: k })).pValue);
  expect(shareAtMost(planted, 0.001)).toBeGreaterThan(0.9);
});

test("a spike that no draw reaches has the smallest p-value that its draws allow, never 0", () => {
  expect(answer(termEndSpike(places(30, 50, 1), { seed: 1, draws: 499 }))).toMatchObject({
    pValue: 1 / 500,
    draws: 499,
  });
});

test("the seed repeats the answer and the data are not touched", () => {
  const data = places(12, 0.5, 3);
  const before = [...data.growth];
  expect(termEndSpike(data, { seed: 5 })).toEqual(termEndSpike(data, { seed: 5 }));
  expect(data.growth).toEqual(before);
});

test("few last years, flat growth and ragged input", () => {
  expect(termEndSpike(places(3, 0, 1), { seed: 1 })).toEqual({ ok: false, error: "too-few-values" });
  const flat = places(12, 0, 1);
  expect(termEndSpike({ ...flat, growth: flat.growth.map(() => 2) }, { seed: 1 })).toEqual({
    ok: false,
    error: "no-variation",
  });
  expect(() => termEndSpike({ ...flat, place: [] }, { seed: 1 })).toThrow(RangeError);
  expect(() => termEndSpike({ ...flat, growth: flat.growth.map(() => Number.POSITIVE_INFINITY) }, { seed: 1 })).toThrow(
    "growth[0] is Infinity",
  );
});
