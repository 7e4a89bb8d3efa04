import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSidedQuantile } from "../integrity/distributions.ts";
import type { UndefinedReason } from "../undefined-reason.ts";

/** A figure with its standard error and two-sided t interval. */
export interface TrendFigure {
  readonly value: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/** A least-squares line through points in time. */
export interface TrendLine {
  readonly count: number;
  /** Means of time and value, slope, sum of squared deviations of time. */
  readonly time: number;
  readonly value: number;
  readonly slope: number;
  readonly spread: number;
  /** Standard deviation of the points about the line, with `degrees` = count − 2. */
  readonly residual: number;
  readonly degrees: number;
  /** Half-width of an interval in standard errors. */
  readonly width: number;
}

/**
 * Least-squares line with its residual spread.
 *
 * @returns the line, or `too-few-values` (under 3 points: a line through 2 has no error), `no-variation` (one time only).
 * Cost O(n). Checked against R `lm`.
 */
export function fitTrend(
  times: readonly number[],
  values: readonly number[],
  level: number,
): Result<TrendLine, UndefinedReason> {
  const count = times.length;
  if (count < 3) return err("too-few-values");
  const time = mean(times);
  const value = mean(values);
  const spread = times.reduce((sum, t) => sum + (t - time) ** 2, 0);
  if (!(spread > 0)) return err("no-variation");
  const slope = times.reduce((sum, t, k) => sum + (t - time) * ((values[k] as number) - value), 0) / spread;
  const squares = times.reduce((sum, t, k) => sum + ((values[k] as number) - value - slope * (t - time)) ** 2, 0);
  const degrees = count - 2;
  const width = studentTwoSidedQuantile(1 - level, degrees);
  return ok({ count, time, value, slope, spread, residual: Math.sqrt(squares / degrees), degrees, width });
}

/** The line's height at a time: of the line itself, or of a new point about it (prediction). */
export function trendAt(line: TrendLine, time: number, of: "line" | "new-point"): TrendFigure {
  const distance = time - line.time;
  const own = of === "line" ? 0 : 1;
  const error = line.residual * Math.sqrt(own + 1 / line.count + (distance * distance) / line.spread);
  return trendFigure(line.value + line.slope * distance, error, line.width);
}

/** The line's slope per unit of time. */
export function trendSlope(line: TrendLine): TrendFigure {
  return trendFigure(line.slope, line.residual / Math.sqrt(line.spread), line.width);
}

function trendFigure(value: number, standardError: number, width: number): TrendFigure {
  return { value, standardError, lower: value - width * standardError, upper: value + width * standardError };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
