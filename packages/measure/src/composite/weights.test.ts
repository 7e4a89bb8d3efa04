import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ahpWeights } from "./ahp-weights.ts";
import { pearson } from "./correlation.ts";
import { effectiveWeights } from "./effective-weights.ts";
import { buildTree } from "./hierarchy.ts";
import { pcaWeights } from "./pca-weights.ts";
import { entropyWeights, equalWeights, normaliseWeights } from "./weights.ts";

const nan = Number.NaN;
const of = (...values: number[]) => Float64Array.of(...values);
const positive = fc.integer({ min: 1, max: 1000 });

describe("declared weights", () => {
  test("R01 equal weights sum to 1, and declared ones are scaled, be their sum 0.3 or 120 %", () => {
    expect([...equalWeights(4)]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(normaliseWeights([60, 60, 0])).toEqual({ ok: true, value: of(0.5, 0.5, 0) });
    expect(normaliseWeights([1e308, 1e308])).toEqual({ ok: true, value: of(0.5, 0.5) });
    expect(normaliseWeights([0, 0])).toEqual({ ok: false, error: "zero-weights" });
    expect(() => normaliseWeights([1, -1])).toThrow(/weights\[1\] is -1/);
    expect(() => normaliseWeights([nan])).toThrow(/weights\[0\] is NaN/);
  });
});

describe("AHP", () => {
  const reciprocal = (a: number, b: number, c: number) => [
    [1, a, b],
    [1 / a, 1, c],
    [1 / b, 1 / c, 1],
  ];

  test("R01 consistent judgements give back exactly the weights they were made from", () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 8 }), (items) => {
        const made = ahpWeights(items.map((a) => items.map((b) => a / b)));
        if (!made.ok) throw new Error("refused");
        const sum = items.reduce((a, b) => a + b, 0);
        items.forEach((item, at) => {
          expect(made.value.weights[at]).toBeCloseTo(item / sum, 9);
        });
        expect(made.value.lambdaMax).toBeCloseTo(items.length, 9);
        expect(made.value.consistencyRatio).toBeCloseTo(0, 9);
      }),
    );
  });

  test("for three items the eigenvector is the geometric mean of the rows", () => {
    const matrix = reciprocal(2, 5, 3);
    const made = ahpWeights(matrix);
    if (!made.ok) throw new Error("refused");
    const means = matrix.map((row) => row.reduce((product, cell) => product * cell, 1) ** (1 / 3));
    const sum = means.reduce((a, b) => a + b, 0);
    means.forEach((mean, at) => {
      expect(made.value.weights[at]).toBeCloseTo(mean / sum, 12);
    });
    // With one triple, λ = 1 + t + 1/t where t is the cube root of its gap, here 6/5.
    const t = (6 / 5) ** (1 / 3);
    expect(made.value.lambdaMax).toBeCloseTo(1 + t + 1 / t, 12);
    expect(made.value.consistencyIndex).toBeCloseTo((t + 1 / t - 2) / 2, 12);
    expect(made.value.consistencyRatio).toBeCloseTo((t + 1 / t - 2) / 2 / 0.58, 12);
  });

  test("R01 contradicting judgements are refused and the worst triple is named", () => {
    const made = ahpWeights([
      [1, 1, 1, 1],
      [1, 1, 9, 1 / 9],
      [1, 1 / 9, 1, 9],
      [1, 9, 1 / 9, 1],
    ]);
    expect(made).toMatchObject({
      ok: false,
      error: { refusal: "inconsistent-judgements", worst: { items: [1, 2, 3], direct: 1 / 9, implied: 81 } },
    });
    expect(made.ok || (made.error.refusal === "inconsistent-judgements" && made.error.consistencyRatio > 0.1)).toBe(
      true,
    );
  });

  test("one or two items always agree", () => {
    expect(ahpWeights([[1]])).toMatchObject({ ok: true, value: { weights: of(1), consistencyRatio: 0 } });
    expect(
      ahpWeights([
        [1, 9],
        [1 / 9, 1],
      ]),
    ).toMatchObject({ ok: true, value: { consistencyRatio: 0 } });
  });

  test("a matrix that is no set of judgements throws and is named", () => {
    expect(() => ahpWeights([[1, 2]])).toThrow(/matrix\[0\] holds 2/);
    expect(() =>
      ahpWeights([
        [1, 2],
        [2, 1],
      ]),
    ).toThrow(/matrix\[0\]\[1\] is 2, its reciprocal is 2/);
    expect(() =>
      ahpWeights([
        [1, -2],
        [-0.5, 1],
      ]),
    ).toThrow(/matrix\[0\]\[1\] is -2/);
    expect(() => ahpWeights([])).toThrow(/0 items/);
    expect(() => ahpWeights(Array.from({ length: 16 }, () => new Array<number>(16).fill(1)))).toThrow(/16 items/);
  });
});

describe("weights as checks", () => {
  test("entropy weights follow the spread; a uniform column weighs nothing", () => {
    const made = entropyWeights([of(1, 1, 1, nan), of(1, 0, nan, 0)]);
    expect(made).toEqual({ ok: true, value: of(0, 1) });
    const half = entropyWeights([of(3, 1), of(1, 3)]);
    expect(half).toEqual({ ok: true, value: of(0.5, 0.5) });
    const e = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2);
    const mixed = entropyWeights([of(3, 1), of(1, 0)]);
    expect(mixed.ok && mixed.value[0]).toBeCloseTo((1 - e) / (2 - e), 12);
  });

  test("entropy weights have their reasons", () => {
    expect(entropyWeights([of(1, nan)])).toEqual({ ok: false, error: "too-few-units" });
    expect(entropyWeights([of(1, -1)])).toEqual({ ok: false, error: "non-positive" });
    expect(entropyWeights([of(0, 0)])).toEqual({ ok: false, error: "non-positive" });
    expect(entropyWeights([of(2, 2), of(3, 3)])).toEqual({ ok: false, error: "no-variation" });
  });

  test("two indicators share the first component equally and explain (1 + |r|)/2", () => {
    const [x, y] = [of(1, 2, 3, 4, nan), of(2, 1, 4, 3, 9)];
    const made = pcaWeights([x, y]);
    const r = pearson(x, y);
    if (!made.ok || !r.ok) throw new Error("undefined");
    expect(r.value).toBeCloseTo(0.6, 12);
    expect(made.value.weights[0]).toBeCloseTo(0.5, 12);
    expect(made.value.explained).toBeCloseTo(0.8, 12);
    const turned = pcaWeights([x, y, y.map((cell) => -cell)]);
    expect(turned.ok && Math.sign(turned.value.loadings[2] as number)).toBe(-1);
  });

  test("PCA weights are an eigenvector: they sum to 1 and do not depend on units", () => {
    const column = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(column, column, column, (a, b, c) => {
        const made = pcaWeights([of(...a), of(...b), of(...c)]);
        fc.pre(made.ok);
        if (!made.ok) return;
        expect(made.value.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(made.value.explained).toBeGreaterThan(1 / 3 - 1e-9);
        const moved = pcaWeights([of(...a.map((x) => 7 * x + 1)), of(...b), of(...c)]);
        expect(moved.ok && moved.value.explained).toBeCloseTo(made.value.explained, 8);
      }),
    );
  });

  test("PCA and correlation have their reasons", () => {
    expect(pcaWeights([of(1, 2), of(1, 3)])).toEqual({ ok: false, error: "too-few-units" });
    expect(pcaWeights([of(1, 2, 3), of(5, 5, 5)])).toEqual({ ok: false, error: "no-variation" });
    expect(pcaWeights([])).toEqual({ ok: false, error: "no-data" });
    expect(pearson(of(1, 2, nan), of(1, 2, 3))).toEqual({ ok: false, error: "too-few-units" });
    expect(() => pearson(of(1), of(1, 2))).toThrow(RangeError);
    expect(() => pcaWeights([of(1, 2, 3), of(1)])).toThrow(RangeError);
  });
});

describe("effective weights", () => {
  const built = buildTree([
    { id: "a", parent: "r", leaf: true },
    { id: "b", parent: "r", leaf: true },
    { id: "r", parent: null, leaf: false },
  ]);
  const tree = built.ok ? built.value : null;

  test("R01 a child that moves the parent alone has the whole share, whatever it was declared", () => {
    if (tree === null) throw new Error("refused");
    const scores = [of(1, 2, 3, 4), of(5, 5, 5, 5), of(3, 3.5, 4, 4.5)];
    const [a, b, root] = effectiveWeights(tree, scores);
    expect(a).toEqual({ node: 0, withParent: 1, withIndex: 1, share: 1 });
    expect(b).toEqual({ node: 1, withParent: null, withIndex: null, share: null });
    expect(root).toEqual({ node: 2, withParent: null, withIndex: 1, share: null });
  });

  test("shares of siblings sum to 1, and can be asked of a group", () => {
    if (tree === null) throw new Error("refused");
    const scores = [of(1, 2, 3, 9), of(4, 1, 2, 0), of(5, 3, 5, 9)];
    const all = effectiveWeights(tree, scores);
    expect((all[0]?.share ?? 0) + (all[1]?.share ?? 0)).toBeCloseTo(1, 12);
    const some = effectiveWeights(tree, scores, { units: [0, 1, 2] });
    expect(some[0]?.withParent).toBeCloseTo(0, 12);
    expect(some[1]?.share).toBeCloseTo(1, 12);
  });
});
