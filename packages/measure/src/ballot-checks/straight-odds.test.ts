import { expect, test } from "vitest";
import { expectStraight } from "./straight-odds.ts";

test("the expected shares follow the chance of independent items and add up to what was seen", () => {
  const logChance = Float64Array.from({ length: 20 }, (_, cell) => -8 + 0.35 * cell);
  const ballots = new Int32Array(20).fill(400);
  const straight = Int32Array.from(logChance, (log) => Math.round(400 / (1 + Math.exp(-1 - 0.5 * log))));
  const units = expectStraight({ ballots, straight, logChance }, [...ballots.keys()]);
  const expected = units.map(({ trials, mean }) => trials * mean);
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
  expect(sum(expected)).toBeCloseTo(sum(straight) + 0.5, 6);
  expected.forEach((value, cell) => {
    expect(Math.abs(value - (straight[cell] as number))).toBeLessThan(1.5);
  });
});
