import { expect, test } from "vitest";
import {
  binomialUpper,
  chiSquareUpper,
  fisherLower,
  fisherUpper,
  normalCdf,
  signTestTwoSided,
  studentCdf,
  studentTwoSided,
  studentTwoSidedQuantile,
} from "./distributions.ts";
import golden from "./golden/tails.json" with { type: "json" };

const close = (value: number, truth: number, relative = 1e-11) => {
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(relative * Math.abs(truth));
};

test.each(golden.normalCdf)("the normal tail at %d is mpmath's", (z, truth) =>
  close(normalCdf(z as number), truth as number),
);

test.each(golden.chiSquareUpper)("the chi-square tail at %d with %d df is mpmath's", (x, df, truth) =>
  close(chiSquareUpper(x as number, df as number), truth as number),
);

test.each(golden.binomialUpper)("the binomial tail from %d of %d at p = %d is mpmath's", (k, n, p, truth) =>
  close(binomialUpper(k as number, n as number, p as number), truth as number),
);

test.each(golden.studentTwoSided)("Student's tail at %d with %d df is mpmath's", (t, df, truth) =>
  close(studentTwoSided(t as number, df as number), truth as number),
);

test.each(golden.fisherLower)(
  "the lower F tail at %d with (%d, %d) df is mpmath's",
  (f, numerator, denominator, truth) =>
    close(
      fisherLower(f as number, { numerator: numerator as number, denominator: denominator as number }),
      truth as number,
    ),
);

test.each(golden.fisherUpper)(
  "the upper F tail at %d with (%d, %d) df is mpmath's",
  (f, numerator, denominator, truth) =>
    close(
      fisherUpper(f as number, { numerator: numerator as number, denominator: denominator as number }),
      truth as number,
    ),
);

test("a Cauchy and an infinite df have their closed forms", () => {
  close(studentTwoSided(2, 1), 1 - (2 / Math.PI) * Math.atan(2));
  close(studentCdf(-1, 1), 0.25);
  close(studentTwoSided(1.7, Number.POSITIVE_INFINITY), 2 * normalCdf(-1.7));
});

test("the two-sided quantile undoes the tail", () => {
  for (const [alpha, df] of [
    [0.05, 4],
    [0.01, 30],
    [0.5, 1],
  ] as const) {
    close(studentTwoSided(studentTwoSidedQuantile(alpha, df), df), alpha);
  }
});

test("the sign test of 8 in 8 is 2/2⁸ and of a tie is 1", () => {
  close(signTestTwoSided(8, 8), 2 / 256);
  expect(signTestTwoSided(4, 8)).toBe(1);
  expect(signTestTwoSided(0, 8)).toBe(signTestTwoSided(8, 8));
});

test("ends of the ranges are exact", () => {
  expect(chiSquareUpper(0, 5)).toBe(1);
  expect(binomialUpper(0, 5, 0.3)).toBe(1);
  expect(binomialUpper(6, 5, 0.3)).toBe(0);
  expect(binomialUpper(5, 5, 1)).toBe(1);
  expect(fisherLower(0, { numerator: 2, denominator: 3 })).toBe(0);
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
});

test("arguments outside the ranges throw", () => {
  expect(() => chiSquareUpper(-1, 2)).toThrow(RangeError);
  expect(() => binomialUpper(1, 2, 1.5)).toThrow(RangeError);
  expect(() => studentTwoSided(1, 0)).toThrow(RangeError);
  expect(() => studentTwoSidedQuantile(0, 5)).toThrow(RangeError);
});
