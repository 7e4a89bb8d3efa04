import fc from "fast-check";
import { expect, test } from "vitest";
import { type QuotaPool, quotaArithmetic, roundPlaces } from "./arithmetic.ts";

test("R10 every step of a pool is a line: size, share, product, places, used, left", () => {
  const { lines, pools } = quotaArithmetic([{ id: "deputies", size: 23, share: 0.25, used: 2 }]);
  expect(lines).toEqual([
    { of: "deputies", step: "size", value: 23 },
    { of: "deputies", step: "share", value: 0.25 },
    { of: "deputies", step: "product", value: 5.75 },
    { of: "deputies", step: "places", value: 5, by: "floor" },
    { of: "deputies", step: "used", value: 2 },
    { of: "deputies", step: "left", value: 3 },
  ]);
  expect(pools).toEqual([{ pool: "deputies", places: 5, used: 2, left: 3, tie: null }]);
});

test.each([
  ["floor", 2.5, 2],
  ["round", 2.5, 3],
  ["round", 2.49, 2],
  ["ceil", 2.1, 3],
  ["floor", 0.29 * 100, 29],
  ["ceil", 0.1 * 3 * 10, 3],
] as const)("%s of %d is %d: binary noise is no place", (rounding, product, places) => {
  expect(roundPlaces(product, rounding)).toBe(places);
});

test("R10 a team's grade moves its members' share, and the line says what moved it", () => {
  const { lines, pools } = quotaArithmetic([
    { id: "members", size: 20, share: 0.25, linked: [{ by: "team-excellent", share: 0.3 }] },
  ]);
  expect(pools[0]?.places).toBe(6);
  expect(lines).toContainEqual({ of: "members", step: "linked-share", value: 0.3, by: "team-excellent" });
});

test("a joint cap limits what is left in each of its pools, and in no other", () => {
  const pools: QuotaPool[] = [
    { id: "principals", size: 10, share: 0.3, used: 2 },
    { id: "deputies", size: 30, share: 0.3, used: 5 },
    { id: "organ", size: 10, share: 0.2 },
  ];
  const result = quotaArithmetic(pools, { caps: [{ id: "leaders", pools: ["principals", "deputies"], share: 0.2 }] });
  expect(result.pools.map(({ left }) => left)).toEqual([1, 1, 2]);
  expect(result.lines).toContainEqual({ of: "leaders", step: "joint-places", value: 8, by: "floor" });
  expect(result.lines).toContainEqual({ of: "leaders", step: "joint-used", value: 7 });
});

test("more given than allowed shows as less than nothing left", () => {
  expect(quotaArithmetic([{ id: "a", size: 10, share: 0.2, used: 3 }]).pools[0]?.left).toBe(-1);
});

test("floor never exceeds the share, ceil never falls short, and they differ by at most one place", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 100 }), (size, percent) => {
      const product = (size * percent) / 100;
      const [low, high] = [roundPlaces(size * (percent / 100), "floor"), roundPlaces(size * (percent / 100), "ceil")];
      expect(low).toBe(Math.floor(product));
      expect(high).toBe(Math.ceil(product));
    }),
  );
});

test.each<[string, QuotaPool[], string[]]>([
  ["size of a is -1", [{ id: "a", size: -1, share: 0 }], []],
  ["size of a is 1.5", [{ id: "a", size: 1.5, share: 0 }], []],
  ["used of a is -1", [{ id: "a", size: 1, share: 0, used: -1 }], []],
  ["share of a is 1.2", [{ id: "a", size: 1, share: 1.2 }], []],
  ["share of a is NaN", [{ id: "a", size: 1, share: 0, linked: [{ by: "x", share: Number.NaN }] }], []],
  [
    "pool a is named twice",
    [
      { id: "a", size: 1, share: 0 },
      { id: "a", size: 1, share: 0 },
    ],
    [],
  ],
  ["cap joint names the unknown pool b", [{ id: "a", size: 1, share: 0 }], ["b"]],
])("impossible pools throw: %s", (message, pools, capped) => {
  const caps = capped.length > 0 ? [{ id: "joint", pools: capped, share: 0.5 }] : [];
  expect(() => quotaArithmetic(pools, { caps })).toThrow(message);
});
