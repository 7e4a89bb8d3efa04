import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearNames, suggestions } from "./near-name.ts";

test.each([
  ["", "", 0],
  ["kitten", "sitting", 3],
  ["ab", "ba", 1],
  ["ca", "abc", 3],
  ["指標", "指示", 1],
  ["𠮷", "吉", 1],
  ["", "abc", 3],
])("the distance between %s and %s is %d", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

test("the distance is symmetric, zero only for equal texts, and never more than the longer one", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        const lengths = [Array.from(a).length, Array.from(b).length];
        expect(distance).toBeLessThanOrEqual(Math.max(...lengths));
        expect(distance).toBeGreaterThanOrEqual(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0)));
      },
    ),
  );
});

test("near names come nearest first, at most three, without regard to case and width", () => {
  expect(nearNames("wieght", ["height", "weight", "width", "parent"])).toEqual(["weight", "height"]);
  expect(nearNames("GDP", ["gdp", "gnp", "gdq", "gdr"])).toEqual(["gdp", "gnp", "gdq"]);
  expect(nearNames("GDP", ["gdp"])).toEqual(["gdp"]);
  expect(nearNames("d", ["id", "by"])).toEqual([]);
  expect(nearNames("x", [])).toEqual([]);
});

test("suggestions say the likely name and the known ones, nearest first", () => {
  expect(suggestions("hil", ["plain", "hill"])).toEqual({ near: "hill", known: "hill, plain" });
  expect(suggestions("x", [])).toEqual({ near: null, known: "—" });
  expect(suggestions("x", "abcdefghij").known).toBe("a, b, c, d, e, f, g, h, …");
});
