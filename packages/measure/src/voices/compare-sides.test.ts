import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { compareSides, type Side } from "./compare-sides.ts";

const side = (estimate: number[], error: number): Side => ({
  estimate: Float64Array.from(estimate),
  standardError: Float64Array.from(estimate, () => error),
});
const one = (n: number) => ({ setOf: new Int32Array(n), setCount: 1 });
const answer = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

test("R19 positions are standard deviations within the set, and a difference carries both errors", () => {
  const { units, correlation } = answer(compareSides(side([1, 2, 3], 0.3), side([30, 20, 10], 4), one(3)));
  expect(units.map((unit) => unit?.difference)).toEqual([-2, 0, 2]);
  expect(units[0]?.standardError).toBeCloseTo(Math.hypot(0.3, 0.4), 12);
  expect(units[1]?.pValue).toBe(1);
  expect(correlation).toBe(-1);
});

test("R19 a shift or another scale of a side changes nothing, and swapping the sides turns the sign", () => {
  const [a, b] = [side([4, 9, 1, 7, 3], 0.5), side([2, 8, 3, 4, 6], 0.7)];
  const plain = answer(compareSides(a, b, one(5)));
  const moved = answer(
    compareSides(
      side(
        [4, 9, 1, 7, 3].map((x) => 40 + 8 * x),
        4,
      ),
      b,
      one(5),
    ),
  );
  const swapped = answer(compareSides(b, a, one(5)));
  plain.units.forEach((unit, at) => {
    expect(moved.units[at]?.difference).toBeCloseTo(unit?.difference ?? Number.NaN, 12);
    expect(moved.units[at]?.pValue).toBeCloseTo(unit?.pValue ?? Number.NaN, 12);
    expect(swapped.units[at]?.difference).toBeCloseTo(-(unit?.difference ?? Number.NaN), 12);
  });
});

test("R19 honest noise rarely counts as disagreement, and a planted one is found (seed 20260303)", () => {
  const stream = openStream(20260303);
  let [quiet, found] = [0, 0];
  const worlds = 200;
  for (let world = 0; world < worlds; world++) {
    const truth = Array.from({ length: 30 }, () => 50 + 10 * stream.normal());
    const noisy = (planted: number) =>
      side(
        truth.map((x, at) => x + 2 * stream.normal() + (at === 4 ? planted : 0)),
        2,
      );
    const honest = answer(compareSides(noisy(0), noisy(0), one(30)));
    if (honest.units.some((unit) => (unit?.adjusted ?? 1) < 0.05)) quiet++;
    const lobbied = answer(compareSides(noisy(0), noisy(25), one(30)));
    if ((lobbied.units[4]?.adjusted ?? 1) < 0.05) found++;
  }
  expect(quiet / worlds).toBeLessThan(0.1);
  expect(found / worlds).toBeGreaterThan(0.95);
});

test("what cannot be compared stays without a number, and other sets are not disturbed", () => {
  const sets = { setOf: Int32Array.of(0, 0, 0, 1, 1, 2, 2, 2), setCount: 3 };
  const first = side([1, 2, 3, 5, 6, 4, 4, 4], 0.1);
  const second = side([1, 2, Number.NaN, 5, 6, 1, 2, 3], 0.1);
  expect(compareSides(first, second, sets)).toEqual({ ok: false, error: "too-few-units" });
  const whole = answer(compareSides(side([1, 2, 3, 5, 6, 4, 5, 6], 0.1), side([3, 1, 2, 5, 6, 1, 2, 3], 0.1), sets));
  expect(whole.units.map((unit) => unit === null)).toEqual([false, false, false, true, true, false, false, false]);
});

test("broken sides are named", () => {
  expect(() => compareSides(side([1, 2], 0.1), side([1, 2, 3], 0.1), one(3))).toThrow("first side has 2 estimates");
  expect(() => compareSides(side([1, 2, 3], -1), side([1, 2, 3], 0.1), one(3))).toThrow("first.standardError[0] is -1");
});
