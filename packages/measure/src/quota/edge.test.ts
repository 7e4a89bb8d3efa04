import { expect, test } from "vitest";
import { quotaArithmetic } from "./arithmetic.ts";
import { readEdge, withoutBarred } from "./edge.ts";

const five = [
  { id: "a", rank: 1 },
  { id: "b", rank: 2 },
  { id: "c", rank: 2 },
  { id: "d", rank: 2 },
  { id: "e", rank: 5 },
];

test("R10 equal candidates at the last place: both consequences are given, no side is taken", () => {
  expect(readEdge(five, 2)).toEqual({
    tied: ["b", "c", "d"],
    ifAll: { given: 4, over: 2 },
    ifNone: { given: 1, free: 1 },
  });
  expect(quotaArithmetic([{ id: "p", size: 8, share: 0.25, candidates: five }]).pools[0]?.tie?.tied).toEqual([
    "b",
    "c",
    "d",
  ]);
});

test.each([0, 1, 4, 5, 9])("with %i places nobody is divided", (places) => {
  expect(readEdge(five, places)).toBeNull();
});

test("whoever is barred takes no place, and the order of candidates does not matter", () => {
  const barred = five.map((own) => (own.id === "b" ? { ...own, bars: ["discipline"] } : own)).reverse();
  expect(withoutBarred(barred).map(({ id }) => id)).toEqual(["e", "d", "c", "a"]);
  expect(readEdge(barred, 3)).toBeNull();
  expect(readEdge(barred, 2)?.ifAll).toEqual({ given: 3, over: 1 });
});
