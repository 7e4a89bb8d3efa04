import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { composite } from "../composite/composite.ts";
import type { Aggregation, CompositeModel, Recipe } from "../composite/model.ts";
import { planWeights } from "./draw-weights.ts";
import { type Choice, openEvaluator } from "./evaluate.ts";
import { stageModel } from "./stage-model.ts";
import { granted, smallWorld } from "./testing/world.ts";
import { alternativesOf } from "./variation.ts";

const methods: readonly Aggregation[] = [
  { method: "arithmetic" },
  { method: "geometric" },
  { method: "harmonic" },
  { method: "power", p: 2.5 },
  { method: "power", p: -0.5 },
  { method: "power", p: 0 },
  { method: "minimum" },
  { method: "copeland" },
];

function expectSame(model: CompositeModel, recipe: Recipe): void {
  const peer = granted(composite(model, recipe));
  const { stage } = granted(stageModel(model, recipe, alternativesOf(recipe, {})));
  const evaluator = openEvaluator(stage);
  evaluator.run(declared(model));
  for (let node = 0; node < stage.nodeCount; node++) {
    stage.unitAt.forEach((unit, place) => {
      const [own, other] = [evaluator.scores(node)[place] as number, peer.scores[node]?.[unit] as number];
      if (Number.isNaN(other)) expect(own).toBeNaN();
      else expect(Math.abs(own - other)).toBeLessThan(1e-11 * Math.max(1, Math.abs(other)));
    });
  }
}

function declared(model: CompositeModel): Choice {
  return { leafSet: 0, aggregation: 0, weights: planWeights(model, null).declared, replaced: null };
}

const worlds = [
  ["one group, complete", {}],
  ["three groups with their own weights, complete", { groups: 3 }],
  ["one group with gaps", { missing: 0.2 }],
  ["two groups with gaps", { groups: 2, missing: 0.2 }],
] as const;

test.each(worlds.flatMap(([name, options]) => methods.map((how) => [name, how, options] as const)))(
  "R01 a %s world under %o scores as the composite does",
  (_, how, options) => {
    const { model, recipe } = smallWorld(4, options);
    const lower: Aggregation = how.method === "copeland" ? { method: "arithmetic" } : how;
    expectSame(model, { ...recipe, nodeCoverageFloor: 0.5, unitCoverageFloor: 0.5, aggregate: [lower, lower, how] });
  },
);

test("arithmetic scores are the composite's to the last bit", () => {
  const { model, recipe } = smallWorld(5, { groups: 2 });
  const peer = granted(composite(model, recipe));
  const { stage } = granted(stageModel(model, recipe, alternativesOf(recipe, {})));
  const evaluator = openEvaluator(stage);
  evaluator.run(declared(model));
  const scores = evaluator.scores(stage.nodeCount - 1);
  expect([...stage.unitAt].map((unit) => peer.scores.at(-1)?.[unit])).toEqual([...scores]);
});

test("a node all of whose children weigh nothing has no score, and its parent does without it", () => {
  const { model, recipe } = smallWorld(6, { groups: 2 });
  const weights = model.weights.map((own, group) => own.map((weight, node) => (group === 1 && node < 3 ? 0 : weight)));
  expectSame({ ...model, weights }, recipe);
});

test("computing only what is above a changed leaf gives the same as computing everything", () => {
  const { model, recipe } = smallWorld(7, { missing: 0.1 });
  const { stage } = granted(
    stageModel(
      model,
      { ...recipe, aggregate: [{ method: "geometric" }, { method: "geometric" }, { method: "harmonic" }] },
      alternativesOf(recipe, {}),
    ),
  );
  const stream = openStream(1);
  const leaf = Float64Array.from(stage.unitAt, () => 1 + 9 * stream.uniform());
  const choice = { ...declared(model), replaced: [null, leaf, null, null, null, null] };
  const [partly, fully] = [openEvaluator(stage), openEvaluator(stage)];
  partly.run(declared(model));
  partly.runAbove(1, choice);
  fully.run(choice);
  expect(partly.scores(8)).toEqual(fully.scores(8));
});

test("a score that a mean cannot take makes the unit undefined up to the root, not missing", () => {
  const { model, recipe } = smallWorld(8);
  for (const how of [
    { method: "geometric" },
    { method: "harmonic" },
    { method: "power", p: 2 },
    { method: "minimum" },
  ] as const) {
    const alternatives = { ...alternativesOf(recipe, {}), aggregate: [[{ method: "geometric" }, how, how] as const] };
    const { stage } = granted(stageModel(model, recipe, alternatives));
    const evaluator = openEvaluator(stage);
    const leaf = new Float64Array(stage.unitAt.length).fill(5);
    leaf[3] = -1;
    evaluator.run({ ...declared(model), replaced: [leaf, null, null, null, null, null] });
    expect(evaluator.scores(8)[3]).toBe(Number.POSITIVE_INFINITY);
    expect(evaluator.scores(8)[2]).toBeGreaterThan(0);
  }
});
