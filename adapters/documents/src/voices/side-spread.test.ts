import { expect, test } from "vitest";
import { spreadOf } from "./side-spread.ts";
import { positionOf } from "./voice-peers.ts";

test("R19 a position is counted in standard deviations of those who have a score", () => {
  const spread = spreadOf([1, null, 2, 3, 99], [0, 1, 2, 3]);
  expect(spread).toEqual({ mean: 2, sd: 1 });
  expect(positionOf(3.5, spread)).toBe(1.5);
});

test("fewer than three, or all alike, are no comparables", () => {
  expect(spreadOf([1, 2, null], [0, 1, 2])).toBeNull();
  expect(spreadOf([4, 4, 4], [0, 1, 2])).toBeNull();
  expect(positionOf(4, null)).toBeNull();
  expect(positionOf(null, { mean: 0, sd: 1 })).toBeNull();
});
