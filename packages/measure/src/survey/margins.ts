import type { Grouping } from "./grouping.ts";
import type { SurveyRefusal } from "./refusal.ts";

/** What a calibration to counts must meet: a grouping of the sample's rows and the population's count in each group. */
export interface Margin {
  readonly groups: Grouping;
  /** NaN for a group of the sample that the population's counts do not name. */
  readonly counts: Float64Array;
}

/**
 * What is wrong with margins before any is met: rows without a group, groups of the sample without a count, counts above
 * zero without a row, and margins that do not sum to the same population (to 1e-6 of it).
 */
export function checkMargins(margins: readonly Margin[], weights: Float64Array): SurveyRefusal[] {
  const refusals = margins.flatMap((margin, at) => checkMargin(margin, { at, weights }));
  if (refusals.length > 0) return refusals;
  const sums = margins.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const first = sums[0] ?? 0;
  return sums.flatMap((sum, margin) =>
    Math.abs(sum - first) <= 1e-6 * Math.abs(first)
      ? []
      : [{ reason: "margin-totals-differ" as const, facts: { margin, value: sum, other: first } }],
  );
}

function checkMargin(
  { groups, counts }: Margin,
  { at, weights }: { readonly at: number; readonly weights: Float64Array },
): SurveyRefusal[] {
  const row = groups.codes.indexOf(-1);
  if (row >= 0) return [{ reason: "margin-cell-missing", facts: { margin: at, row } }];
  const sample = groupWeights(groups, weights);
  return Array.from(counts).flatMap((count, level): SurveyRefusal[] => {
    const present = (sample[level] as number) > 0;
    if (present && !(count > 0)) return [{ reason: "sample-level-absent", facts: { margin: at, level } }];
    if (!present && count > 0) return [{ reason: "margin-level-absent", facts: { margin: at, level, count } }];
    return [];
  });
}

/** Σ w per group. Cost O(rows). */
export function groupWeights({ codes, count }: Grouping, weights: Float64Array): Float64Array {
  const sums = new Float64Array(count);
  for (let k = 0; k < codes.length; k++) {
    const group = codes[k] as number;
    sums[group] = (sums[group] as number) + (weights[k] as number);
  }
  return sums;
}
