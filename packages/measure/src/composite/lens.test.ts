import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryForward } from "./carry-forward.ts";
import { absoluteProgress, bindingTarget, denominate, level, logGrowth, targetAttainment } from "./lens.ts";
import { valueAdded } from "./value-added.ts";

const nan = Number.NaN;
const of = (...values: number[]) => Float64Array.of(...values);

describe("lenses", () => {
  test("R01 level and progress tell what is missing", () => {
    expect(level(of(1, nan))).toEqual({ values: of(1, nan), reasons: [{ unit: 1, reason: "no-data" }] });
    expect(absoluteProgress(of(5, nan, 5), of(2, 2, nan))).toEqual({
      values: of(3, nan, nan),
      reasons: [
        { unit: 1, reason: "no-data" },
        { unit: 2, reason: "no-baseline" },
      ],
    });
  });

  test("R01 log growth is the continuous rate per year", () => {
    const made = logGrowth(of(Math.exp(1), 0, 3), of(1, 3, -1), { years: 4 });
    expect(made.values[0]).toBeCloseTo(0.25, 15);
    expect(made.reasons).toEqual([
      { unit: 1, reason: "non-positive" },
      { unit: 2, reason: "non-positive" },
    ]);
    expect(logGrowth(of(8), of(2)).values[0]).toBeCloseTo(Math.log(4), 15);
    expect(() => logGrowth(of(8), of(2), { years: 0 })).toThrow(/years is 0/);
  });

  test("R17 attainment is 0 at the baseline and 1 at the target, whichever way is better", () => {
    const made = targetAttainment(of(50, 30, 7, 5, 1), of(40, 40, 7, nan, 2), { target: of(60, 20, 7, 9, nan) });
    expect([...made.values]).toEqual([0.5, 0.5, nan, nan, nan]);
    expect(made.reasons.map(({ reason }) => reason)).toEqual(["target-equals-baseline", "no-baseline", "no-data"]);
    const capped = targetAttainment(of(99, 0), of(40, 40), { target: of(60, 60), cap: [0, 1.2] });
    expect([...capped.values]).toEqual([1.2, 0]);
    expect(() => targetAttainment(of(1), of(1), { target: of(2), cap: [1, 1] })).toThrow(/cap 1/);
    expect(() => targetAttainment(of(1), of(1), { target: of(2, 3) })).toThrow(/target holds 2/);
  });

  test("R17 turning the sign of everything does not change an attainment", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 3 }), ([x, base, target]) => {
        fc.pre(base !== target);
        const raw = targetAttainment(of(x as number), of(base as number), { target: of(target as number) });
        const turned = targetAttainment(of(-(x as number)), of(-(base as number)), { target: of(-(target as number)) });
        expect((turned.values[0] as number) + 0).toBe((raw.values[0] as number) + 0);
      }),
    );
  });

  test("R17 a binding target is met exactly or better, in its direction", () => {
    expect([...bindingTarget(of(5, 4, 6, nan, 1), of(5, 5, 5, 5, nan), { direction: 1 }).values]).toEqual([
      1,
      0,
      1,
      nan,
      nan,
    ]);
    expect([...bindingTarget(of(5, 4, 6), of(5, 5, 5), { direction: -1 }).values]).toEqual([1, 1, 0]);
  });

  test("a denominator of zero or missing is a reason", () => {
    expect(denominate(of(6, 6, 6, nan), of(2, 0, nan, 1))).toEqual({
      values: of(3, nan, nan, nan),
      reasons: [
        { unit: 1, reason: "zero-denominator" },
        { unit: 2, reason: "no-data" },
        { unit: 3, reason: "no-data" },
      ],
    });
    expect(() => denominate(of(1), of(Infinity))).toThrow(/denominators\[0\]/);
    expect(() => absoluteProgress(of(1, 2), of(1))).toThrow(/baseline holds 1/);
  });
});

describe("value added", () => {
  const groupOf = (n: number) => ({ groupOf: new Int32Array(n) });

  test("R01 it is the residual from the least-squares line of the group", () => {
    const made = valueAdded(of(1, 2, 3, 9), of(0, 1, 2, 3), groupOf(4));
    [1, -0.5, -2, 1.5].forEach((expected, unit) => {
      expect(made.values[unit]).toBeCloseTo(expected, 12);
    });
  });

  test("residuals sum to 0, do not follow the baseline, and are those of the change", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(pairs, (units) => {
        const [x, base] = [units.map(([a]) => a), units.map(([, b]) => b)];
        fc.pre(new Set(base).size > 1);
        const { values } = valueAdded(of(...x), of(...base), groupOf(units.length));
        const change = valueAdded(
          of(...x.map((a, at) => a - (base[at] as number))),
          of(...base),
          groupOf(units.length),
        );
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
        expect(values.reduce((sum, value, at) => sum + value * (base[at] as number), 0)).toBeCloseTo(0, 6);
        values.forEach((value, at) => {
          expect(change.values[at]).toBeCloseTo(value, 9);
        });
      }),
    );
  });

  test("each reason is named, group by group", () => {
    const made = valueAdded(of(1, 2, nan, 1, 2, 3, 7), of(1, 2, 3, 5, 5, 5, nan), {
      groupOf: Int32Array.of(0, 0, 0, 1, 1, 1, 1),
    });
    expect(made.reasons.map(({ reason }) => reason)).toEqual([
      ...["too-few-units", "too-few-units", "no-data"],
      ...["no-variation", "no-variation", "no-variation", "no-baseline"],
    ]);
    expect(made.values.every(Number.isNaN)).toBe(true);
    expect(() => valueAdded(of(1), of(1), { groupOf: Int32Array.of(-1) })).toThrow(/groupOf\[0\]/);
  });
});

describe("carrying forward", () => {
  const periods = [2018, 2020, 2019, 2023];
  const values = of(1, nan, 3, 9);

  test("R01 the latest observation not older than the limit stands in, never a later one", () => {
    expect(carryForward(periods, values, { at: 2021, maxAge: 2 })).toEqual({
      ok: true,
      value: { value: 3, period: 2019, age: 2 },
    });
    expect(carryForward(periods, values, { at: 2021, maxAge: 1 })).toEqual({ ok: false, error: "no-data" });
    expect(carryForward(periods, values, { at: 2018, maxAge: 0 })).toMatchObject({ value: { age: 0, value: 1 } });
    expect(carryForward(periods, values, { at: 2017, maxAge: 99 })).toEqual({ ok: false, error: "no-data" });
  });

  test("impossible input throws", () => {
    expect(() => carryForward([2018], values, { at: 1, maxAge: 1 })).toThrow(/values holds 4/);
    expect(() => carryForward([nan], of(1), { at: 1, maxAge: 1 })).toThrow(/periods\[0\]/);
    expect(() => carryForward([1], of(1), { at: 1, maxAge: -1 })).toThrow(/maxAge/);
  });
});
