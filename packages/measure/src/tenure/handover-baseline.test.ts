import { type Day, dayNumber, dayOf } from "@huabiao/kernel/calendar";
import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { answer } from "../integrity/testing/answers.ts";
import golden from "./golden/handover.json" with { type: "json" };
import { againstTrend, handoverBaseline } from "./handover-baseline.ts";
import type { TrendFigure } from "./trend-line.ts";

const takingOffice = "2020-06-01" as Day;
const after = (days: number) => dayOf(dayNumber(takingOffice) + days);
const yearly = (values: number[]) => ({ on: values.map((_, k) => after(-365 * (values.length - k))), values });
const parts = ({ value, standardError, lower, upper }: TrendFigure) => [value, standardError, lower, upper];

test.each(golden.cases)("R11 level, trend and prediction are those of R lm and predict (case %#)", (one) => {
  const outcome = { on: one.days.map(after), values: one.values };
  const baseline = answer(handoverBaseline(outcome, { takingOffice }));
  const close = (found: readonly number[], truth: readonly number[]) =>
    found.forEach((value, k) => {
      expect(Math.abs(value - (truth[k] as number))).toBeLessThan(1e-9 * Math.max(1, Math.abs(truth[k] as number)));
    });
  close(parts(baseline.level), one.level);
  close(parts(baseline.trendPerYear), one.trend);
  const { expected } = againstTrend(baseline, after(one.laterDay), 0);
  close([expected.value, expected.lower, expected.upper], one.prediction);
});

test("R11 a term is read against the trend that it took over, not against standing still", () => {
  const baseline = answer(handoverBaseline(yearly([10, 12.1, 13.9, 16, 18.1, 19.9]), { takingOffice }));
  expect(baseline.trendPerYear.value).toBeCloseTo(2, 1);
  expect(againstTrend(baseline, after(730), 26).beyond).toBe("within");
  expect(againstTrend(baseline, after(730), 30)).toMatchObject({ beyond: "above" });
  expect(againstTrend(baseline, after(730), 22)).toMatchObject({ beyond: "below" });
});

test("values of the day of taking office and later, missing ones and those before the window do not count", () => {
  const outcome = yearly([500, 1, 2, 3, Number.NaN]);
  const on = [...outcome.on, takingOffice, after(400)];
  const baseline = answer(handoverBaseline({ on, values: [...outcome.values, 99, 99] }, { takingOffice, years: 4 }));
  expect(baseline.count).toBe(3);
});

test("an outcome that lies on a line exactly is within it when the line goes on", () => {
  const baseline = answer(handoverBaseline(yearly([1, 1.1, 1.2, 1.3]), { takingOffice }));
  const exact = baseline.level.value + 0.1 * (365.25 / 365) * (730 / 365.25);
  expect(againstTrend(baseline, after(730), exact).beyond).toBe("within");
});

test("what was open on the day is inherited, what was settled or taken on later is not", () => {
  const owed = (name: string, from: number, to: number | null) => ({
    name,
    amount: 5,
    from: after(from),
    to: to === null ? null : after(to),
  });
  const obligations = [
    owed("open", -900, null),
    owed("last day", -900, 0),
    owed("settled", -900, -1),
    owed("new", 1, null),
  ];
  const baseline = answer(handoverBaseline(yearly([1, 2, 4]), { takingOffice, obligations }));
  expect(baseline.obligations.map(({ name }) => name)).toEqual(["open", "last day"]);
  expect(baseline.obligationsTotal).toBe(10);
});

test("95 % prediction intervals hold a value that continues the trend in 93–97 % of 1,200 worlds (seed 11)", () => {
  let held = 0;
  for (let world = 0; world < 1200; world++) {
    const stream = openStream(11, world);
    const values = Array.from({ length: 6 }, (_, k) => 30 + 1.5 * k + 2 * stream.normal());
    const baseline = answer(handoverBaseline(yearly(values), { takingOffice }));
    const next = 30 + 1.5 * 8 + 2 * stream.normal();
    if (againstTrend(baseline, after(730), next).beyond === "within") held++;
  }
  expect(held / 1200).toBeGreaterThan(0.93);
  expect(held / 1200).toBeLessThan(0.97);
});

test("too few values, one day only, and malformed input", () => {
  const baseline = (outcome: Parameters<typeof handoverBaseline>[0]) => handoverBaseline(outcome, { takingOffice });
  expect(baseline(yearly([1, 2]))).toEqual({ ok: false, error: "too-few-values" });
  expect(baseline({ on: [after(-9), after(-9), after(-9)], values: [1, 2, 3] })).toEqual({
    ok: false,
    error: "no-variation",
  });
  expect(() => baseline({ on: [after(-9)], values: [] })).toThrow("0 values for 1 days");
  expect(() => baseline({ on: [after(-9)], values: [Number.NEGATIVE_INFINITY] })).toThrow("is -Infinity");
  const found = answer(baseline(yearly([1, 2, 4])));
  expect(() => againstTrend(found, after(1), Number.NaN)).toThrow("is NaN");
  const obligations = [{ name: "loan", amount: Number.NaN, from: takingOffice, to: null }];
  expect(() => handoverBaseline(yearly([1, 2, 4]), { takingOffice, obligations })).toThrow("loan amounts to NaN");
});
