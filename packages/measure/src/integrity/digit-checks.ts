import { benford } from "./benford.ts";
import type { CheckLedger } from "./check-ledger.ts";
import { digitUniformity, lastReportedDigit, spansManySteps } from "./last-digit.ts";
import type { Panel } from "./panel.ts";
import type { IndicatorChanges } from "./panel-changes.ts";
import { presentValues } from "./present-values.ts";

/**
 * Runs the digit laws over one indicator and adds its last digits to those of each subject.
 *
 * Benford reads the newest value of each subject, last digits every value that lies at least ten steps
 * from the one before: a slowly moving series would repeat its digits. Cost O(n log n) in the cells.
 *
 * @param digits per subject, to be judged by `checkSubjectDigits` after the last indicator.
 */
export function checkDigits(
  ledger: CheckLedger,
  panel: Panel,
  of: IndicatorChanges,
  digits: readonly number[][],
): void {
  const id = panel.indicators[of.indicator]?.id as string;
  const years = panel.years.length;
  const newest = panel.subjects.map((_, i) => newestOf(of.values.subarray(i * years, (i + 1) * years)));
  const first = {
    check: "benford-first-two-digits",
    scope: "indicator",
    subject: null,
    indicator: id,
    years: panel.years.slice(-1),
  } as const;
  ledger.enter(first, benford(newest));
  const last = { check: "last-digit", scope: "indicator", subject: null, indicator: id, years: panel.years } as const;
  if (of.decimals === null) {
    ledger.skip(last, "not-rounded");
    return;
  }
  const present = presentValues(of.values, "values");
  if (present.length === 0 || !spansManySteps(present, of.decimals)) {
    ledger.skip(last, "range-too-narrow");
    return;
  }
  const pooled = panel.subjects.flatMap((_, i) =>
    freshDigits(of.values.subarray(i * years, (i + 1) * years), of.step, of.decimals as number, digits[i] as number[]),
  );
  ledger.enter(last, digitUniformity(pooled));
}

/** Judges the last digits that each subject has gathered over all indicators. */
export function checkSubjectDigits(ledger: CheckLedger, panel: Panel, digits: readonly number[][]): void {
  digits.forEach((own, i) => {
    const place = {
      check: "last-digit",
      scope: "subject",
      subject: panel.subjects[i] as string,
      indicator: null,
      years: panel.years,
    } as const;
    ledger.enter(place, digitUniformity(own));
  });
}

function newestOf(series: Float64Array): number {
  for (let t = series.length - 1; t >= 0; t--) if (!Number.isNaN(series[t])) return series[t] as number;
  return Number.NaN;
}

/** Last digits of the values that moved ten steps since the last one taken; also added to `own`. */
function freshDigits(series: Float64Array, step: number, decimals: number, own: number[]): number[] {
  const fresh: number[] = [];
  let before = Number.NaN;
  for (const value of series) {
    if (Number.isNaN(value) || Math.abs(value - before) < 9.5 * step) continue;
    before = value;
    fresh.push(lastReportedDigit(value, decimals));
  }
  for (const digit of fresh) own.push(digit);
  return fresh;
}
