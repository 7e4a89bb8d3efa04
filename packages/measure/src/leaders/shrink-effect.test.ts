import { expect, test } from "vitest";
import { shrinkEffect } from "./shrink-effect.ts";

test("R27 a quarter of the variance from error keeps three quarters, with the doubt about the variance added", () => {
  const found = shrinkEffect({ value: 4, standardError: 1, peers: 4 }, { value: 4, degrees: 10 }, 2);
  const error = Math.sqrt(0.75 * 1 + (2 / 8) * 1);
  expect(found).toEqual({ value: 3, kept: 0.75, standardError: error, lower: 3 - 2 * error, upper: 3 + 2 * error });
});

test("an effect twice as uncertain is kept less, by the square of its error", () => {
  const found = shrinkEffect({ value: 1, standardError: 2, peers: 2 }, { value: 8, degrees: 1e9 }, 2);
  expect(found.kept).toBe(0.5);
});
