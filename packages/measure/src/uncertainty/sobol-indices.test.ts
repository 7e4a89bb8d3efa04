import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { type SaltelliOutputs, sobolIndices } from "./sobol-indices.ts";
import { granted } from "./testing/world.ts";

function design(rows: number, factors: number, f: (x: readonly number[]) => number): SaltelliOutputs {
  const stream = openStream(11);
  const point = () => Array.from({ length: factors }, () => stream.uniform());
  const [A, B] = [Array.from({ length: rows }, point), Array.from({ length: rows }, point)];
  const ab = Array.from({ length: factors }, (_, factor) =>
    Float64Array.from(A, (a, row) => f(a.map((x, at) => (at === factor ? ((B[row] as number[])[at] as number) : x)))),
  );
  return { a: Float64Array.from(A, f), b: Float64Array.from(B, f), ab };
}

const ishigami = (u: readonly number[]): number => {
  const [x, y, z] = u.map((each) => (2 * each - 1) * Math.PI) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

test.each(["jansen", "saltelli-product"] as const)(
  "%s finds the analytic indices of the Ishigami function",
  (estimator) => {
    const indices = granted(sobolIndices(design(40_000, 3, ishigami), { seed: 1, estimator, replicates: 0 }));
    const variance = 0.5 + 7 ** 2 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.1 ** 2 * Math.PI ** 8) / 18;
    const alone = [0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2, 7 ** 2 / 8, 0].map((part) => part / variance);
    const mixed = (8 * 0.1 ** 2 * Math.PI ** 8) / 225 / variance;
    expect(indices.variance).toBeCloseTo(variance, 0);
    indices.first.forEach(({ estimate }, factor) => {
      expect(Math.abs(estimate - (alone[factor] as number))).toBeLessThan(0.025);
    });
    [(alone[0] as number) + mixed, alone[1] as number, mixed].forEach((total, factor) => {
      expect(Math.abs((indices.total[factor]?.estimate as number) - total)).toBeLessThan(0.025);
    });
  },
);

test("in an additive function first and total indices agree and sum to 1", () => {
  const indices = granted(
    sobolIndices(
      design(20_000, 3, ([x = 0, y = 0, z = 0]) => x + 2 * y + 3 * z),
      { seed: 1, replicates: 0 },
    ),
  );
  indices.first.forEach(({ estimate }, factor) => {
    expect(Math.abs(estimate - (factor + 1) ** 2 / 14)).toBeLessThan(0.02);
    expect(Math.abs(estimate - (indices.total[factor]?.estimate as number))).toBeLessThan(0.02);
  });
});

test("both first-order estimators and the total are their formulas written out", () => {
  const outputs = { a: Float64Array.of(1, 2, 4), b: Float64Array.of(3, 0, 5), ab: [Float64Array.of(2, 2, 7)] };
  const variance = 3.5;
  const product = granted(sobolIndices(outputs, { seed: 1, estimator: "saltelli-product", replicates: 0 }));
  expect(product.variance).toBeCloseTo(variance, 12);
  expect(product.first[0]?.estimate).toBeCloseTo((3 * 1 + 0 + 5 * 3) / 3 / variance, 12);
  expect(product.total[0]?.estimate).toBeCloseTo((1 + 0 + 9) / (2 * 3 * variance), 12);
  const jansen = granted(sobolIndices(outputs, { seed: 1, replicates: 0 }));
  expect(jansen.first[0]?.estimate).toBeCloseTo(1 - (1 + 4 + 4) / (2 * 3 * variance), 12);
});

test("a factor that does nothing has total 0, and shifting every output changes no index", () => {
  const base = design(500, 2, ([x = 0]) => x * x);
  const shifted = {
    a: base.a.map((y) => y + 8),
    b: base.b.map((y) => y + 8),
    ab: base.ab.map((own) => own.map((y) => y + 8)),
  };
  const [one, other] = [base, shifted].map((outputs) => granted(sobolIndices(outputs, { seed: 3, replicates: 0 })));
  expect(one?.total[1]?.estimate).toBe(0);
  one?.first.forEach(({ estimate }, factor) => {
    expect(estimate).toBeCloseTo(other?.first[factor]?.estimate as number, 10);
  });
});

test("bootstrap intervals hold the estimate, narrow with more rows and depend on the seed alone", () => {
  const width = (rows: number): number => {
    const { first } = granted(sobolIndices(design(rows, 3, ishigami), { seed: 5, replicates: 200 }));
    const [index] = first;
    expect(index?.lower).toBeLessThan(index?.estimate as number);
    expect(index?.upper).toBeGreaterThan(index?.estimate as number);
    return (index?.upper as number) - (index?.lower as number);
  };
  expect(width(4000)).toBeLessThan(0.6 * width(400));
  const outputs = design(100, 2, ([x = 0, y = 0]) => x + y);
  const once = sobolIndices(outputs, { seed: 5, replicates: 20 });
  expect(sobolIndices(outputs, { seed: 5, replicates: 20 })).toEqual(once);
  expect(sobolIndices(outputs, { seed: 6, replicates: 20 })).not.toEqual(once);
});

test("constant outputs are no-variation, one row too-few-values", () => {
  const flat = Float64Array.of(0.1, 0.1, 0.1);
  expect(sobolIndices({ a: flat, b: flat, ab: [flat] }, { seed: 1 })).toEqual({ ok: false, error: "no-variation" });
  const one = Float64Array.of(1);
  expect(sobolIndices({ a: one, b: one, ab: [one] }, { seed: 1 })).toEqual({ ok: false, error: "too-few-values" });
});

test("a ragged or non-finite output throws and names the cell", () => {
  const two = Float64Array.of(1, 2);
  expect(() => sobolIndices({ a: two, b: Float64Array.of(1), ab: [] }, { seed: 1 })).toThrow("b has 1 outputs");
  expect(() => sobolIndices({ a: two, b: two, ab: [Float64Array.of(1, Number.NaN)] }, { seed: 1 })).toThrow(
    "ab[0][1] is NaN",
  );
});
