import { err, ok, type Result } from "@huabiao/kernel/result";
import { chiSquareUpper } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { presentValues } from "./present-values.ts";

/** How evenly the last reported digits are spread. */
export interface LastDigit {
  /** Pearson's chi-square over the digits 0 … 9. */
  readonly statistic: number;
  readonly pValue: number;
  readonly count: number;
  /** The commonest digit and its share. */
  readonly digit: number;
  readonly digitShare: number;
  /** Share of 0 and 5: people who invent or round numbers prefer them. */
  readonly roundShare: number;
}

/**
 * Uniformity of the last reported digit of the values of one indicator.
 *
 * @param values NaN = missing. @param decimals digits after the point in the report (negative: trailing
 * zeros of whole numbers); `reportedDecimals` finds them.
 * @returns `too-few-values` under 100, `range-too-narrow` when the middle 80 % of the values spans under
 * 30 steps of the last digit, so that uniformity is not expected.
 * @throws RangeError on ±Infinity. Cost O(n log n). Source: Beber & Scacco 2012.
 */
export function lastDigit(values: ArrayLike<number>, decimals: number): Result<LastDigit, IntegrityReason> {
  const present = presentValues(values, "values");
  if (present.length < 100) return err("too-few-values");
  if (!spansManySteps(present, decimals)) return err("range-too-narrow");
  return digitUniformity(present.map((value) => lastReportedDigit(value, decimals)));
}

/**
 * Chi-square test that digits are uniform on 0 … 9; 9 degrees of freedom.
 *
 * @param digits whole, 0 … 9; they may be pooled from indicators of different precision.
 * @returns `too-few-values` under 100. @throws RangeError on another number, naming its index.
 */
export function digitUniformity(digits: ArrayLike<number>): Result<LastDigit, IntegrityReason> {
  const counts = new Float64Array(10);
  for (let i = 0; i < digits.length; i++) {
    const digit = digits[i] as number;
    if (!(Number.isInteger(digit) && digit >= 0 && digit <= 9)) throw new RangeError(`digits[${i}] is ${digit}`);
    counts[digit] = (counts[digit] as number) + 1;
  }
  const count = digits.length;
  if (count < 100) return err("too-few-values");
  const statistic = counts.reduce((sum, seen) => sum + (seen - count / 10) ** 2, 0) / (count / 10);
  const digit = counts.indexOf(Math.max(...counts));
  return ok({
    statistic,
    pValue: chiSquareUpper(statistic, 9),
    count,
    digit,
    digitShare: (counts[digit] as number) / count,
    roundShare: ((counts[0] as number) + (counts[5] as number)) / count,
  });
}

/** The digit of |value| in the place of 10^−decimals, the value being rounded to that place. */
export function lastReportedDigit(value: number, decimals: number): number {
  return Math.round(Math.abs(value) * 10 ** decimals) % 10;
}

/** Whether the middle 80 % of the values spans at least 30 steps of the last digit. @param present without NaN, not empty. */
export function spansManySteps(present: Float64Array, decimals: number): boolean {
  const sorted = present.slice().sort();
  const low = sorted[Math.floor(0.1 * sorted.length)] as number;
  const high = sorted[Math.ceil(0.9 * sorted.length) - 1] as number;
  return (high - low) * 10 ** decimals >= 30;
}

/**
 * The precision to which values were reported: the fewest decimals, −6 … 6, that hold all of them exactly.
 *
 * @param values NaN = missing. @returns `not-rounded` when six decimals do not hold them,
 * `no-data` when none is present or all are 0. @throws RangeError on ±Infinity. Cost O(n).
 */
export function reportedDecimals(values: ArrayLike<number>): Result<number, IntegrityReason> {
  const present = presentValues(values, "values");
  if (present.every((value) => value === 0)) return err("no-data");
  let decimals = -6;
  for (const value of present) {
    while (decimals <= 6 && !isWhole(value, decimals)) decimals++;
    if (decimals > 6) return err("not-rounded");
  }
  return ok(decimals);
}

function isWhole(value: number, decimals: number): boolean {
  const scaled = decimals < 0 ? value / 10 ** -decimals : value * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) <= Math.max(1e-9, Math.abs(scaled) * 1e-14);
}
