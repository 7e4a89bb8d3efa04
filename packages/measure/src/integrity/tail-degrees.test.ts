import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { tailDegrees } from "./tail-degrees.ts";

const stream = openStream(41);
const student = (count: number, df: number) =>
  Array.from(
    { length: count },
    () => stream.normal() / (df === Number.POSITIVE_INFINITY ? 1 : Math.sqrt(stream.gamma(df / 2) / (df / 2))),
  );

test.each([3, 5, 10, Number.POSITIVE_INFINITY])("tails of a large t sample with %d df are found", (df) => {
  expect(tailDegrees(student(60_000, df))).toBe(df);
});

test("a normal sample of 900 is rarely read as heavy-tailed, one of t₃ never as normal", () => {
  const normal = Array.from({ length: 200 }, () => tailDegrees(student(900, Number.POSITIVE_INFINITY)));
  expect(normal.filter((df) => df < 30).length).toBeLessThan(12);
  const heavy = Array.from({ length: 100 }, () => tailDegrees(student(900, 3)));
  expect(Math.max(...heavy)).toBeLessThanOrEqual(7);
});

test("scale does not matter, and one outlier counts the same however far", () => {
  const values = student(500, 4);
  expect(tailDegrees(values.map((z) => 8 * z))).toBe(tailDegrees(values));
  expect(tailDegrees([...values, 50])).toBe(tailDegrees([...values, 5e9]));
});

test("few values are read carefully, values that are mostly 0 most carefully", () => {
  expect(tailDegrees([1, 2, 3])).toBe(3);
  expect(tailDegrees(new Float64Array(50))).toBe(1);
  expect(() => tailDegrees([Number.POSITIVE_INFINITY])).toThrow("standardised[0] is Infinity");
});
