import { expect, test } from "vitest";
import { binomialUpper } from "../integrity/distributions.ts";
import { betaBinomialLog, betaBinomialUpper } from "./beta-binomial.ts";
import golden from "./golden/tails.json" with { type: "json" };
import { hypergeometricUpper } from "./hypergeometric.ts";

const expectClose = (value: number, truth: number) =>
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(1e-10 * truth + 1e-300);

test.each(golden.counts)("the beta-binomial tail from $k of $n at $mean, correlation $rho, is R's", (one) => {
  expectClose(betaBinomialUpper(one.k, { trials: one.n, mean: one.mean, correlation: one.rho }), one.upper);
});

test.each(golden.urns)(
  "the hypergeometric tail from $least, $drawn drawn of $balls with $marked marked, is R's",
  (one) => {
    expectClose(hypergeometricUpper(one.least, one), one.upper);
  },
);

test("a beta-binomial sums to 1, has its mean, and without correlation is the binomial", () => {
  const chance = { trials: 30, mean: 0.37, correlation: 0.21 };
  const terms = Array.from({ length: 31 }, (_, k) => Math.exp(betaBinomialLog(k, chance)));
  expect(terms.reduce((sum, term) => sum + term, 0)).toBeCloseTo(1, 12);
  expect(terms.reduce((sum, term, k) => sum + k * term, 0)).toBeCloseTo(30 * 0.37, 10);
  for (let k = 0; k <= 31; k++)
    expectClose(betaBinomialUpper(k, { ...chance, correlation: 0 }), binomialUpper(k, 30, 0.37));
});

test("hypergeometric tails are 1 where the draw cannot miss and 0 where it cannot reach", () => {
  expect(hypergeometricUpper(0, { balls: 10, marked: 3, drawn: 4 })).toBe(1);
  expect(hypergeometricUpper(7, { balls: 30, marked: 25, drawn: 12 })).toBe(1);
  expect(hypergeometricUpper(4, { balls: 10, marked: 3, drawn: 4 })).toBe(0);
});
