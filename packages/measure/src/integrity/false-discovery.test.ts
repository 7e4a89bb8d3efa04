import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg, flagFamily } from "./false-discovery.ts";

test("R21 adjusted p-values are those of R p.adjust(p, 'BH') on the fifteen p-values of Benjamini and Hochberg 1995", () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const adjusted = [...benjaminiHochberg(p)];
  const byHand = p.map((_, i) => Math.min(...p.slice(i).map((q, k) => (q * 15) / (i + k + 1)), 1));
  adjusted.forEach((value, i) => {
    expect(value).toBeCloseTo(byHand[i] as number, 14);
  });
  expect(
    flagFamily(
      p.map((pValue) => ({ pValue })),
      0.05,
    ),
  ).toHaveLength(4);
});

test("tied p-values share one adjusted value, and ties flag together", () => {
  expect([...benjaminiHochberg([0.04, 0.01, 0.04, 0.04])]).toEqual([0.04, 0.04, 0.04, 0.04]);
  expect([...benjaminiHochberg([0.03, 0.03])]).toEqual([0.03, 0.03]);
});

test("step-up: a larger p-value under its line carries smaller ones above theirs", () => {
  const p = [0.03, 0.04, 0.05, 0.05];
  expect([...benjaminiHochberg(p)]).toEqual([0.05, 0.05, 0.05, 0.05]);
  expect(
    flagFamily(
      p.map((pValue) => ({ pValue })),
      0.05,
    ),
  ).toHaveLength(4);
});

test("an empty family has no flags, a single test is not changed", () => {
  expect(flagFamily([], 0.1)).toEqual([]);
  expect([...benjaminiHochberg([0.2])]).toEqual([0.2]);
});

test("adjusting does not depend on the order of the family", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (p) => {
      const reversed = [...benjaminiHochberg([...p].reverse())].reverse();
      expect([...benjaminiHochberg(p)]).toEqual(reversed);
      benjaminiHochberg(p).forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(p[i] as number);
      });
    }),
  );
});

test("a p-value or rate out of range throws and names it", () => {
  expect(() => benjaminiHochberg([0.1, 1.2])).toThrow("pValues[1] is 1.2");
  expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
  expect(() => flagFamily([], 0)).toThrow(RangeError);
});
