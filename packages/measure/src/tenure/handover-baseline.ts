import { type Day, dayNumber } from "@huabiao/kernel/calendar";
import { mapResult, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { fitTrend, type TrendFigure, type TrendLine, trendAt, trendSlope } from "./trend-line.ts";

/** An outcome as it was measured, one value a day; NaN = missing. */
export interface MeasuredOutcome {
  readonly on: readonly Day[];
  readonly values: ArrayLike<number>;
}

/** Something owed or promised: from the day it was taken on to the last day it stood; `to` null = still open. */
export interface Obligation {
  readonly name: string;
  readonly amount: number;
  readonly from: Day;
  readonly to: Day | null;
}

/** When the office was taken, and how far back to look. */
export interface HandoverOptions {
  readonly takingOffice: Day;
  /** Years before taking office that the trend is read from. Default: all. */
  readonly years?: number;
  /** Of the intervals. Default 0.95. */
  readonly level?: number;
  readonly obligations?: readonly Obligation[];
}

/** What was found when the office was taken. */
export interface HandoverBaseline {
  readonly takingOffice: Day;
  /** Height of the trend on the day of taking office, and its slope per year. */
  readonly level: TrendFigure;
  readonly trendPerYear: TrendFigure;
  /** Values the trend was read from. */
  readonly count: number;
  /** What was open on that day, and its sum. */
  readonly obligations: readonly Obligation[];
  readonly obligationsTotal: number;
  /** The line itself, in years from taking office. */
  readonly line: TrendLine;
}

/** A later value read against the continued trend. */
export interface AgainstTrend {
  /** What the trend let expect, with the interval in which a single new value lies if it continues. */
  readonly expected: TrendFigure;
  /** Value − expected. */
  readonly difference: number;
  /** Whether the value lies outside the interval; above is not better where less is. */
  readonly beyond: "above" | "below" | "within";
}

/**
 * The handover baseline (R11): level, trend and obligations on the day of taking office.
 *
 * Least-squares line through the values measured before that day. The errors hold when deviations from the line
 * are independent; series that swing slowly have wider ones than told.
 *
 * @returns the baseline, or `too-few-values` (under 3 values before), `no-variation` (all of one day).
 * @throws RangeError on ragged input, ±Infinity or a non-finite amount, naming it. Cost O(n).
 * Checked against R `lm` and `predict`.
 */
export function handoverBaseline(
  outcome: MeasuredOutcome,
  options: HandoverOptions,
): Result<HandoverBaseline, UndefinedReason> {
  const { takingOffice, years = Number.POSITIVE_INFINITY, level = 0.95 } = options;
  checkOutcome(outcome);
  const obligations = (options.obligations ?? []).filter((one) => isOpen(one, takingOffice));
  const points = outcome.on.flatMap((on, k) => {
    const [time, value] = [yearsBetween(takingOffice, on), outcome.values[k] as number];
    return time < 0 && time >= -years && !Number.isNaN(value) ? [{ time, value }] : [];
  });
  const line = fitTrend(
    points.map(({ time }) => time),
    points.map(({ value }) => value),
    level,
  );
  return mapResult(line, (fitted) => ({
    takingOffice,
    level: trendAt(fitted, 0, "line"),
    trendPerYear: trendSlope(fitted),
    count: points.length,
    obligations,
    obligationsTotal: obligations.reduce((sum, { amount }) => sum + amount, 0),
    line: fitted,
  }));
}

/**
 * Reads a later value against the trend found at the handover, with its prediction interval.
 *
 * @throws RangeError on a value that is not finite.
 */
export function againstTrend(baseline: HandoverBaseline, on: Day, value: number): AgainstTrend {
  if (!Number.isFinite(value)) throw new RangeError(`value on ${on} is ${value}`);
  const expected = trendAt(baseline.line, yearsBetween(baseline.takingOffice, on), "new-point");
  const rounding = 1e-12 * (Math.abs(value) + Math.abs(expected.value));
  const above = value > expected.upper + rounding;
  const beyond = above ? "above" : value < expected.lower - rounding ? "below" : "within";
  return { expected, difference: value - expected.value, beyond };
}

/** From one day to another in years of 365.25 days. */
function yearsBetween(from: Day, to: Day): number {
  return (dayNumber(to) - dayNumber(from)) / 365.25;
}

function isOpen({ from, to, amount, name }: Obligation, day: Day): boolean {
  if (!Number.isFinite(amount)) throw new RangeError(`obligation ${name} amounts to ${amount}`);
  return from <= day && (to === null || to >= day);
}

function checkOutcome({ on, values }: MeasuredOutcome): void {
  if (on.length !== values.length) throw new RangeError(`${values.length} values for ${on.length} days`);
  on.forEach((day, k) => {
    if (Math.abs(values[k] as number) === Number.POSITIVE_INFINITY)
      throw new RangeError(`value on ${day} is ${values[k]}`);
  });
}
