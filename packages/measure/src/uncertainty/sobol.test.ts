import { expect, test } from "vitest";
import { composite } from "../composite/composite.ts";
import { rankDescending } from "../composite/rank.ts";
import { planSobol, type SobolPlanOptions } from "./plan-sobol.ts";
import { mergeSobol, runSobol } from "./run-sobol.ts";
import { granted, smallWorld } from "./testing/world.ts";
import type { Variation } from "./variation.ts";

const { model, recipe } = smallWorld(2, { error: 4 });
const variation: Variation = {
  weights: { kind: "noise", share: 0.4 },
  aggregate: [recipe.aggregate, recipe.aggregate.map(() => ({ method: "geometric" }))],
  treatment: [null],
  inputs: true,
};

function planOf(options: Partial<SobolPlanOptions> = {}, varied: Variation = variation) {
  return granted(planSobol(model, recipe, varied, { seed: 4, rows: 200, ...options }));
}

test("only what really varies is a factor", () => {
  expect(planOf().factors).toEqual(["aggregate", "weights", "inputs"]);
});

test("R34 any division of the rows gives the same indices", () => {
  const plan = planOf();
  const whole = mergeSobol(plan, [runSobol(plan, 0, 200)], { replicates: 40 });
  expect(mergeSobol(plan, [runSobol(plan, 130, 200), runSobol(plan, 0, 130)], { replicates: 40 })).toEqual(whole);
});

test("the output is the mean absolute shift of the ranks from the nominal ones", () => {
  const other = [Float64Array.of(5, 1, 1, 1, 1, 9, 1, 4, 1)];
  const plan = planOf({ rows: 2 }, { weights: { kind: "sets", sets: [other] } });
  const ranksOf = (own: typeof model) => rankDescending(granted(composite(own, recipe)).scores.at(-1) as Float64Array);
  const [moved, nominal] = [ranksOf({ ...model, weights: other }), ranksOf(model)];
  const shift = moved.reduce((sum, rank, unit) => sum + Math.abs(rank - (nominal[unit] as number)), 0) / 30;
  expect(shift).toBeGreaterThan(0);
  expect([...runSobol(plan, 0, 2).outputs]).toEqual(new Array(6).fill(shift));
});

test("a single factor explains all variance", () => {
  const plan = planOf({ rows: 400, output: { of: "score", unit: 3 } }, { weights: { kind: "noise", share: 0.4 } });
  const { first, total } = granted(mergeSobol(plan, [runSobol(plan, 0, 400)], { replicates: 0 }));
  expect(first[0]?.estimate).toBe(1);
  expect(Math.abs((total[0]?.estimate as number) - 1)).toBeLessThan(0.15);
});

test("shares of the variance of one unit's score nearly add up, and its rank has shares too", () => {
  const plan = planOf({ rows: 3000, output: { of: "score", unit: 3 } });
  const { first } = granted(mergeSobol(plan, [runSobol(plan, 0, 3000)], { replicates: 0 }));
  expect(Math.abs(first.reduce((sum, { estimate }) => sum + estimate, 0) - 1)).toBeLessThan(0.1);
  const ranks = planOf({ output: { of: "rank", unit: 3 } });
  expect(mergeSobol(ranks, [runSobol(ranks, 0, 200)], { replicates: 0 }).ok).toBe(true);
});

test("nothing that varies, no variation in the output, and a unit without a score are named", () => {
  expect(planSobol(model, recipe, {}, { seed: 1, rows: 10 })).toEqual({
    ok: false,
    error: [{ refusal: "nothing-varies" }],
  });
  const idle = planOf({}, { normalise: [recipe.normalise, recipe.normalise] });
  expect(mergeSobol(idle, [runSobol(idle, 0, 200)])).toEqual({ ok: false, error: "no-variation" });
  const gone = {
    ...model,
    values: model.values.map((own) => own.map((value, unit) => (unit === 3 ? Number.NaN : value))),
  };
  const output = { of: "score", unit: 3 } as const;
  const plan = granted(
    planSobol(gone, { ...recipe, unitCoverageFloor: 0.5 }, variation, { seed: 1, rows: 10, output }),
  );
  expect(mergeSobol(plan, [runSobol(plan, 0, 10)])).toEqual({ ok: false, error: "no-data" });
});

test("refusals of the composite come before any evaluation", () => {
  const zeros = [recipe.normalise.map(() => ({ method: "minmax", range: [0, 1] }) as const)];
  expect(planSobol(model, recipe, { ...variation, normalise: zeros }, { seed: 1, rows: 10 })).toMatchObject({
    ok: false,
    error: [{ refusal: "alternative" }, {}, {}, {}, {}, {}],
  });
});

test("missing or doubled rows and impossible options throw", () => {
  const plan = planOf();
  expect(() => mergeSobol(plan, [runSobol(plan, 0, 100)])).toThrow("parts hold 100 of 200 rows");
  expect(() => mergeSobol(plan, [runSobol(plan, 0, 120), runSobol(plan, 100, 200)])).toThrow(
    "row 120 of the design is missing or doubled",
  );
  expect(() => planOf({ rows: 1 })).toThrow("rows is 1");
  expect(() => planOf({ output: { of: "rank", unit: 99 } })).toThrow("unknown unit 99");
});
