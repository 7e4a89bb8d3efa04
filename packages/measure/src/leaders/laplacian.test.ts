import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { factorLaplacian, type Tie } from "./laplacian.ts";

function randomTies(seed: number, nodes: number, count: number): Tie[] {
  const stream = openStream(seed);
  return Array.from({ length: count }, () => {
    const a = stream.integer(nodes);
    return { a, b: (a + 1 + stream.integer(nodes - 1)) % nodes, weight: 0.1 + stream.uniform() };
  });
}

function product(ties: readonly Tie[], x: Float64Array): Float64Array {
  const y = new Float64Array(x.length);
  for (const { a, b, weight } of ties) {
    const flow = weight * ((x[a] as number) - (x[b] as number));
    y[a] = (y[a] as number) + flow;
    y[b] = (y[b] as number) - flow;
  }
  return y;
}

test.each([
  ["a tree-like graph", 200, 210],
  ["a graph with a dense core", 120, 3000],
  ["a graph in two parts", 100, 240],
])("solutions of %s satisfy their equations", (name, nodes, count) => {
  const half = name.includes("two") ? nodes / 2 : nodes;
  const ties = randomTies(5, half, count).concat(
    half < nodes ? randomTies(6, half, count).map(({ a, b, weight }) => ({ a: a + half, b: b + half, weight })) : [],
  );
  const stream = openStream(9);
  const right = product(
    ties,
    Float64Array.from({ length: nodes }, () => stream.normal()),
  );
  const parts = partsOf(nodes, ties);
  const solved = product(ties, factorLaplacian(parts, ties).solve(right));
  expect(Math.max(...solved.map((cell, k) => Math.abs(cell - (right[k] as number))))).toBeLessThan(1e-9);
});

test.each([60, 800])("entries of the inverse are those that solving for them gives (%d ties)", (count) => {
  const ties = randomTies(3, 80, count);
  const factor = factorLaplacian(partsOf(80, ties), ties);
  let farthest = 0;
  for (const { a, b } of ties.filter((_, k) => k % 8 === 0)) {
    const pull = new Float64Array(80);
    pull[a] = 1;
    pull[b] = -1;
    const x = factor.solve(pull);
    const resistance = factor.inverseAt(a, a) + factor.inverseAt(b, b) - 2 * factor.inverseAt(a, b);
    farthest = Math.max(farthest, Math.abs((x[a] as number) - (x[b] as number) - resistance));
  }
  expect(farthest).toBeLessThan(1e-9);
});

test("two ties in a row resist as their sum, side by side as their parallel", () => {
  const row = factorLaplacian(
    [0, 0, 0],
    [
      { a: 0, b: 1, weight: 2 },
      { a: 1, b: 2, weight: 4 },
    ],
  );
  const x = row.solve(Float64Array.of(1, 0, -1));
  expect((x[0] as number) - (x[2] as number)).toBeCloseTo(1 / 2 + 1 / 4, 14);
  const side = factorLaplacian(
    [0, 0],
    [
      { a: 0, b: 1, weight: 2 },
      { a: 0, b: 1, weight: 4 },
    ],
  );
  expect(side.inverseAt(0, 0) + side.inverseAt(1, 1) - 2 * side.inverseAt(0, 1)).toBeCloseTo(1 / 6, 14);
});

function partsOf(nodes: number, ties: readonly Tie[]): number[] {
  const part = Array.from({ length: nodes }, (_, node) => node);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { a, b } of ties) {
      const least = Math.min(part[a] as number, part[b] as number);
      if (part[a] !== least || part[b] !== least) changed = true;
      part[a] = least;
      part[b] = least;
    }
  }
  return part;
}
