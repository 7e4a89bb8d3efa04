import { err, ok, type Result } from "@huabiao/kernel/result";
import { bunching } from "./bunching.ts";
import type { CheckLedger } from "./check-ledger.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { reportedDecimals } from "./last-digit.ts";
import type { Panel } from "./panel.ts";
import { presentValues } from "./present-values.ts";
import { medianSorted } from "./robust-summary.ts";

/**
 * Runs the bunching check over every indicator and, pooled over indicators, over every subject.
 *
 * The neighbourhood of an indicator is the smaller of `bandwidth` (relative to the target) and 0.4 of its
 * median |margin|, so that an indicator that always lies near its target is not all neighbourhood. Pooled margins are
 * counted in these neighbourhoods. Cost O(n log n) in the cells.
 */
export function checkTargets(ledger: CheckLedger, panel: Panel, bandwidth: number): void {
  const bySubject: Margins[] = panel.subjects.map(() => ({ margins: [], steps: [] }));
  panel.indicators.forEach((indicator, j) => {
    const place = {
      check: "bunching-at-target",
      scope: "indicator",
      subject: null,
      indicator: indicator.id,
      years: panel.years,
    } as const;
    const margins = scaledMargins(panel, j, bandwidth);
    if (!margins.ok) {
      ledger.skip(place, margins.error);
      return;
    }
    ledger.enter(place, bunching(margins.value.margins, { bandwidth: 1, steps: margins.value.steps }));
    margins.value.margins.forEach((margin, cell) => {
      const own = bySubject[Math.floor(cell / panel.years.length)] as Margins;
      own.margins.push(margin);
      own.steps.push(margins.value.steps[cell] as number);
    });
  });
  bySubject.forEach(({ margins, steps }, i) => {
    const place = {
      check: "bunching-at-target",
      scope: "subject",
      subject: panel.subjects[i] as string,
      indicator: null,
      years: panel.years,
    } as const;
    if (margins.length === 0) {
      ledger.skip(place, "no-targets");
      return;
    }
    ledger.enter(place, bunching(margins, { bandwidth: 1, steps }));
  });
}

interface Margins {
  readonly margins: number[];
  readonly steps: number[];
}

/** Margins of one indicator in neighbourhoods of the target, with the rounding step in the same unit. */
function scaledMargins(panel: Panel, j: number, bandwidth: number): Result<Margins, IntegrityReason | "no-targets"> {
  const values = panel.values[j] as Float64Array;
  const targets = panel.targets?.[j];
  if (!targets) return err("no-targets");
  const direction = panel.indicators[j]?.direction as number;
  const margins = values.map((value, cell) => relativeMargin(value, targets[cell] as number, direction));
  const sizes = presentValues(margins, "margins").map(Math.abs).sort();
  if (sizes.length < 8) return err("too-few-values");
  const neighbourhood = Math.min(bandwidth, 0.4 * medianSorted(sizes));
  if (neighbourhood === 0) return err("no-variation");
  const decimals = reportedDecimals(values);
  const step = decimals.ok ? 10 ** -decimals.value : 0;
  return ok({
    margins: Array.from(margins, (margin) => margin / neighbourhood),
    steps: Array.from(targets, (target) => (target === 0 ? 0 : step / Math.abs(target) / neighbourhood)),
  });
}

/** NaN where a side is missing, or the target is 0 or so near it that the margin is no number. */
function relativeMargin(value: number, target: number, direction: number): number {
  const margin = ((value - target) * direction) / Math.abs(target);
  return Number.isFinite(margin) ? margin : Number.NaN;
}
