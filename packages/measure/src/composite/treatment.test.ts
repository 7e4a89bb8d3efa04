import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kurtosisG2, shapeOf, skewnessG1 } from "./shape.ts";
import { treatOutliers } from "./treatment.ts";

const nan = Number.NaN;
const limits = { skewMax: 2, kurtosisMax: 3.5 };

describe("shape", () => {
  test("skewness and kurtosis take the values worked out by hand", () => {
    // 0 0 0 1: mean ¼, m₂ 3/16, m₃ 3/32, m₄ 21/256, so G1 = √12/2 · 2/√3 = 2 and G2 = 3/2 · (5(7/3 − 3) + 6) = 4.
    expect(skewnessG1(Float64Array.of(0, 0, nan, 0, 1))).toMatchObject({ ok: true, value: expect.closeTo(2, 12) });
    expect(kurtosisG2(Float64Array.of(0, 0, 0, 1, nan))).toMatchObject({ ok: true, value: expect.closeTo(4, 12) });
  });

  test("too few values and equal values have no shape", () => {
    expect(skewnessG1(Float64Array.of(1, 2, nan))).toEqual({ ok: false, error: "too-few-values" });
    expect(kurtosisG2(Float64Array.of(1, 2, 3))).toEqual({ ok: false, error: "too-few-values" });
    expect(skewnessG1(Float64Array.of(0.1, 0.1, 0.1))).toEqual({ ok: false, error: "no-variation" });
    expect(shapeOf(new Float64Array(9).fill(0.1))).toEqual({ ok: false, error: "no-variation" });
  });

  test("neither unit nor origin matters, and a mirror turns the skewness round", () => {
    const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 9 }), (xs, unit) => {
        fc.pre(new Set(xs).size > 1);
        const [raw, moved] = [xs, xs.map((x) => 100 - unit * x)].map((own) => shapeOf(Float64Array.from(own)));
        if (!raw?.ok || !moved?.ok) throw new Error("no shape");
        expect(moved.value.skewness).toBeCloseTo(-raw.value.skewness, 8);
        expect(moved.value.kurtosis).toBeCloseTo(raw.value.kurtosis, 8);
      }),
    );
  });

  test("values near the largest number still have a shape", () => {
    const huge = shapeOf(Float64Array.of(0, 0, 0, 1e308));
    expect(huge).toMatchObject({ ok: true, value: { skewness: expect.closeTo(2, 9), kurtosis: expect.closeTo(4, 9) } });
  });
});

describe("treatment", () => {
  const outlier = Float64Array.of(1, 2, nan, 3, 4, 5, 6, 7, 8, 9, 1000);

  test("R01 the largest value takes the next one's place, and the step is told", () => {
    const made = treatOutliers(outlier, { ...limits, winmax: 5, log: true });
    expect([...made.values]).toEqual([1, 2, nan, 3, 4, 5, 6, 7, 8, 9, 9]);
    expect(made).toMatchObject({
      passed: true,
      winsorised: 1,
      logged: false,
      changed: [{ unit: 10, from: 1000, to: 9 }],
    });
    expect(made.before?.skewness).toBeGreaterThan(2);
    expect(made.after?.skewness).toBeLessThan(2);
  });

  test("a low outlier is raised", () => {
    const made = treatOutliers(
      outlier.map((x) => -x),
      { ...limits, winmax: 5, log: true },
    );
    expect(made.values[10]).toBe(-9);
    expect(made.winsorised).toBe(1);
  });

  test("tied extremes move together and count as many points", () => {
    const xs = Float64Array.from({ length: 30 }, (_, at) => at).map((x) => (x >= 28 ? 1e6 : x));
    const made = treatOutliers(xs, { ...limits, winmax: 1, log: false });
    expect(made).toMatchObject({ passed: true, winsorised: 2, logged: false });
    expect([...made.values.slice(27)]).toEqual([27, 27, 27]);
  });

  test("when the limit is reached the original is logged, or left winsorised if it may not", () => {
    const xs = Float64Array.from({ length: 42 }, (_, at) => (at < 40 ? at : at === 40 ? 1e4 : 1e6));
    const logged = treatOutliers(xs, { ...limits, winmax: 1, log: true });
    expect(logged).toMatchObject({ logged: true, winsorised: 1, changed: [] });
    xs.forEach((x, at) => {
      expect(logged.values[at]).toBeCloseTo(Math.log(x + 1e4), 12);
    });
    const left = treatOutliers(xs, { ...limits, winmax: 1, log: false });
    expect(left).toMatchObject({
      logged: false,
      passed: false,
      winsorised: 1,
      changed: [{ unit: 41, from: 1e6, to: 1e4 }],
    });
    const none = treatOutliers(xs, { ...limits, winmax: 0, log: false });
    expect(none).toMatchObject({ passed: false, winsorised: 0, changed: [] });
  });

  test("winsorising never wipes out the last difference", () => {
    const xs = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 5);
    const made = treatOutliers(xs, { ...limits, winmax: 5, log: false });
    expect([...made.values]).toEqual([...xs]);
    expect(made).toMatchObject({ passed: false, winsorised: 0 });
  });

  test("three values or equal values are left alone", () => {
    const few = treatOutliers(Float64Array.of(1, 2, 1e9), { ...limits, winmax: 5, log: true });
    expect(few).toMatchObject({ passed: true, before: null, after: null, winsorised: 0 });
    expect(treatOutliers(new Float64Array(9).fill(2), { ...limits, winmax: 5, log: true }).passed).toBe(true);
  });

  test("the order of the units survives and missing stays missing", () => {
    const heavy = fc.array(fc.option(fc.integer({ min: 0, max: 8 }).map((x) => 10 ** x)), {
      minLength: 5,
      maxLength: 30,
    });
    fc.assert(
      fc.property(heavy, fc.nat({ max: 4 }), fc.boolean(), (cells, winmax, log) => {
        const xs = Float64Array.from(cells, (x) => x ?? nan);
        const { values } = treatOutliers(xs, { ...limits, winmax, log });
        xs.forEach((x, a) => {
          expect(Number.isNaN(values[a])).toBe(Number.isNaN(x));
          xs.forEach((y, b) => {
            if (x < y) expect(values[a]).toBeLessThanOrEqual(values[b] as number);
          });
        });
      }),
    );
  });

  test("an infinite cell throws and is named", () => {
    expect(() => treatOutliers(Float64Array.of(1, -Infinity), { ...limits, winmax: 1, log: true })).toThrow(/x\[1\]/);
  });
});
