import { expect, test } from "vitest";
import { drawWeights, planWeights } from "./draw-weights.ts";
import { smallWorld } from "./testing/world.ts";
import type { WeightVariation } from "./variation.ts";

function drawn(variation: WeightVariation | null, draw: number, groups = 2): Float64Array {
  const plan = planWeights(smallWorld(1, { groups }).model, variation);
  const weights = new Float64Array(plan.groups * plan.nodes);
  drawWeights(weights, plan, { seed: 3, path: [2, draw] });
  return weights;
}

test("R25 noise stays within its share and is the same factor in every group; a weight of 0 stays 0", () => {
  const declared = drawn(null, 0);
  for (let draw = 0; draw < 50; draw++) {
    const weights = drawn({ kind: "noise", share: 0.25 }, draw);
    const factors = weights.map((weight, at) => weight / (declared[at] as number));
    factors.forEach((factor, at) => {
      if (declared[at] === 0) expect(weights[at]).toBe(0);
      else {
        expect(Math.abs(factor - 1)).toBeLessThanOrEqual(0.25);
        if (declared[at % 9] !== 0) expect(factor).toBeCloseTo(factors[at % 9] as number, 12);
      }
    });
  }
});

test("noise is even: as much above the declared weight as below, and reaching both ends", () => {
  const factors = Array.from(
    { length: 2000 },
    (_, draw) => drawn({ kind: "noise", share: 0.25 }, draw, 1)[0] as number,
  );
  expect(factors.reduce((sum, factor) => sum + factor, 0) / 2000).toBeCloseTo(1, 2);
  expect(Math.min(...factors)).toBeLessThan(0.76);
  expect(Math.max(...factors)).toBeGreaterThan(1.24);
});

test("Dirichlet weights of siblings sum to 1 and their mean is the declared share", () => {
  const sums = new Float64Array(9);
  const draws = 4000;
  for (let draw = 0; draw < draws; draw++) {
    const weights = drawn({ kind: "dirichlet", concentration: 12 }, draw, 1);
    expect((weights[0] as number) + (weights[1] as number) + (weights[2] as number)).toBeCloseTo(1, 12);
    weights.forEach((weight, node) => {
      sums[node] = (sums[node] as number) + weight / draws;
    });
  }
  [1, 2, 3].forEach((declared, node) => {
    expect(Math.abs((sums[node] as number) - declared / 6)).toBeLessThan(0.01);
  });
});

test("a larger concentration draws closer to the declared shares", () => {
  const spread = (concentration: number) =>
    Array.from({ length: 300 }, (_, draw) =>
      Math.abs((drawn({ kind: "dirichlet", concentration }, draw, 1)[0] as number) - 1 / 6),
    ).reduce((a, b) => a + b, 0);
  expect(spread(400)).toBeLessThan(spread(4) / 3);
});

test("groups with equal weights draw the same", () => {
  const { model } = smallWorld(1, { groups: 2 });
  const own = model.weights[0] as Float64Array;
  const plan = planWeights({ ...model, weights: [own, own] }, { kind: "dirichlet", concentration: 9 });
  const weights = new Float64Array(18);
  drawWeights(weights, plan, { seed: 1, path: [0] });
  expect(weights.slice(0, 9)).toEqual(weights.slice(9));
});

test("given sets are taken whole, by number or drawn", () => {
  const sets = [0, 1, 2].map((set) => [new Float64Array(9).fill(set), new Float64Array(9).fill(10 + set)]);
  const plan = planWeights(smallWorld(1, { groups: 2 }).model, { kind: "sets", sets });
  const weights = new Float64Array(18);
  drawWeights(weights, plan, { seed: 1, path: [0], set: 2 });
  expect([weights[0], weights[17]]).toEqual([2, 12]);
  const seen = new Set<number>();
  for (let draw = 0; draw < 60; draw++) {
    drawWeights(weights, plan, { seed: 1, path: [draw] });
    seen.add(weights[0] as number);
  }
  expect(seen).toEqual(new Set([0, 1, 2]));
  expect(() => drawWeights(weights, plan, { seed: 1, path: [0], set: 3 })).toThrow("weight set 3 of 3");
});
