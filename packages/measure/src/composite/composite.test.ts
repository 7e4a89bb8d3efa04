import fc from "fast-check";
import { expect, test } from "vitest";
import { composite } from "./composite.ts";
import { buildTree } from "./hierarchy.ts";
import type { CompositeModel, Recipe } from "./model.ts";
import { uniformRecipe } from "./testing/asem.ts";

const nan = Number.NaN;

/** Units as rows over four leaves in two dimensions, two groups in turn. */
function modelOf(rows: readonly (readonly number[])[]): CompositeModel {
  const built = buildTree([
    ...["a", "b"].map((id) => ({ id, parent: "x", leaf: true })),
    ...["c", "d"].map((id) => ({ id, parent: "y", leaf: true })),
    { id: "x", parent: "index", leaf: false },
    { id: "y", parent: "index", leaf: false },
    { id: "index", parent: null, leaf: false },
  ]);
  if (!built.ok) throw new Error("refused");
  return {
    tree: built.value,
    units: rows.map((_, unit) => `u${unit}`),
    groups: ["even", "odd"],
    groupOf: Int32Array.from(rows, (_, unit) => unit % 2),
    values: [0, 1, 2, 3].map((leaf) => Float64Array.from(rows, (row) => row[leaf] as number)),
    standardErrors: [null, null, null, null],
    direction: Int8Array.of(1, -1, 1, 1),
    weights: [Float64Array.of(1, 2, 1, 1, 3, 2, 1), Float64Array.of(2, 1, 1, 3, 1, 1, 1)],
  };
}

function run(model: CompositeModel, recipe: Recipe) {
  const made = composite(model, recipe);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const rows = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }), {
  minLength: 6,
  maxLength: 14,
});

test("R01 a unit under the coverage floor gets no score and does not move the others", () => {
  const base = [
    [1, 1, 1, 1],
    [2, 2, 2, 2],
    [3, 3, 3, 3],
    [4, 4, 4, 4],
  ];
  const model = modelOf([...base, [99, nan, nan, nan]]);
  const made = run(model, { ...uniformRecipe(model, {}), unitCoverageFloor: 0.5 });
  expect([...made.coverage]).toEqual([1, 1, 1, 1, 0.25]);
  expect([...made.excluded]).toEqual([0, 0, 0, 0, 1]);
  const alone = modelOf(base);
  const without = run(alone, uniformRecipe(alone, {}));
  made.scores.forEach((scores, node) => {
    expect([...scores]).toEqual([...(without.scores[node] as Float64Array), nan]);
  });
  expect(made.reasons).toEqual([4, 5, 6].map((node) => ({ unit: 4, node, reason: "coverage-below-floor" })));
});

test("R01 availability is looked at before gaps are filled, and group means use all units", () => {
  const model = modelOf([
    [1, 1, 1, 1],
    [2, 2, 2, 2],
    [3, 3, 3, 3],
    [nan, 4, 4, 4],
    [50, nan, nan, nan],
  ]);
  const recipe = uniformRecipe(model, { missing: { rule: "group-mean", groupOf: new Int32Array(5) } });
  const made = run(model, { ...recipe, unitCoverageFloor: 0.5 });
  expect(made.imputed[0]?.[3]).toBe(14);
  expect([...made.excluded]).toEqual([0, 0, 0, 0, 1]);
  expect(made.treated[0]?.[4]).toBeNaN();
  expect(made.imputed[0]?.[4]).toBe(50);
});

test("R03 a leaf of weight 0, or under a dimension of weight 0, does not count against a group's coverage", () => {
  const model = modelOf([
    [1, 1, nan, nan],
    [1, nan, nan, nan],
    [2, 2, nan, nan],
  ]);
  const weights = [Float64Array.of(1, 1, 1, 1, 1, 0, 1), Float64Array.of(1, 0, 1, 1, 1, 1, 1)];
  const made = run({ ...model, weights }, uniformRecipe(model, {}));
  expect([...made.coverage]).toEqual([1, 1 / 3, 1]);
});

test("a leaf without variation is left out for that group and named", () => {
  const model = modelOf([
    [1, 1, 5, 1],
    [1, 1, 7, 1],
    [2, 2, 5, 2],
    [2, 2, 8, 2],
    [3, 3, 5, 3],
    [3, 3, 9, 3],
  ]);
  const made = run(model, { ...uniformRecipe(model, {}), across: "group" });
  expect(made.undefinedSets).toEqual([{ leaf: 2, set: 0, reason: "no-variation" }]);
  const dimension = made.scores[5] as Float64Array;
  expect([...dimension]).toEqual([0, 0, 50, 50, 100, 100].map((x) => expect.closeTo(x, 9)));
});

test("a geometric mean over zeros is refused by node, child and unit", () => {
  const model = modelOf([
    [1, 9, 1, 1],
    [2, 2, 2, 2],
  ]);
  const made = composite(model, uniformRecipe(model, { aggregate: { method: "geometric" } }));
  expect(made.ok).toBe(false);
  if (!made.ok)
    expect(made.error).toContainEqual({
      refusal: "non-positive-score",
      node: 4,
      child: 0,
      method: "geometric",
      units: [0],
    });
});

test("R01 within groups no unit of another group changes a score", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 99 }), (units, other) => {
      const model = modelOf(units);
      const changed = modelOf(units.map((row, unit) => (unit % 2 === 1 ? row.map(() => other) : row)));
      const recipe = { ...uniformRecipe(model, {}), across: "group" as const };
      const [before, after] = [run(model, recipe), run(changed, recipe)];
      const index = before.scores.at(-1) as Float64Array;
      index.forEach((score, unit) => {
        if (unit % 2 === 0) expect(after.scores.at(-1)?.[unit]).toBe(score);
      });
    }),
  );
});

test("R25 permuting units or scaling an indicator's unit or the weights changes no score", () => {
  fc.assert(
    fc.property(rows, (units) => {
      const model = modelOf(units);
      const recipe = uniformRecipe(model, { normalise: { method: "zscore", mean: 50, sd: 10 } });
      const index = run(model, recipe).scores.at(-1) as Float64Array;
      const scaled = {
        ...model,
        values: model.values.map((own, leaf) => own.map((x) => (leaf + 2) * x - 7)),
        weights: model.weights.map((own) => own.map((weight) => 1.2 * weight)),
      };
      const moved = run(scaled, recipe).scores.at(-1) as Float64Array;
      const turned = {
        ...model,
        groupOf: Int32Array.from([...model.groupOf].reverse()),
        values: model.values.map((own) => Float64Array.from([...own].reverse())),
      };
      const reversed = run(turned, recipe).scores.at(-1) as Float64Array;
      index.forEach((score, unit) => {
        const back = reversed[units.length - 1 - unit] as number;
        expect([moved[unit], back].map(Number.isNaN)).toEqual([score, score].map(Number.isNaN));
        if (Number.isNaN(score)) return;
        expect(moved[unit]).toBeCloseTo(score, 8);
        expect(back).toBeCloseTo(score, 8);
      });
    }),
  );
});

test("the model is not modified", () => {
  const model = modelOf([
    [1, 2, 3, 1000],
    [2, nan, 4, 5],
    [3, 1, 0, 6],
    [1, 1, 1, 7],
    [4, 4, 4, 8],
  ]);
  const before = model.values.map((own) => [...own]);
  const recipe = uniformRecipe(model, {
    missing: { rule: "group-median", groupOf: new Int32Array(5) },
    treatment: { winmax: 2, skewMax: 1, kurtosisMax: 1, log: true },
  });
  run(model, recipe);
  expect(model.values.map((own) => [...own])).toEqual(before);
});

test("parts that do not fit together throw and are named", () => {
  const model = modelOf([[1, 2, 3, 4]]);
  const recipe = uniformRecipe(model, {});
  const broken: [Partial<CompositeModel>, Partial<Recipe>, RegExp][] = [
    [{ values: [] }, {}, /values has 0 entries, 4/],
    [{ values: model.values.map(() => new Float64Array(2)) }, {}, /values\[0\] holds 2 values for 1/],
    [{ values: model.values.map(() => Float64Array.of(Infinity)) }, {}, /values\[0\]\[0\] is Infinity/],
    [{ standardErrors: [] }, {}, /standardErrors has 0/],
    [{ standardErrors: [Float64Array.of(-Infinity), null, null, null] }, {}, /standardErrors\[0\]\[0\]/],
    [{ direction: Int8Array.of(1, 1, 0, 1) }, {}, /direction\[2\] is 0/],
    [{ groupOf: Int32Array.of(2) }, {}, /groupOf\[0\] is 2/],
    [{ weights: [] }, {}, /weights has 0/],
    [{ weights: model.weights.map(() => new Float64Array(1)) }, {}, /weights\[0\] has 1/],
    [{}, { missing: [] }, /missing has 0/],
    [{}, { treatment: [] }, /treatment has 0/],
    [{}, { normalise: [] }, /normalise has 0/],
    [{}, { aggregate: [] }, /aggregate has 0/],
    [{}, { unitCoverageFloor: 2 }, /unitCoverageFloor is 2/],
    [{}, { nodeCoverageFloor: nan }, /nodeCoverageFloor is NaN/],
  ];
  for (const [part, choice, message] of broken) {
    expect(() => composite({ ...model, ...part }, { ...recipe, ...choice })).toThrow(message);
  }
});
