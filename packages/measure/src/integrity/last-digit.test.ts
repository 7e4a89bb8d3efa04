import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { digitUniformity, lastDigit, lastReportedDigit, reportedDecimals } from "./last-digit.ts";
import { answer, shareAtMost } from "./testing/answers.ts";

test("the chi-square of known counts is that by hand", () => {
  const digits = Array.from({ length: 100 }, (_, i) => (i < 20 ? 5 : i % 10));
  const counts = new Array<number>(10).fill(8);
  counts[5] = 28;
  const found = answer(digitUniformity(digits));
  expect(found.statistic).toBeCloseTo(
    counts.reduce((sum, c) => sum + (c - 10) ** 2 / 10, 0),
    12,
  );
  expect(found).toMatchObject({ digit: 5, digitShare: 0.28, roundShare: 0.36, count: 100 });
});

test("R21 honest values have uniform p-values, values rounded to fives are found", () => {
  const stream = openStream(20260103);
  const draw = () => Array.from({ length: 200 }, () => Math.round(700 + 60 * stream.normal()) / 10);
  const p = Array.from({ length: 1500 }, () => answer(lastDigit(draw(), 1)).pValue);
  expect(Math.abs(shareAtMost(p, 0.05) - 0.05)).toBeLessThan(0.02);
  const rounded = draw().map((value, i) => (i % 3 === 0 ? Math.round(value * 2) / 2 : value));
  expect(answer(lastDigit(rounded, 1)).pValue).toBeLessThan(1e-6);
});

test("the reported precision is found from the values", () => {
  expect(reportedDecimals([1.5, 2, Number.NaN, 0.1 + 0.2])).toEqual({ ok: true, value: 1 });
  expect(reportedDecimals([12, 7])).toEqual({ ok: true, value: 0 });
  expect(reportedDecimals([12000, 7000])).toEqual({ ok: true, value: -3 });
  expect(reportedDecimals([123456.78, 0.01])).toEqual({ ok: true, value: 2 });
  expect(reportedDecimals([Math.PI, 1])).toEqual({ ok: false, error: "not-rounded" });
  expect(reportedDecimals([0, Number.NaN])).toEqual({ ok: false, error: "no-data" });
});

test("the last digit is the reported one", () => {
  expect(lastReportedDigit(0.3, 1)).toBe(3);
  expect(lastReportedDigit(-12.47, 2)).toBe(7);
  expect(lastReportedDigit(13000, -3)).toBe(3);
});

test("too few values and too narrow a range say so", () => {
  expect(lastDigit(new Array<number>(99).fill(1), 0)).toEqual({ ok: false, error: "too-few-values" });
  expect(
    lastDigit(
      Array.from({ length: 200 }, (_, i) => i % 10),
      0,
    ),
  ).toEqual({ ok: false, error: "range-too-narrow" });
  expect(digitUniformity([1])).toEqual({ ok: false, error: "too-few-values" });
  expect(() => digitUniformity([1, 10])).toThrow("digits[1] is 10");
});
