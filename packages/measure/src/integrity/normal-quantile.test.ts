import { expect, test } from "vitest";
import { normalCdf } from "./distributions.ts";
import { normalQuantile } from "./normal-quantile.ts";

test.each([1e-12, 1e-4, 0.025, 0.3, 0.49999, 0.7])("the quantile of %d undoes the distribution", (p) => {
  expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
});

test("the quantile is odd about ½ and has its known values", () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(0.2)).toBeCloseTo(-normalQuantile(0.8), 14);
  expect(() => normalQuantile(0)).toThrow(RangeError);
});
