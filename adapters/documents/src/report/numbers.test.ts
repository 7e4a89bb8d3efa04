import { expect, test } from "vitest";
import * as numbers from "./numbers.ts";

test("scores have one decimal, a true minus, and no minus at zero", () => {
  expect(numbers.score(-1.94)).toBe("\u22121.9");
  expect(numbers.score(-0.01)).toBe("0.0");
  expect(numbers.score(1234.56)).toBe("1,234.6");
});

test("differences carry their sign except at zero", () => {
  expect([numbers.signed(4.84), numbers.signed(-2.4), numbers.signed(0), numbers.signed(-0.04)]).toEqual([
    "+4.8",
    "\u22122.4",
    "0.0",
    "0.0",
  ]);
});

test("a tiny p is only said to be below a thousandth", () => {
  expect([numbers.pValue(0.0004), numbers.pValue(0.0214)]).toEqual(["< 0.001", "0.021"]);
});

test("years are not grouped, large counts are, other numbers keep three digits", () => {
  expect([numbers.loose(2025), numbers.loose(12345), numbers.loose(0.98765), numbers.loose(7e-16)]).toEqual([
    "2025",
    "12,345",
    "0.988",
    "≈ 0",
  ]);
});

test("an input is shown with the shortest digits that give it back", () => {
  expect([numbers.exact(0.1), numbers.exact(0.1 + 0.2), numbers.exact(-1e21)]).toEqual([
    "0.1",
    "0.30000000000000004",
    "\u22121e+21",
  ]);
});

test("a column's decimals follow its largest value; whole numbers have none", () => {
  expect([[1, 2, null], [1.5, 2000], [0.5, 150], [0.5, 5], [0.01]].map(numbers.digitsFor)).toEqual([0, 0, 1, 2, 4]);
});
