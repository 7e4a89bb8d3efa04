import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { copiedSeries } from "./copied-series.ts";
import { answer, shareAtMost } from "./testing/answers.ts";

function panel(subjects: number, seed: number, step = 0.1): Float64Array {
  const stream = openStream(seed);
  return Float64Array.from({ length: subjects * 8 }, () => Math.round((50 + 5 * stream.normal()) / step) * step);
}

const options = { years: 8, step: 0.1, changeScale: () => 7 };

test("R21 a run of five equal years between two subjects is found with the product of its chances", () => {
  const values = panel(20, 1);
  for (let t = 2; t < 7; t++) values[3 * 8 + t] = values[11 * 8 + t] as number;
  const runs = answer(copiedSeries(values, options));
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ first: 3, second: 11, from: 2, statistic: 5 });
  expect(runs[0]?.pValue).toBeLessThan(1e-6);
});

test("equal values that do not move prove nothing: a run needs three different values", () => {
  const values = panel(20, 2);
  for (let t = 0; t < 8; t++) {
    values[3 * 8 + t] = t < 4 ? 100 : 99;
    values[11 * 8 + t] = t < 4 ? 100 : 99;
  }
  expect(answer(copiedSeries(values, options))).toEqual([]);
});

test("a value shared by many starts no run", () => {
  const values = panel(20, 3);
  for (let i = 0; i < 20; i++) for (let t = 0; t < 8; t++) values[i * 8 + t] = 60 + t;
  expect(answer(copiedSeries(values, options))).toEqual([]);
});

test("coarse honest values meet by accident and keep the level", () => {
  const least = Array.from({ length: 200 }, (_, k) => {
    const runs = answer(copiedSeries(panel(40, 100 + k, 2), { ...options, step: 2 }));
    return runs[0]?.pValue ?? 1;
  });
  expect(shareAtMost(least, 0.05)).toBeLessThan(0.05);
});

test("few subjects or years say so, ragged and infinite values throw", () => {
  expect(copiedSeries(panel(7, 1), options)).toEqual({ ok: false, error: "too-few-units" });
  expect(copiedSeries(panel(8, 1), { ...options, years: 2 })).toEqual({ ok: false, error: "too-few-values" });
  expect(() => copiedSeries(new Float64Array(65), options)).toThrow("65 values");
  expect(() => copiedSeries(panel(8, 1).fill(Number.POSITIVE_INFINITY), options)).toThrow("values[0] is Infinity");
});
