import { expect, test } from "vitest";
import { robustSummary } from "./robust-summary.ts";
import { answer } from "./testing/answers.ts";

test("median and scaled MAD of 1 … 9 are 5 and 1.4826 · 2 · 9/8.2", () => {
  const summary = answer(robustSummary([9, 1, 8, 2, 7, 3, 6, 4, 5, Number.NaN]));
  expect(summary.centre).toBe(5);
  expect(summary.scale).toBeCloseTo((1.482602218505602 * 2 * 9) / 8.2, 12);
  expect(summary.count).toBe(9);
});

test("undefined summaries say why", () => {
  expect(robustSummary([1, 2])).toEqual({ ok: false, error: "too-few-values" });
  expect(robustSummary([1, 1, 1, 5])).toEqual({ ok: false, error: "no-variation" });
  expect(() => robustSummary([1, Number.POSITIVE_INFINITY])).toThrow("values[1] is Infinity");
});
