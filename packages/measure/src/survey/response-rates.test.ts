import { describe, expect, test } from "vitest";
import { responseRates } from "./response-rates.ts";

const outcomes = Int8Array.of(1, 0, -1, 1, 0, -1, 0);
const strata = { codes: Int32Array.of(0, 0, 0, 1, 1, 2, -1), count: 3 };

describe("R20 response rates", () => {
  test("are responded over eligible, by stratum, plain and weighted", () => {
    const [first, second] = responseRates(outcomes, { strata, weights: Float64Array.of(3, 1, 9, 1, 1, 1, 1) });
    expect(first).toEqual({
      invited: 3,
      eligible: 2,
      responded: 1,
      rate: { ok: true, value: 0.5 },
      weightedRate: { ok: true, value: 0.75 },
    });
    expect(second?.rate).toEqual({ ok: true, value: 0.5 });
  });

  test("have no value where nobody eligible was invited, or they weigh nothing", () => {
    const rates = responseRates(outcomes, { strata, weights: Float64Array.of(0, 0, 9, 1, 1, 1, 1) });
    expect(rates[0]?.weightedRate).toEqual({ ok: false, error: "zero-weights" });
    expect(rates[2]?.rate).toEqual({ ok: false, error: "empty-domain" });
    expect(rates[2]?.weightedRate).toEqual({ ok: false, error: "empty-domain" });
  });

  test("refuse ragged or impossible input, naming it", () => {
    expect(() => responseRates(Int8Array.of(1), { strata, weights: null })).toThrow(RangeError);
    expect(() => responseRates(Int8Array.of(1, 0, -1, 1, 0, -1, 2), { strata, weights: null })).toThrow("person 6");
    const weights = Float64Array.of(1, -1, 1, 1, 1, 1, 1);
    expect(() => responseRates(outcomes, { strata, weights })).toThrow("weight -1 of person 1");
  });
});
