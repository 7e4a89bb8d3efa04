import type { CheckLedger, CheckPlace } from "./check-ledger.ts";
import { copiedSeries } from "./copied-series.ts";
import type { Panel, PanelIndex } from "./panel.ts";
import { type IndicatorChanges, usualChange } from "./panel-changes.ts";
import { termEndSpike } from "./term-end-spike.ts";

/**
 * Marks the cells whose year is the last of a term, laid out subject · years + year; null when the panel has no terms.
 */
export function lastYearsOfTerms(panel: Panel, index: PanelIndex): Uint8Array | null {
  if (!panel.terms || panel.terms.length === 0) return null;
  const marks = new Uint8Array(panel.subjects.length * panel.years.length);
  for (const { subject, toYear } of panel.terms) {
    const year = index.years.get(toYear);
    if (year !== undefined) marks[(index.subjects.get(subject) as number) * panel.years.length + year] = 1;
  }
  return marks;
}

/** Runs the term-end check over one indicator: changes that better it, against the peers of the year. */
export function checkTermEnds(
  ledger: CheckLedger,
  panel: Panel,
  of: IndicatorChanges,
  options: { readonly isLast: Uint8Array | null; readonly seed: number },
): void {
  const { id, direction } = panel.indicators[of.indicator] as Panel["indicators"][number];
  const place: CheckPlace = {
    check: "term-end-spike",
    scope: "indicator",
    subject: null,
    indicator: id,
    years: panel.years,
  };
  const { isLast, seed } = options;
  if (!isLast) {
    ledger.skip(place, "no-terms");
    return;
  }
  const data = {
    growth: of.residuals.map((residual) => residual * direction),
    place: of.residuals.map((_, cell) => Math.floor(cell / panel.years.length)),
    isLast,
  };
  ledger.enter(place, termEndSpike(data, { seed, path: [termEndPurpose, of.indicator] }), { isLog: of.isLog ? 1 : 0 });
}

/** First step of the random stream's path. */
const termEndPurpose = 6;

/**
 * Runs the search for series copied between subjects over one indicator.
 *
 * Each run found is a test; an indicator without any is one test with p = 1, so that the family counts
 * every indicator looked at.
 */
export function checkCopiedSeries(ledger: CheckLedger, panel: Panel, of: IndicatorChanges): void {
  const place: CheckPlace = {
    check: "copied-between-subjects",
    scope: "indicator",
    subject: null,
    indicator: panel.indicators[of.indicator]?.id as string,
    years: panel.years,
  };
  const changeScale = (size: number) => leastUsualChange(of, size);
  const found = copiedSeries(of.values, { years: panel.years.length, step: of.step, changeScale });
  if (!found.ok) {
    ledger.skip(place, found.error);
    return;
  }
  if (found.value.length === 0) {
    ledger.enter(place, { ok: true, value: { statistic: 0, pValue: 1 } });
    return;
  }
  for (const { statistic, pValue, first, second, from } of found.value) {
    const years = panel.years.slice(from, from + statistic);
    const facts = { otherSubject: panel.subjects[second] as string, runYears: statistic };
    ledger.enter(
      { ...place, subject: panel.subjects[first] as string, years },
      { ok: true, value: { statistic, pValue } },
      facts,
    );
  }
}

/** The smallest group's scale: the more careful assumption, since equal steps are then likelier. */
function leastUsualChange(of: IndicatorChanges, size: number): number {
  return of.pooled.reduce((least, _, group) => Math.min(least, usualChange(of, group, size)), Number.POSITIVE_INFINITY);
}
