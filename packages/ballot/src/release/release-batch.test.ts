import { expect, test } from "vitest";
import { seededRandom } from "../testing/small-poll.ts";
import { releaseBatch, shuffle } from "./release-batch.ts";

const random = seededRandom(5);
const pending = Array.from({ length: 30 }, (_, at) => at);

test("R14 a batch is never small, and as many wait behind it, so that the close is not small either", () => {
  const batch = releaseBatch(pending, { least: 10, closing: false, random });
  expect([batch.released.length, batch.kept.length]).toEqual([20, 10]);
  expect([...batch.released, ...batch.kept].sort((a, b) => a - b)).toEqual(pending);
  expect(releaseBatch(pending.slice(0, 19), { least: 10, closing: false, random }).released).toEqual([]);
  expect(releaseBatch(pending.slice(0, 20), { least: 10, closing: false, random }).released.length).toBe(10);
});

test("at the close everything goes", () => {
  const batch = releaseBatch(pending, { least: 10, closing: true, random });
  expect([batch.released.length, batch.kept]).toEqual([30, []]);
  expect(releaseBatch([1], { least: 10, closing: true, random }).released).toEqual([1]);
});

test("R14 every order is as likely as any other: 24,000 shuffles of four from seed 5", () => {
  const counts = new Map<string, number>();
  for (let trial = 0; trial < 24_000; trial++) {
    const order = shuffle([0, 1, 2, 3], random).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(counts.size).toBe(24);
  // 99.9 % of chi-square with 23 degrees of freedom lie below 49.7.
  expect(chiSquare).toBeLessThan(49.7);
});
