import { expect, test } from "vitest";
import type { ViewColumn, ViewFigure } from "./view-column.ts";
import { amongPeers, chanceAbove, rankedSets, shareBelow } from "./view-peers.ts";

function ranked(figures: readonly (readonly [estimate: number, se: number])[]) {
  const cells = figures.map(([estimate, se]): ViewFigure => ({ estimate, se, lower: null, upper: null, n: null }));
  const column: ViewColumn = { id: "v", kind: "data", source: "v", title: "V", unit: null, cells };
  const set = rankedSets(column, new Int32Array(cells.length)).get("0 0");
  return { set, cells, above: (unit: number) => chanceAbove(cells[unit] as ViewFigure, unit, set) };
}

test("R26 exact figures lie above, below or half: equal ones share", () => {
  const { above, set } = ranked([
    [1, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [5, 0],
  ]);
  expect([0, 1, 4].map(above)).toEqual([0, 0.5, 1]);
  expect(shareBelow(set, 3, 2)).toBe(0.75);
});

test("R26 of two uncertain figures the errors of both count", () => {
  const { above } = ranked([
    [0, 3],
    [5, 4],
  ]);
  // Φ(1) and Φ(−1): the difference is 5 with standard error 5.
  expect(above(1)).toBeCloseTo(0.841345, 6);
  expect(above(0)).toBeCloseTo(0.158655, 6);
});

test("more peers than are shown are evenly spaced by rank, and the chance is that of all within a hundredth", () => {
  const { cells, set, above } = ranked(Array.from({ length: 1001 }, (_, k) => [k, 2]));
  const { peers } = amongPeers(cells[500] as ViewFigure, 500, set);
  expect(peers).toHaveLength(40);
  expect([peers[0], peers[19], peers[20], peers[39]]).toEqual([12, 487, 513, 988]);
  expect(above(500)).toBeCloseTo(0.5, 2);
  expect(above(250)).toBeCloseTo(0.25, 2);
});
