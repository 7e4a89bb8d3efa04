import { err } from "@huabiao/kernel/result";
import type { IntegrityCheckId } from "./catalogue.ts";
import type { CheckLedger, CheckPlace } from "./check-ledger.ts";
import { copiedLastYear, isTelling } from "./copied.ts";
import { jump } from "./jump.ts";
import { levelShiftOfChanges } from "./level-shift.ts";
import type { Panel } from "./panel.ts";
import { type IndicatorChanges, membersOfGroups, usualChange } from "./panel-changes.ts";
import type { RobustSummary } from "./robust-summary.ts";
import { growthVariance, type PeerVariances, summarisePeerVariances, tooSmooth } from "./too-smooth.ts";

/** Copies of last year's values found in one subject so far. */
export interface RepeatCount {
  repeats: number;
  chances: number;
  /** Sum of the probabilities of a repeat by accident. */
  expected: number;
}

/**
 * Runs the checks that speak of one series: jump, level shift, copy of last year, too smooth.
 *
 * @param repeats per subject; this indicator's counts are added. Cost linear in the cells.
 */
export function checkSeries(
  ledger: CheckLedger,
  panel: Panel,
  of: IndicatorChanges,
  repeats: readonly RepeatCount[],
): void {
  const smooth = peerVariancesByGroup(panel, of);
  const share = repeatShare(panel, of);
  panel.subjects.forEach((_, subject) => {
    checkJump(ledger, panel, of, subject);
    checkLevelShift(ledger, panel, of, subject);
    checkSmooth(ledger, panel, { of, subject, peers: smooth[panel.groupOf[subject] as number] ?? null });
    checkCopies(ledger, panel, { of, subject, share, total: repeats[subject] as RepeatCount });
  });
}

function placeOf(
  check: IntegrityCheckId,
  panel: Panel,
  at: { of: IndicatorChanges; subject: number; from: number },
): CheckPlace {
  return {
    check,
    scope: "series",
    subject: panel.subjects[at.subject] as string,
    indicator: panel.indicators[at.of.indicator]?.id as string,
    years: panel.years.slice(at.from),
  };
}

function checkJump(ledger: CheckLedger, panel: Panel, of: IndicatorChanges, subject: number): void {
  const years = panel.years.length;
  const group = panel.groupOf[subject] as number;
  const place = placeOf("jump", panel, { of, subject, from: years - 1 });
  const peers = steadied(of.peers[group * years + years - 1] ?? null, of.pooled[group] ?? null);
  if (!peers) {
    ledger.skip(place, "too-few-units");
    return;
  }
  const newest = (subject + 1) * years - 1;
  const change = of.changes[newest] as number;
  ledger.enter(
    place,
    jump(change, { peers, history: of.residuals.subarray(subject * years, newest), tails: of.tails }),
    { isLog: of.isLog ? 1 : 0 },
  );
}

/** One year's summary with the scale of all years, unless that year is plainly wider (1.5 times). */
function steadied(year: RobustSummary | null, pooled: RobustSummary | null): RobustSummary | null {
  if (!year || !pooled || year.scale > 1.5 * pooled.scale) return year;
  return { ...year, scale: Math.max(year.scale, pooled.scale), degrees: pooled.degrees };
}

function checkLevelShift(ledger: CheckLedger, panel: Panel, of: IndicatorChanges, subject: number): void {
  const years = panel.years.length;
  const peers = of.pooled[panel.groupOf[subject] as number] ?? null;
  const place = placeOf("level-shift", panel, { of, subject, from: 0 });
  if (!peers) {
    ledger.skip(place, "too-few-units");
    return;
  }
  const changes = of.residuals.subarray(subject * years + 1, (subject + 1) * years);
  const result = levelShiftOfChanges(changes, { peers, tails: of.tails });
  const breakYear = panel.years[result.ok ? result.value.breakIndex : 0] as number;
  ledger.enter({ ...place, years: [breakYear] }, result, { breakYear, isLog: of.isLog ? 1 : 0 });
}

function checkSmooth(
  ledger: CheckLedger,
  panel: Panel,
  at: { of: IndicatorChanges; subject: number; peers: PeerVariances | null },
): void {
  const { of, subject, peers } = at;
  const years = panel.years.length;
  const place = placeOf("too-smooth", panel, { of, subject, from: 0 });
  if (!peers) {
    ledger.skip(place, "too-few-units");
    return;
  }
  ledger.enter(place, tooSmooth(of.changes.subarray(subject * years, (subject + 1) * years), peers), {
    isLog: of.isLog ? 1 : 0,
  });
}

function peerVariancesByGroup(panel: Panel, of: IndicatorChanges): readonly (PeerVariances | null)[] {
  const years = panel.years.length;
  return membersOfGroups(panel.groupOf).map((subjects) => {
    const each = subjects.map((subject) => growthVariance(of.changes.subarray(subject * years, (subject + 1) * years)));
    const enough = each.filter((one) => one.count >= 5);
    const counts = enough.map((one) => one.count).sort((a, b) => a - b);
    const summary = summarisePeerVariances(
      enough.map((one) => one.variance),
      (counts[counts.length >> 1] ?? 2) - 1,
    );
    return summary.ok ? summary.value : null;
  });
}

/** Repeats and chances of all subjects on one indicator. */
interface RepeatShare {
  readonly repeats: Int32Array;
  readonly chances: Int32Array;
  readonly allRepeats: number;
  readonly allChances: number;
}

function repeatShare(panel: Panel, of: IndicatorChanges): RepeatShare {
  const years = panel.years.length;
  const repeats = new Int32Array(panel.subjects.length);
  const chances = new Int32Array(panel.subjects.length);
  let [allRepeats, allChances] = [0, 0];
  for (let subject = 0; subject < repeats.length; subject++) {
    const series = of.values.subarray(subject * years, (subject + 1) * years);
    for (let t = 1; t < years; t++) {
      if (!isTelling(series, t, of.step)) continue;
      allChances++;
      chances[subject] = (chances[subject] as number) + 1;
      if (series[t] !== series[t - 1]) continue;
      allRepeats++;
      repeats[subject] = (repeats[subject] as number) + 1;
    }
  }
  return { repeats, chances, allRepeats, allChances };
}

function checkCopies(
  ledger: CheckLedger,
  panel: Panel,
  at: { of: IndicatorChanges; subject: number; share: RepeatShare; total: RepeatCount },
): void {
  const { of, subject, share, total } = at;
  const years = panel.years.length;
  const group = panel.groupOf[subject] as number;
  const place = placeOf("copied-last-year", panel, { of, subject, from: 0 });
  const otherChances = share.allChances - (share.chances[subject] as number);
  if (otherChances < 30) {
    ledger.skip(place, "too-few-units");
    return;
  }
  const series = of.values.subarray(subject * years, (subject + 1) * years);
  const scales = series.map((value) => usualChange(of, group, Math.abs(value)));
  const peerShare = (share.allRepeats - (share.repeats[subject] as number) + 1) / (otherChances + 1);
  const result = copiedLastYear(series, { step: of.step, scales, peerShare });
  if (!result.ok) {
    ledger.enter(place, err(result.error));
    return;
  }
  total.repeats += result.value.statistic;
  total.chances += result.value.chances;
  total.expected += result.value.chances * result.value.probability;
  const repeating = panel.years.filter((_, t) => t > 0 && series[t] === series[t - 1]);
  ledger.enter({ ...place, years: repeating }, result);
}
