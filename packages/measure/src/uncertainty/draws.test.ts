import { expect, test } from "vitest";
import { composite } from "../composite/composite.ts";
import type { CompositeModel, Recipe } from "../composite/model.ts";
import { rankDescending } from "../composite/rank.ts";
import { bandProbabilities } from "./band-probabilities.ts";
import type { DrawOptions } from "./draw-options.ts";
import type { DrawResults } from "./draw-results.ts";
import { mergeDraws } from "./merge-draws.ts";
import { type DrawPlan, planDraws } from "./plan-draws.ts";
import { rankProbabilities } from "./rank-probabilities.ts";
import { openDrawRun, openScores, runDraws } from "./run-draws.ts";
import { granted, smallWorld } from "./testing/world.ts";
import type { Variation } from "./variation.ts";

function everything(recipe: Recipe, units: number): Variation {
  return {
    treatment: [null, { winmax: 3, skewMax: 0.5, kurtosisMax: 0.5, log: false }],
    missing: [{ rule: "leave-out" }, { rule: "group-median", groupOf: new Int32Array(units) }],
    normalise: [recipe.normalise, recipe.normalise.map(() => ({ method: "zscore", mean: 50, sd: 5 }))],
    aggregate: [recipe.aggregate, recipe.aggregate.map(() => ({ method: "geometric" }))],
    weights: { kind: "noise", share: 0.3 },
    inputs: true,
  };
}

function planOf(
  world: { model: CompositeModel; recipe: Recipe },
  variation: Variation,
  options: Partial<DrawOptions> = {},
): DrawPlan {
  return granted(planDraws(world.model, world.recipe, variation, { seed: 5, draws: 200, ...options }));
}

function resultsOf(plan: DrawPlan): DrawResults {
  return mergeDraws(plan, [runDraws(plan, 0, plan.draws)]);
}

function type7(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] as number;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] as number) - low);
}

const worlds = {
  plain: smallWorld(1),
  gaps: smallWorld(2, { missing: 0.15, error: 2 }),
  groups: smallWorld(3, { groups: 3, error: 2 }),
};

test.each(Object.entries(worlds))(
  "R01 intervals, means and rank chances of the %s world are those of its draws looked at one by one",
  (_, world) => {
    const plan = planOf(world, everything(world.recipe, world.model.units.length), { confidence: 0.8, draws: 150 });
    const results = resultsOf(plan);
    const { groupOf } = world.model;
    plan.nodes.forEach((node, at) => {
      const draws = Array.from({ length: plan.draws }, (_draw, draw) => openScores(plan, { node })(draw));
      const ranks = draws.map((scores) => rankDescending(scores, { groupOf }));
      for (let unit = 0; unit < results.units; unit++) {
        const entry = at * results.units + unit;
        const own = draws.map((scores) => scores[unit] as number).filter((score) => !Number.isNaN(score));
        const placed = ranks.map((each) => each[unit] as number).filter((rank) => rank > 0);
        const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length;
        expect(results.scoredDraws[entry]).toBe(own.length);
        expect(results.meanScore[entry]).toBeCloseTo(mean(own), 9);
        expect(results.meanRank[entry]).toBeCloseTo(mean(placed), 12);
        expect(results.scoreLower[entry]).toBeCloseTo(type7(own, 0.1), 12);
        expect(results.scoreUpper[entry]).toBeCloseTo(type7(own, 0.9), 12);
        expect(results.rankLower[entry]).toBeCloseTo(type7(placed, 0.1), 12);
        expect(results.rankMedian[entry]).toBeCloseTo(type7(placed, 0.5), 12);
        expect(results.rankUpper[entry]).toBeCloseTo(type7(placed, 0.9), 12);
        const chances = rankProbabilities(results, unit, { at });
        chances.forEach((chance, k) => {
          expect(chance).toBeCloseTo(placed.filter((rank) => rank <= k + 1).length / plan.draws, 12);
        });
      }
    });
  },
);

test.each([[[200]], [[1, 199]], [[77, 3, 120]], [[100, 0, 100]]])(
  "R34 the results have the same bytes when the draws are divided into %j",
  (sizes) => {
    const plan = planOf(worlds.gaps, everything(worlds.gaps.recipe, 30), { thresholds: [60, 45] });
    let from = 0;
    const parts = sizes.map((size) => {
      const part = runDraws(plan, from, from + size);
      from += size;
      return part;
    });
    expect(mergeDraws(plan, parts.reverse())).toEqual(resultsOf(plan));
  },
);

test("one runner may run ranges in any order", () => {
  const plan = planOf(worlds.plain, { weights: { kind: "noise", share: 0.2 } });
  const run = openDrawRun(plan);
  for (const [from, to] of [
    [150, 200],
    [0, 20],
    [20, 150],
  ] as const)
    run.run(from, to);
  expect(mergeDraws(plan, [run.partial()])).toEqual(resultsOf(plan));
});

test("without any variation every draw is the nominal assessment", () => {
  const { model, recipe } = worlds.groups;
  const results = resultsOf(planOf(worlds.groups, {}, { draws: 20 }));
  const scores = granted(composite(model, recipe)).scores.at(-1) as Float64Array;
  expect([...results.nominalScore.subarray(0, 30)]).toEqual([...scores]);
  expect([...results.scoreLower.subarray(0, 30)]).toEqual([...scores]);
  expect([...results.rankMedian.subarray(0, 30)]).toEqual([...results.nominalRank.subarray(0, 30)]);
  expect([...results.nominalRank.subarray(0, 30)]).toEqual([...rankDescending(scores, { groupOf: model.groupOf })]);
  expect([...results.setSize]).toEqual(new Array(30).fill(10));
});

test("every alternative is drawn about equally often", () => {
  const { model, recipe } = worlds.plain;
  const constant = (value: number) =>
    recipe.normalise.map(
      () => ({ method: "goalposts", lo: 0, hi: 1e9, clip: true, range: [value, value + 1e-9] }) as const,
    );
  const results = resultsOf(
    planOf({ model, recipe }, { normalise: [constant(10), constant(20), constant(60)] }, { draws: 3000, nodes: [8] }),
  );
  expect(Math.abs((results.meanScore[0] as number) - 30)).toBeLessThan(1.2);
});

test("the spread that input errors give is the error carried through the formula", () => {
  const { model, recipe } = smallWorld(9, { error: 3 });
  const goalposts = recipe.normalise.map(
    () => ({ method: "goalposts", lo: 0, hi: 100, clip: false, range: [0, 100] }) as const,
  );
  const results = resultsOf(
    planOf(
      { model, recipe: { ...recipe, normalise: goalposts } },
      { inputs: true },
      { draws: 4000, nodes: [8], confidence: 0.9 },
    ),
  );
  const weights = model.weights[0] as Float64Array;
  const [a, b, c, left, right] = [0, 1, 2, 6, 7].map((node) => weights[node] as number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const sd = (3 * (a / (a + b + c)) * left) / (left + right);
  const width = (results.scoreUpper[0] as number) - (results.scoreLower[0] as number);
  expect(Math.abs(width / (2 * 1.6449 * sd) - 1)).toBeLessThan(0.06);
});

test("errors of different leaves are independent of each other", () => {
  const { model, recipe } = smallWorld(9);
  const goalposts = recipe.normalise.map(
    () => ({ method: "goalposts", lo: 0, hi: 100, clip: false, range: [0, 100] }) as const,
  );
  const standardErrors = model.values.map((own, leaf) => (leaf < 2 ? own.map(() => 3) : null));
  const weights = [Float64Array.of(1, 1, 0, 1, 1, 1, 1, 0, 1)];
  const world = { model: { ...model, standardErrors, weights }, recipe: { ...recipe, normalise: goalposts } };
  const results = resultsOf(planOf(world, { inputs: true }, { draws: 4000, nodes: [8] }));
  const width = (results.scoreUpper[0] as number) - (results.scoreLower[0] as number);
  expect(Math.abs(width / (2 * 1.6449 * 3 * Math.SQRT1_2) - 1)).toBeLessThan(0.06);
});

test("a score at a threshold is in the better band", () => {
  const { model, recipe } = worlds.plain;
  const at = granted(composite(model, recipe)).scores.at(-1)?.[0] as number;
  const results = resultsOf(planOf(worlds.plain, {}, { draws: 5, thresholds: [at] }));
  expect(granted(bandProbabilities(results, 0, { by: "score" })).probabilities).toEqual([1, 0]);
});

test("neighbours in the nominal order are compared draw by draw, ties counting half", () => {
  const plan = planOf(worlds.plain, { weights: { kind: "noise", share: 0.5 } });
  const results = resultsOf(plan);
  expect(results.neighbours).toHaveLength(29);
  const { upper, lower, probabilityAbove } = results.neighbours[4] ?? { upper: 0, lower: 0, probabilityAbove: null };
  expect((results.nominalRank[lower] as number) - (results.nominalRank[upper] as number)).toBe(1);
  const wins = Array.from({ length: 200 }, (_, draw) => openScores(plan)(draw)).filter(
    (scores) => (scores[upper] as number) > (scores[lower] as number),
  );
  expect(probabilityAbove).toBe(wins.length / 200);
});

test("two units with the same values are level with each other in every draw", () => {
  const { model, recipe } = smallWorld(4);
  const values = model.values.map((own) => own.map((value, unit) => (unit === 1 ? (own[0] as number) : value)));
  const results = resultsOf(
    planOf({ model: { ...model, values }, recipe }, { weights: { kind: "noise", share: 0.5 } }),
  );
  expect(results.neighbours.find(({ upper, lower }) => upper === 0 && lower === 1)?.probabilityAbove).toBe(0.5);
  expect(results.meanRank[0]).toBe(results.meanRank[1]);
});

test("R34 chances of bands by score are counted, and an unclear case is undecided", () => {
  const plan = planOf(worlds.plain, { weights: { kind: "noise", share: 0.5 } }, { thresholds: [55, 50] });
  const results = resultsOf(plan);
  for (let unit = 0; unit < results.units; unit++) {
    const own = Array.from({ length: 200 }, (_, draw) => openScores(plan)(draw)[unit] as number);
    const expected = [own.filter((s) => s >= 55), own.filter((s) => s < 55 && s >= 50), own.filter((s) => s < 50)].map(
      (each) => each.length / 200,
    );
    const { probabilities, top, undecided } = granted(bandProbabilities(results, unit, { by: "score" }));
    expect(probabilities).toEqual(expected);
    expect(probabilities[top]).toBe(Math.max(...expected));
    expect(undecided).toBe(Math.max(...expected) < 0.8);
  }
});

test("chances of bands by rank share follow the ranks and sum to 1", () => {
  const results = resultsOf(planOf(worlds.plain, { weights: { kind: "noise", share: 0.5 } }));
  const bands = { by: "rank-share", shares: [0.29, 0.31] } as const;
  for (let unit = 0; unit < 30; unit++) {
    const { probabilities } = granted(bandProbabilities(results, unit, bands));
    expect(probabilities).toHaveLength(3);
    expect(probabilities[0]).toBe(rankProbabilities(results, unit)[7]);
    expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  }
  expect(() => bandProbabilities(results, 0, { by: "rank-share", shares: [0.7, 0.6] })).toThrow(RangeError);
  expect(() => bandProbabilities(results, 0, { by: "score" })).toThrow("without thresholds");
});

test("a unit under the coverage floor is put aside: no score, no rank, no band, and nobody is ranked against it", () => {
  const { model, recipe } = smallWorld(6);
  const values = model.values.map((own) => own.map((value, unit) => (unit === 2 ? Number.NaN : value)));
  const results = resultsOf(
    planOf(
      { model: { ...model, values }, recipe: { ...recipe, unitCoverageFloor: 0.5 } },
      { weights: { kind: "noise", share: 0.5 } },
    ),
  );
  expect([results.setSize[2], results.setSize[0], results.scoredDraws[2], results.nominalRank[2]]).toEqual([
    0, 29, 0, 0,
  ]);
  expect(results.meanScore[2]).toBeNaN();
  expect(rankProbabilities(results, 2)).toHaveLength(0);
  expect(bandProbabilities(results, 2, { by: "rank-share", shares: [0.5] })).toEqual({ ok: false, error: "no-data" });
});

test("draws that are undefined for a unit are counted, not scored", () => {
  const { model, recipe } = smallWorld(6, { error: 40 });
  const goalposts = recipe.normalise.map(
    () => ({ method: "goalposts", lo: 0, hi: 100, clip: false, range: [0, 100] }) as const,
  );
  const geometric = recipe.aggregate.map(() => ({ method: "geometric" }) as const);
  const kept = { ...model, direction: new Int8Array(6).fill(1) };
  const results = resultsOf(
    planOf(
      { model: kept, recipe: { ...recipe, normalise: goalposts, aggregate: geometric } },
      { inputs: true },
      { nodes: [8] },
    ),
  );
  expect(results.scoredDraws.some((scored) => scored < 200 && scored > 0)).toBe(true);
  for (let unit = 0; unit < 30; unit++)
    expect(rankProbabilities(results, unit).at(-1)).toBe((results.scoredDraws[unit] as number) / 200);
});

test("R34 a geometric mean of a score of 0 is refused before any draw, naming alternatives, node, child and units", () => {
  const { model, recipe } = worlds.plain;
  const normalise = [recipe.normalise, recipe.normalise.map(() => ({ method: "minmax", range: [0, 100] }) as const)];
  const aggregate = [recipe.aggregate, recipe.aggregate.map(() => ({ method: "geometric" }) as const)];
  const planned = planDraws(model, recipe, { normalise, aggregate }, { seed: 1, draws: 10 });
  expect(planned.ok).toBe(false);
  if (planned.ok) return;
  expect(planned.error).toHaveLength(6);
  for (const each of planned.error)
    expect(each).toMatchObject({
      refusal: "alternative",
      cause: { refusal: "non-positive-score", normalise: 1, aggregate: 1, method: "geometric" },
    });
});

test("a recipe that the composite refuses is refused", () => {
  const { model, recipe } = worlds.plain;
  const bad: Recipe = {
    ...recipe,
    normalise: recipe.normalise.map(() => ({ method: "zscore", mean: 0, sd: 1 })),
    aggregate: recipe.aggregate.map(() => ({ method: "geometric" })),
  };
  const planned = planDraws(model, bad, {}, { seed: 1, draws: 10 });
  expect(planned).toMatchObject({ ok: false, error: [{ refusal: "recipe" }, {}, {}, {}, {}, {}] });
});

test("nobody scored, and more memory than the limit, are refused", () => {
  const { model, recipe } = worlds.plain;
  const empty = { ...model, values: model.values.map((own) => own.map(() => Number.NaN)) };
  expect(planDraws(empty, { ...recipe, unitCoverageFloor: 0.5 }, {}, { seed: 1, draws: 10 })).toEqual({
    ok: false,
    error: [{ refusal: "no-scored-units" }],
  });
  const huge = planDraws(model, recipe, {}, { seed: 1, draws: 1e7, confidence: 0.5 });
  expect(huge).toMatchObject({ ok: false, error: [{ refusal: "too-large", limit: 2 ** 31 }] });
});

test.each<[string, Variation, Partial<DrawOptions>]>([
  ["draws is 0", {}, { draws: 0 }],
  ["confidence is 1", {}, { confidence: 1 }],
  ["unknown node 9", {}, { nodes: [9] }],
  ["thresholds[1] is 5", {}, { thresholds: [5, 5] }],
  ["1 given draws for 200", {}, { given: [{}] }],
  ["share of weight noise is 2", { weights: { kind: "noise", share: 2 } }, {}],
  ["concentration is 0", { weights: { kind: "dirichlet", concentration: 0 } }, {}],
  ["sets holds no weights", { weights: { kind: "sets", sets: [] } }, {}],
  ["sets[0] has 0 groups", { weights: { kind: "sets", sets: [[]] } }, {}],
  ["sets[0][0] has 1 weights", { weights: { kind: "sets", sets: [[Float64Array.of(1)]] } }, {}],
  ["sets[0][0][0] is -1", { weights: { kind: "sets", sets: [[new Float64Array(9).fill(-1)]] } }, {}],
  ["normalise has 0 entries", { normalise: [[]] }, {}],
  ["treatment has no alternative", { treatment: [] }, {}],
])("options that cannot be drawn throw: %s", (message, variation, options) => {
  expect(() => planOf(worlds.plain, variation, options)).toThrow(message);
});

test("parts that are missing or outside the plan throw", () => {
  const plan = planOf(worlds.plain, {});
  expect(() => mergeDraws(plan, [runDraws(plan, 0, 10)])).toThrow("parts hold 10 of 200 draws");
  expect(() => runDraws(plan, 190, 201)).toThrow("draws 190 … 201 of 200");
});
