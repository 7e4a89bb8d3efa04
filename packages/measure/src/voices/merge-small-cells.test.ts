import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeSmallCells } from "./merge-small-cells.ts";

test("R14 a small cell joins the smallest other, large ones stand alone", () => {
  expect(mergeSmallCells([40, 4, 25], 10)).toEqual([[0], [1, 2]]);
  expect(mergeSmallCells([40, 12, 25], 10)).toEqual([[0], [1], [2]]);
  expect(mergeSmallCells([0, 30], 10)).toEqual([[0, 1]]);
  expect(mergeSmallCells([3, 4, 2], 10)).toEqual([]);
  expect(mergeSmallCells([], 10)).toEqual([]);
});

test("R14 every answer is in exactly one group, none is below k, and no sum of groups leaves a complement below k", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 7 }),
      fc.integer({ min: 1, max: 12 }),
      (counts, k) => {
        const groups = mergeSmallCells(counts, k);
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (groups.length === 0) {
          expect(counts.length === 0 || total < k).toBe(true);
          return;
        }
        expect(groups.flat().sort((a, b) => a - b)).toEqual(counts.map((_, at) => at));
        const sizes = groups.map((cells) => cells.reduce((sum, cell) => sum + (counts[cell] as number), 0));
        for (let subset = 1; subset < 2 ** sizes.length; subset++) {
          const size = sizes.reduce((sum, one, at) => sum + ((subset >> at) & 1 ? one : 0), 0);
          expect(size).toBeGreaterThanOrEqual(k);
        }
      },
    ),
  );
});

test("broken counts and a broken k are named", () => {
  expect(() => mergeSmallCells([1.5], 5)).toThrow("counts[0] is 1.5");
  expect(() => mergeSmallCells([-1], 5)).toThrow(RangeError);
  expect(() => mergeSmallCells([1], 0)).toThrow("smallest cell 0");
});
