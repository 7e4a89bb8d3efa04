import { expect, test } from "vitest";
import { composite } from "../composite/composite.ts";
import type { CompositeModel, Recipe } from "../composite/model.ts";
import { rankDescending } from "../composite/rank.ts";
import { firstChangeBetween } from "./first-change.ts";
import { granted, smallWorld } from "./testing/world.ts";
import { openChangeFinder } from "./what-would-change.ts";

function rankOf(model: CompositeModel, recipe: Recipe, unit: number): number {
  const scores = granted(composite(model, recipe)).scores.at(-1) as Float64Array;
  return rankDescending(scores, recipe.across === "group" ? { groupOf: model.groupOf } : {})[unit] as number;
}

function withWeight(model: CompositeModel, group: number, node: number, weight: number): CompositeModel {
  return { ...model, weights: model.weights.map((own, at) => (at === group ? own.with(node, weight) : own)) };
}

function withValue(model: CompositeModel, leaf: number, unit: number, value: number): CompositeModel {
  return { ...model, values: model.values.map((own, at) => (at === leaf ? own.with(unit, value) : own)) };
}

const geometric = { aggregate: [{ method: "geometric" }, { method: "arithmetic" }, { method: "geometric" }] } as const;
const treated = {
  treatment: new Array(6).fill({ winmax: 3, skewMax: 0.2, kurtosisMax: 0.2, log: false }),
  normalise: new Array(6).fill({ method: "zscore", mean: 50, sd: 10 }),
};
const cases = [
  ["arithmetic", smallWorld(1), {}],
  ["arithmetic by group", smallWorld(2, { groups: 2 }), {}],
  ["arithmetic across groups with their own weights", smallWorld(2, { groups: 2 }), { across: "all" }],
  ["arithmetic with gaps", smallWorld(3, { missing: 0.15 }), {}],
  ["geometric", smallWorld(4), geometric],
  ["treated, z-scores", smallWorld(5), treated],
] as const;

test.each(cases)(
  "R34 assessing again with the suggested number gives the promised rank, and nearly as much does not (%s)",
  (_, world, change) => {
    const { model } = world;
    const recipe: Recipe = { ...world.recipe, ...change };
    const finder = granted(openChangeFinder(model, recipe));
    let seen = 0;
    for (let unit = 0; unit < 8; unit++) {
      const answer = finder.ask(unit);
      expect(answer?.rank).toBe(rankOf(model, recipe, unit));
      if (answer === null) continue;
      for (const way of ["up", "down"] as const) {
        const { [way]: weight } = answer.weight;
        if (weight) {
          seen++;
          const group = model.groupOf[unit] as number;
          const at = (share: number) =>
            rankOf(
              withWeight(model, group, weight.node, weight.from + share * (weight.to - weight.from)),
              recipe,
              unit,
            );
          expect(at(1)).toBe(weight.rank);
          expect(way === "up" ? weight.rank < answer.rank : weight.rank > answer.rank).toBe(true);
          expect(way === "up" ? at(1 - 1e-6) >= answer.rank : at(1 - 1e-6) <= answer.rank).toBe(true);
        }
        const { [way]: input } = answer.input;
        if (input) {
          seen++;
          const at = (share: number) =>
            rankOf(withValue(model, input.leaf, unit, input.from + share * (input.to - input.from)), recipe, unit);
          expect(at(1)).toBe(input.rank);
          expect(at(Math.max(0, 1 - 1e-7 / input.shareOfRange))).toBe(answer.rank);
        }
      }
    }
    expect(seen).toBeGreaterThan(12);
  },
);

test("no smaller weight change on a fine grid moves the rank", () => {
  const { model, recipe } = smallWorld(1);
  const finder = granted(openChangeFinder(model, recipe));
  for (let unit = 0; unit < 3; unit++) {
    const answer = finder.ask(unit);
    const least = Math.min(Math.abs(answer?.weight.up?.relative ?? 1), Math.abs(answer?.weight.down?.relative ?? 1));
    for (let node = 0; node < 8; node++) {
      for (const share of [-0.999, -0.7, -0.3, 0.3, 0.7, 0.999]) {
        const weight = (model.weights[0]?.[node] as number) * (1 + share * least);
        expect(rankOf(withWeight(model, 0, node, weight), recipe, unit)).toBe(answer?.rank);
      }
    }
  }
});

test("searching finds what solving finds, except where a change un-happens within one step; it never finds less", () => {
  const { model, recipe } = smallWorld(1);
  const solving = granted(openChangeFinder(model, recipe));
  const power = { method: "power", p: 1 } as const;
  const searching = granted(openChangeFinder(model, { ...recipe, aggregate: [power, power, power] }));
  let same = 0;
  for (let unit = 0; unit < 30; unit++) {
    for (const way of ["up", "down"] as const) {
      const [solved, searched] = [solving.ask(unit)?.weight[way], searching.ask(unit)?.weight[way]];
      if (Math.abs((solved?.relative ?? 0) - (searched?.relative ?? 0)) < 1e-7) same++;
      else expect(Math.abs(searched?.relative ?? 1)).toBeGreaterThan(Math.abs(solved?.relative ?? 0));
    }
  }
  expect(same).toBeGreaterThan(50);
});

test("a narrower bound answers none where nothing within it moves the rank, and the best cannot rise", () => {
  const { model, recipe } = smallWorld(1);
  const leader = Array.from({ length: 30 }, (_, unit) => unit).find(
    (unit) => rankOf(model, recipe, unit) === 1,
  ) as number;
  const answer = granted(openChangeFinder(model, recipe, { maxRelative: 1e-6 })).ask(leader);
  expect(answer).toMatchObject({ rank: 1, weight: { up: null, down: null }, input: { up: null } });
});

test("units level with each other part at the smallest change", () => {
  const { model, recipe } = smallWorld(4);
  const twins = {
    ...model,
    values: model.values.map((own, leaf) => own.with(1, leaf < 2 ? (own[0] as number) : (own[1] as number))),
  };
  const levelled = {
    ...twins,
    values: twins.values.map((own, leaf) => (leaf === 0 ? own : own.with(1, own[0] as number))),
  };
  const answer = granted(openChangeFinder(levelled, recipe)).ask(0);
  expect(answer?.input.down?.shareOfRange).toBeLessThan(1e-6);
});

test("a unit that is put aside has no answer, an unknown one throws, a refused recipe is refused", () => {
  const { model, recipe } = smallWorld(1);
  const aside = { ...model, values: model.values.map((own) => own.with(4, Number.NaN)) };
  const finder = granted(openChangeFinder(aside, { ...recipe, unitCoverageFloor: 0.5 }));
  expect(finder.ask(4)).toBeNull();
  expect(() => finder.ask(99)).toThrow("unknown unit 99");
  const zeros = recipe.normalise.map(() => ({ method: "minmax", range: [0, 1] }) as const);
  expect(openChangeFinder(model, { ...recipe, ...geometric, normalise: zeros }).ok).toBe(false);
});

test("a first change is closed in on from either side, with or without a lead", () => {
  for (const lead of [(x: number) => x - 3.3, () => Number.NaN]) {
    const standingAt = (x: number) => ({ rank: x > 3.3 ? 1 : 2, lead: lead(x) });
    const start = (value: number) => ({ value, standing: standingAt(value) });
    expect(firstChangeBetween(start(0), 10, standingAt)?.value).toBeCloseTo(3.3, 7);
    expect(firstChangeBetween(start(10), 0, standingAt)?.value).toBeCloseTo(3.3, 7);
    expect(firstChangeBetween(start(0), 3, standingAt)).toBeNull();
  }
});

test("a linear lead needs four evaluations after the far end or fewer", () => {
  let calls = 0;
  firstChangeBetween({ value: 0, standing: { rank: 2, lead: -0.37 } }, 1, (x) => {
    calls++;
    return { rank: x > 0.37 ? 1 : 2, lead: x - 0.37 };
  });
  expect(calls).toBeLessThanOrEqual(5);
});
