import type { CheckLedger, CheckPlace } from "./check-ledger.ts";
import type { Panel, PanelIndex } from "./panel.ts";
import { membersOfGroups } from "./panel-changes.ts";
import { type Revision, revisionPattern } from "./revision.ts";
import { medianSorted, type RobustSummary, robustSummary } from "./robust-summary.ts";
import { logRatio, secondSourceBias, secondSourceOutlier } from "./second-source.ts";
import { tailDegrees } from "./tail-degrees.ts";

/**
 * Compares one indicator with its second source: each subject with its group, and all with 1.
 *
 * A subject's ratio is the median over its years. Cost O(n log n) in the cells.
 */
export function checkSecondSource(ledger: CheckLedger, panel: Panel, j: number): void {
  const indicator = panel.indicators[j]?.id as string;
  const family: CheckPlace = {
    check: "second-source-bias",
    scope: "indicator",
    subject: null,
    indicator,
    years: panel.years,
  };
  const outliers = { ...family, check: "second-source-outlier", scope: "series" } as const;
  const second = panel.secondSources?.[j];
  if (!second) {
    ledger.skip(family, "no-second-sources");
    ledger.skip(outliers, "no-second-sources");
    return;
  }
  const ratios = usualLogRatios(panel, panel.values[j] as Float64Array, second);
  ledger.enter(family, secondSourceBias(ratios));
  const groups = membersOfGroups(panel.groupOf).map((subjects) =>
    groupSummary(subjects.map((i) => ratios[i] as number)),
  );
  const tails = tailDegrees(ratios.map((ratio, i) => standardised(ratio, groups[panel.groupOf[i] as number] ?? null)));
  ratios.forEach((ratio, i) => {
    const place = { ...outliers, subject: panel.subjects[i] as string };
    const peers = groups[panel.groupOf[i] as number];
    if (!peers) {
      ledger.skip(place, "too-few-units");
      return;
    }
    ledger.enter(place, secondSourceOutlier(ratio, { peers, tails }));
  });
}

/** Median over years of ln(reported ÷ second) per subject; NaN without a year with both > 0. */
function usualLogRatios(panel: Panel, reported: Float64Array, second: Float64Array): Float64Array {
  const years = panel.years.length;
  return Float64Array.from(panel.subjects, (_, i) => {
    const ratios: number[] = [];
    for (let cell = i * years; cell < (i + 1) * years; cell++) {
      const ratio = logRatio(reported[cell] as number, second[cell] as number);
      if (ratio.ok && !Number.isNaN(ratio.value)) ratios.push(ratio.value);
    }
    return ratios.length === 0 ? Number.NaN : medianSorted(Float64Array.from(ratios).sort());
  });
}

function groupSummary(ratios: readonly number[]): RobustSummary | null {
  const summary = robustSummary(ratios);
  return summary.ok ? summary.value : null;
}

function standardised(value: number, summary: RobustSummary | null): number {
  return summary ? (value - summary.centre) / summary.scale : Number.NaN;
}

/** Runs the revision check over every subject and every indicator that has revisions. Cost O(n log n) in the revisions. */
export function checkRevisions(ledger: CheckLedger, panel: Panel, index: PanelIndex): void {
  const bySubject = new Map<string, Revision[]>();
  const byIndicator = new Map<string, Revision[]>();
  for (const { subject, indicator, first, later } of panel.revisions ?? []) {
    const direction = panel.indicators[index.indicators.get(indicator) as number]?.direction as 1 | -1;
    append(bySubject, subject, { first, later, direction });
    append(byIndicator, indicator, { first, later, direction });
  }
  const place = { check: "one-way-revisions", subject: null, indicator: null, years: panel.years } as const;
  if (bySubject.size === 0) {
    ledger.skip({ ...place, scope: "subject" }, "no-revisions");
    ledger.skip({ ...place, scope: "indicator" }, "no-revisions");
    return;
  }
  for (const [subject, revisions] of bySubject)
    ledger.enter({ ...place, scope: "subject", subject }, revisionPattern(revisions));
  for (const [indicator, revisions] of byIndicator)
    ledger.enter({ ...place, scope: "indicator", indicator }, revisionPattern(revisions));
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}
