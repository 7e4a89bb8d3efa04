import fc from "fast-check";
import { expect, test } from "vitest";
import { positionsAmong } from "./position.ts";

const values = (positions: ReturnType<typeof positionsAmong>) => positions.map((one) => one?.value ?? null);

test("a position is the share of peers below and half of those equal, missing ones left out", () => {
  expect(values(positionsAmong([10, 30, 20, Number.NaN]))).toEqual([0.5 / 3, 2.5 / 3, 0.5, null]);
  expect(values(positionsAmong([5, 5, 7, 9]))).toEqual([0.25, 0.25, 0.625, 0.875]);
});

test("an error opens an interval: the positions of the value at either end among the others", () => {
  const [low, middle] = positionsAmong([10, 20, 30, 40], { errors: [0, 10, 0, 0], z: 1 });
  expect(low).toEqual({ value: 0.125, lower: 0.125, upper: 0.125 });
  expect(middle).toEqual({ value: 0.375, lower: 0.25, upper: 0.5 });
});

test("positions keep order under any increasing change, average ½, and turn round with the values", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 }), (cells) => {
      const own = values(positionsAmong(cells)) as number[];
      expect(values(positionsAmong(cells.map((x) => Math.exp(x))))).toEqual(own);
      expect(own.reduce((sum, x) => sum + x, 0) / own.length).toBeCloseTo(0.5, 12);
      values(positionsAmong(cells.map((x) => -x))).forEach((x, at) => {
        expect(x).toBeCloseTo(1 - (own[at] as number), 12);
      });
    }),
  );
});

test("infinite values, negative errors and ragged input throw and name the cell", () => {
  expect(() => positionsAmong([1, Number.POSITIVE_INFINITY])).toThrow("values[1] is Infinity");
  expect(() => positionsAmong([1], { errors: [-1] })).toThrow("errors[0] is -1");
  expect(() => positionsAmong([1], { errors: [] })).toThrow("0 errors for 1 values");
});
