import fc from "fast-check";
import { expect, test } from "vitest";
import { openRanker } from "./ranking.ts";

function ranksOf(scores: readonly number[], from = 0, to = scores.length): number[] {
  const ranks = new Int32Array(scores.length).fill(-1);
  openRanker(scores.length)(Float64Array.from(scores), ranks, from, to);
  return [...ranks];
}

function byCounting(scores: readonly number[]): number[] {
  return scores.map((own) =>
    Number.isFinite(own) ? 1 + scores.filter((score) => Number.isFinite(score) && score > own).length : 0,
  );
}

test("rank 1 is best, ties share the smallest, −0 ties with 0 and what has no score has rank 0", () => {
  expect(ranksOf([3, 5, 5, 1, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([3, 1, 1, 4, 0, 0]);
  expect(ranksOf([-0, 0, -1])).toEqual([1, 1, 3]);
});

test("only the range is ranked and written", () => {
  expect(ranksOf([9, 1, 2, 9], 1, 3)).toEqual([-1, 2, 1, -1]);
});

test.each([5, 128, 129, 700])("ranks of %i scores agree with counting larger scores", (size) => {
  const score = fc.oneof(
    fc.double({ noDefaultInfinity: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: 50, max: 50.0001, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(score, { minLength: size, maxLength: size }), (scores) => {
      expect(ranksOf(scores)).toEqual(byCounting(scores));
    }),
    { numRuns: 30 },
  );
});
