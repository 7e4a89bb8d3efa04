import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composite } from "./composite.ts";
import { indexShares } from "./exact-contributions.ts";
import { type Explanations, explainScores } from "./explain.ts";
import { buildTree } from "./hierarchy.ts";
import type { Aggregation, CompositeModel, Recipe } from "./model.ts";
import { uniformRecipe } from "./testing/asem.ts";

const nan = Number.NaN;
const arithmetic = { method: "arithmetic" } as const;

/** Three dimensions of two leaves each; units in two groups in turn. */
function modelOf(rows: readonly (readonly (number | null)[])[]): CompositeModel {
  const built = buildTree([
    ...["a", "b", "c", "d", "e", "f"].map((id, at) => ({ id, parent: ["x", "y", "z"][at >> 1] as string, leaf: true })),
    ...["x", "y", "z"].map((id) => ({ id, parent: "index", leaf: false })),
    { id: "index", parent: null, leaf: false },
  ]);
  if (!built.ok) throw new Error("refused");
  return {
    tree: built.value,
    units: rows.map((_, unit) => `u${unit}`),
    groups: ["even", "odd"],
    groupOf: Int32Array.from(rows, (_, unit) => unit % 2),
    values: [0, 1, 2, 3, 4, 5].map((leaf) => Float64Array.from(rows, (row) => row[leaf] ?? nan)),
    standardErrors: new Array<null>(6).fill(null),
    direction: Int8Array.of(1, 1, -1, 1, 1, 1),
    weights: [Float64Array.of(1, 2, 1, 1, 3, 2, 1, 2, 3, 1), Float64Array.of(2, 1, 0, 3, 1, 1, 4, 1, 0, 1)],
  };
}

const cells = fc.option(fc.integer({ min: 0, max: 30 }), { freq: 5 });
const gappy = fc.array(fc.array(cells, { minLength: 6, maxLength: 6 }), { minLength: 4, maxLength: 9 });
const goalposts = { method: "goalposts", lo: -1, hi: 31, clip: false, range: [1, 100] } as const;

function explained(
  model: CompositeModel,
  recipe: Recipe,
): { index: Float64Array; made: Explanations; shares: readonly Float64Array[] } {
  const result = composite(model, recipe);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const made = explainScores(result.value, { model, recipe });
  if (!made.ok) throw new Error(made.error);
  const { scores } = result.value;
  return { index: scores.at(-1) as Float64Array, made: made.value, shares: indexShares(scores, model) };
}

/** Contributions of the nodes sum to score − group mean for every scored unit, and are NaN for the others. */
function expectSums(model: CompositeModel, index: Float64Array, made: Explanations, nodes: readonly number[]): void {
  index.forEach((score, unit) => {
    const sum = nodes.reduce((total, node) => total + (made.contributions[node]?.[unit] as number), 0);
    const members = index.filter((other, at) => model.groupOf[at] === model.groupOf[unit] && !Number.isNaN(other));
    const mean = members.reduce((a, b) => a + b, 0) / members.length;
    if (Number.isNaN(score)) expect(sum).toBeNaN();
    else expect(Math.abs(sum - (score - mean))).toBeLessThan(1e-9);
  });
}

describe("arithmetic trees", () => {
  test("R25 leaves and dimensions each sum to the difference from the group mean, gaps or not", () => {
    fc.assert(
      fc.property(gappy, fc.constantFrom(0, 0.5), (rows, floor) => {
        const model = modelOf(rows);
        const recipe = { ...uniformRecipe(model, { normalise: goalposts }), nodeCoverageFloor: floor };
        const { index, made, shares } = explained(model, recipe);
        expect(made.method).toBe("exact");
        for (const nodes of [[0, 1, 2, 3, 4, 5], [6, 7, 8], [9]]) expectSums(model, index, made, nodes);
        index.forEach((score, unit) => {
          const total = [0, 1, 2, 3, 4, 5].reduce((sum, leaf) => sum + (shares[leaf]?.[unit] as number), 0);
          if (!Number.isNaN(score)) expect(total).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  test("R25 without gaps a leaf contributes its share times its distance from the group mean", () => {
    const model = modelOf([
      [1, 2, 3, 4, 5, 6],
      [9, 9, 9, 9, 9, 9],
      [7, 8, 9, 1, 2, 3],
      [2, 2, 2, 2, 2, 2],
    ]);
    const recipe = uniformRecipe(model, { normalise: { method: "none" } });
    const { made } = explained(model, recipe);
    expect(made.contributions[0]?.[0]).toBeCloseTo((1 / 6) * (1 / 3) * (1 - 4), 12);
    expect(made.contributions[2]?.[0]).toBeCloseTo((2 / 6) * (1 / 2) * (-3 - -6), 12);
  });

  test("R25 moving the origin of the scale moves no contribution, gaps or not", () => {
    fc.assert(
      fc.property(gappy, (rows) => {
        const model = modelOf(rows);
        const recipe = uniformRecipe(model, { normalise: goalposts });
        const moved = uniformRecipe(model, { normalise: { ...goalposts, range: [501, 600] } });
        const [one, two] = [explained(model, recipe).made, explained(model, moved).made];
        one.contributions.forEach((own, node) => {
          own?.forEach((value, unit) => {
            if (!Number.isNaN(value)) expect(two.contributions[node]?.[unit]).toBeCloseTo(value, 8);
          });
        });
      }),
    );
  });
});

describe("other trees, by Shapley values", () => {
  const roots: Aggregation[] = [
    { method: "geometric" },
    { method: "harmonic" },
    { method: "minimum" },
    { method: "copeland" },
  ];

  test.each(roots)("R25 under %o the dimensions sum to the difference from the group mean, gaps or not", (how) => {
    fc.assert(
      fc.property(gappy, fc.constantFrom<"group" | "all">("group", "all"), (rows, across) => {
        const model = modelOf(rows);
        const recipe = { ...uniformRecipe(model, { normalise: goalposts }), across };
        const { index, made } = explained(model, { ...recipe, aggregate: [arithmetic, arithmetic, arithmetic, how] });
        expect(made.method).toBe("shapley");
        expect(made.contributions[0]).toBeNull();
        expectSums(model, index, made, [6, 7, 8]);
        expectSums(model, index, made, [9]);
      }),
      { numRuns: 30 },
    );
  });

  test("R25 with an additive root they are the exact contributions", () => {
    const model = modelOf([
      [1, 2, 3, 4, 5, 6],
      [9, 8, 7, 6, 5, 4],
      [7, 8, 9, 1, 2, 3],
      [2, 4, 2, 4, 2, 4],
      [5, 5, 1, 8, 8, 8],
    ]);
    const recipe = uniformRecipe(model, { normalise: goalposts });
    const geometric = { method: "geometric" } as const;
    const mixed = explained(model, { ...recipe, aggregate: [geometric, geometric, geometric, arithmetic] });
    const result = composite(model, { ...recipe, aggregate: [geometric, geometric, geometric, arithmetic] });
    if (!result.ok) throw new Error("refused");
    const dimension = result.value.scores[6] as Float64Array;
    const mean = ((dimension[0] as number) + (dimension[2] as number) + (dimension[4] as number)) / 3;
    expect(mixed.made.method).toBe("shapley");
    expect(mixed.made.contributions[6]?.[0]).toBeCloseTo((1 / 6) * ((dimension[0] as number) - mean), 10);
  });

  test("R25 two dimensions split a minimum by the average of both orders", () => {
    const model = modelOf([
      [2, 2, 9, 9, 4, 4],
      [0, 0, 0, 0, 0, 0],
      [8, 8, 9, 9, 6, 6],
    ]);
    const weights = model.weights.map(() => Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0, 1, 1));
    const recipe = uniformRecipe(model, { normalise: { method: "none" } });
    const { made } = explained(
      { ...model, weights },
      { ...recipe, aggregate: [arithmetic, arithmetic, arithmetic, { method: "minimum" }] },
    );
    // Unit 0 has (2, 4), its only peer (8, 6): v(∅) = (2 + 6)/2, v(x) = 2, v(z) = (2 + 4)/2, v(all) = 2.
    expect(made.contributions[6]?.[0]).toBeCloseTo(-1.5, 12);
    expect(made.contributions[8]?.[0]).toBeCloseTo(-0.5, 12);
    expect(made.contributions[7]?.[0]).toBe(0);
  });

  test("R25 a mixture in which nothing is present counts as the group mean", () => {
    const model = modelOf([
      [10, 10, 1, 1, null, null],
      [0, 0, 0, 0, 0, 0],
      [null, null, 1, 1, 20, 20],
    ]);
    const weights = model.weights.map(() => Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0, 1, 1));
    const recipe = uniformRecipe(model, { normalise: { method: "none" }, aggregate: { method: "minimum" } });
    const { made } = explained({ ...model, weights }, recipe);
    // Unit 0 has (10, ·), its peer (·, 20), mean 15: v(∅) = 15, v(x) = 10, v(z) = (10 + 15)/2, v(all) = 10.
    expect(made.contributions[6]?.[0]).toBeCloseTo(-3.75, 12);
    expect(made.contributions[8]?.[0]).toBeCloseTo(-1.25, 12);
  });

  test("only the units asked for are explained; one that does not exist throws", () => {
    const model = modelOf([
      [2, 2, 9, 9, 4, 4],
      [0, 0, 0, 0, 0, 0],
      [8, 8, 9, 9, 6, 6],
    ]);
    for (const aggregate of [arithmetic, { method: "minimum" } as const]) {
      const recipe = uniformRecipe(model, { normalise: goalposts, aggregate });
      const result = composite(model, recipe);
      if (!result.ok) throw new Error("refused");
      const made = explainScores(result.value, { model, recipe, units: [2] });
      expect(made.ok && [...(made.value.contributions[9] as Float64Array)].map(Number.isNaN)).toEqual([
        true,
        true,
        false,
      ]);
      expect(() => explainScores(result.value, { model, recipe, units: [3] })).toThrow(/unit 3/);
    }
  });

  test("over twelve dimensions are refused", () => {
    const built = buildTree([
      { id: "root", parent: null, leaf: false },
      ...Array.from({ length: 13 }, (_, at) => ({ id: `l${at}`, parent: "root", leaf: true })),
    ]);
    if (!built.ok) throw new Error("refused");
    const model: CompositeModel = {
      tree: built.value,
      units: ["u"],
      groups: ["g"],
      groupOf: new Int32Array(1),
      values: Array.from({ length: 13 }, () => Float64Array.of(1)),
      standardErrors: new Array<null>(13).fill(null),
      direction: new Int8Array(13).fill(1),
      weights: [new Float64Array(14).fill(1)],
    };
    const recipe = uniformRecipe(model, { normalise: { method: "none" }, aggregate: { method: "minimum" } });
    const result = composite(model, recipe);
    expect(result.ok && explainScores(result.value, { model, recipe })).toEqual({
      ok: false,
      error: "too-many-dimensions",
    });
  });
});
