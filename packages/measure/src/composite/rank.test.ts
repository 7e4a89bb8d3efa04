import fc from "fast-check";
import { expect, test } from "vitest";
import { rankAscending, rankDescending } from "./rank.ts";

const nan = Number.NaN;

test("R25 rank 1 is the best, ties share the smallest rank, no score has rank 0", () => {
  expect([...rankDescending(Float64Array.of(5, 9, nan, 5, 1))]).toEqual([2, 1, 0, 2, 4]);
  expect([...rankAscending(Float64Array.of(5, 9, nan, 5, 1))]).toEqual([2, 4, 0, 2, 1]);
  expect([...rankDescending(Float64Array.of(-0, 0))]).toEqual([1, 1]);
  expect([...rankDescending(new Float64Array(0))]).toEqual([]);
});

test("groups are ranked each for itself", () => {
  expect([...rankDescending(Float64Array.of(1, 2, 3, 4), { groupOf: Int32Array.of(0, 2, 0, 2) })]).toEqual([
    2, 2, 1, 1,
  ]);
});

test("a rank is one more than the number of better units", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (xs) => {
      const ranks = rankDescending(Float64Array.from(xs));
      xs.forEach((x, at) => {
        expect(ranks[at]).toBe(1 + xs.filter((y) => y > x).length);
      });
    }),
  );
});

test("infinite scores and ragged or negative groups throw", () => {
  expect(() => rankDescending(Float64Array.of(Infinity))).toThrow(/scores\[0\]/);
  expect(() => rankDescending(Float64Array.of(1), { groupOf: new Int32Array(2) })).toThrow(/groupOf holds 2/);
  expect(() => rankAscending(Float64Array.of(1), { groupOf: Int32Array.of(-1) })).toThrow(/groupOf\[0\] is -1/);
});
