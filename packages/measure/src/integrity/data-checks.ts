import { ok } from "@huabiao/kernel/result";
import { CheckLedger, type DataChecks } from "./check-ledger.ts";
import { checkDigits, checkSubjectDigits } from "./digit-checks.ts";
import { binomialUpper } from "./distributions.ts";
import { checkCopiedSeries, checkTermEnds, lastYearsOfTerms } from "./indicator-checks.ts";
import { indexPanel, type Panel } from "./panel.ts";
import { indicatorChanges } from "./panel-changes.ts";
import { checkSeries, type RepeatCount } from "./series-checks.ts";
import { checkRevisions, checkSecondSource } from "./source-checks.ts";
import { checkTargets } from "./target-checks.ts";

/** How a data check is run. */
export interface DataCheckOptions {
  /** Seed of the permutation tests. */
  readonly seed: number;
  /** False discovery rate within each family (check and scope), in (0, 1). Default 0.1. */
  readonly falseDiscoveryRate?: number;
  /** Neighbourhood of a target, relative to it. Default 0.02. */
  readonly bandwidth?: number;
}

/**
 * Runs every check of `integrityChecks` over every series, subject and indicator that has the data for it (R21).
 *
 * Each family, a check in one scope, is controlled by Benjamini–Hochberg: of its flags, on average at most the
 * given share is false when the data are honest elsewhere. A flag asks a person to look; it never changes a
 * score. What could not be run is counted by reason. One-year changes are of logarithms where an indicator
 * is positive over a wide range, else differences, and are read against the median of group and year; a
 * group gives peers from 8 subjects on.
 *
 * @throws RangeError on a malformed panel, naming the place (`indexPanel`), or options out of range.
 * Same panel, options and seed: same answer. Cost linear in the cells (but for sorting within a year or series).
 */
export function checkData(panel: Panel, options: DataCheckOptions): DataChecks {
  const { seed, falseDiscoveryRate = 0.1, bandwidth = 0.02 } = options;
  const index = indexPanel(panel);
  const ledger = new CheckLedger();
  const digits: number[][] = panel.subjects.map(() => []);
  const repeats: RepeatCount[] = panel.subjects.map(() => ({ repeats: 0, chances: 0, expected: 0 }));
  const isLast = lastYearsOfTerms(panel, index);
  checkTargets(ledger, panel, bandwidth);
  panel.indicators.forEach((_, j) => {
    const changes = indicatorChanges(panel, j);
    checkDigits(ledger, panel, changes, digits);
    checkSeries(ledger, panel, changes, repeats);
    checkTermEnds(ledger, panel, changes, { isLast, seed });
    checkCopiedSeries(ledger, panel, changes);
    checkSecondSource(ledger, panel, j);
  });
  checkSubjectDigits(ledger, panel, digits);
  checkSubjectRepeats(ledger, panel, repeats);
  checkRevisions(ledger, panel, index);
  return ledger.close(falseDiscoveryRate);
}

/** Judges each subject's exact repeats of last year's values, pooled over indicators. */
function checkSubjectRepeats(ledger: CheckLedger, panel: Panel, repeats: readonly RepeatCount[]): void {
  repeats.forEach((own, i) => {
    const place = {
      check: "copied-last-year",
      scope: "subject",
      subject: panel.subjects[i] as string,
      indicator: null,
      years: panel.years,
    } as const;
    if (own.chances < 3) {
      ledger.skip(place, "too-few-values");
      return;
    }
    const probability = Math.min(1, own.expected / own.chances);
    const pValue = binomialUpper(own.repeats, own.chances, probability);
    ledger.enter(place, ok({ statistic: own.repeats, pValue, chances: own.chances, probability }));
  });
}
