import { reportedDecimals } from "./last-digit.ts";
import type { Panel } from "./panel.ts";
import { type RobustSummary, robustSummary } from "./robust-summary.ts";
import { tailDegrees } from "./tail-degrees.ts";

/** One indicator's one-year changes, read against the peers of each year. */
export interface IndicatorChanges {
  readonly indicator: number;
  readonly values: Float64Array;
  /** Changes are of logarithms (positive values over a wide range) or plain differences. */
  readonly isLog: boolean;
  /** Laid out as the values; the change leading to a cell, NaN in the first year. */
  readonly changes: Float64Array;
  /** Changes minus the median of the group and year. */
  readonly residuals: Float64Array;
  /** Per group · years + year, of the changes; null where the peers give none. */
  readonly peers: readonly (RobustSummary | null)[];
  /** Per group, of the residuals of all years; null where they give none. */
  readonly pooled: readonly (RobustSummary | null)[];
  /** Tail weight of the residuals. */
  readonly tails: number;
  /** Step of the reported precision; 0 = not rounded. */
  readonly step: number;
  /** Digits after the point in the report; null = not rounded. */
  readonly decimals: number | null;
}

/**
 * Prepares the changes of one indicator.
 *
 * Logarithms are used when all values are positive and the ninth decile is over five times the first.
 * Cost O(n log n) in the cells.
 */
export function indicatorChanges(panel: Panel, indicator: number): IndicatorChanges {
  const values = panel.values[indicator] as Float64Array;
  const years = panel.years.length;
  const members = membersOfGroups(panel.groupOf);
  const isLog = isWideAndPositive(values);
  const changes = changesOf(isLog ? values.map(Math.log) : values, years);
  const peers: (RobustSummary | null)[] = [];
  const residuals = new Float64Array(values.length).fill(Number.NaN);
  for (const subjects of members) {
    for (let year = 0; year < years; year++) {
      const summary = summaryOf(subjects.map((subject) => changes[subject * years + year] as number));
      peers.push(summary);
      for (const subject of subjects) {
        const cell = subject * years + year;
        if (summary) residuals[cell] = (changes[cell] as number) - summary.centre;
      }
    }
  }
  const pooled = members.map((subjects) =>
    summaryOf(subjects.flatMap((subject) => Array.from(residuals.subarray(subject * years, (subject + 1) * years)))),
  );
  const standardised = residuals.map((value, cell) => {
    const group = panel.groupOf[Math.floor(cell / years)] as number;
    return value / (pooled[group]?.scale ?? Number.NaN);
  });
  const decimals = reportedDecimals(values);
  return {
    indicator,
    values,
    isLog,
    changes,
    residuals,
    peers,
    pooled,
    tails: tailDegrees(standardised),
    step: decimals.ok ? 10 ** -decimals.value : 0,
    decimals: decimals.ok ? decimals.value : null,
  };
}

/** Subjects of each group, by group number. */
export function membersOfGroups(groupOf: Int32Array): readonly number[][] {
  const groups = groupOf.reduce((most, group) => Math.max(most, group), -1) + 1;
  const members: number[][] = Array.from({ length: groups }, () => []);
  groupOf.forEach((group, subject) => {
    members[group]?.push(subject);
  });
  return members;
}

/** Usual size of a one-year change of a value, from the scale of the group's residuals; ∞ when unknown. */
export function usualChange(of: IndicatorChanges, group: number, size: number): number {
  const scale = of.pooled[group]?.scale ?? Number.POSITIVE_INFINITY;
  return of.isLog ? scale * size : scale;
}

function summaryOf(values: ArrayLike<number>): RobustSummary | null {
  const summary = robustSummary(values);
  return summary.ok && summary.value.count >= 8 ? summary.value : null;
}

function isWideAndPositive(values: Float64Array): boolean {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const low = sorted[Math.floor(0.1 * sorted.length)] ?? 0;
  const high = sorted[Math.floor(0.9 * sorted.length)] ?? 0;
  return (sorted[0] ?? 0) > 0 && high > 5 * low;
}

function changesOf(levels: Float64Array, years: number): Float64Array {
  return levels.map((level, cell) => (cell % years === 0 ? Number.NaN : level - (levels[cell - 1] as number)));
}
