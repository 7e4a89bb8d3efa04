import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSidedQuantile } from "../integrity/distributions.ts";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { SurveyDesign } from "./design.ts";
import { presentDomains } from "./domain-sums.ts";
import { type Interval, type SurveyEstimate, undefinedEstimate } from "./estimate.ts";
import { type EstimateOptions, estimateStatistic } from "./estimate-statistic.ts";
import { rowsByGroup } from "./grouping.ts";

/**
 * The weighted quantile in each domain, as the inverse of the weighted distribution function: the smallest value at or
 * below which lies at least a share p of the weight (rule `math`).
 *
 * The interval is Woodruff's: that of the share at or below the quantile, p̂ ± t se(p̂), read back through the same
 * rule; the standard error is the interval's length over 2 t. `beyond-range` when an end of it is no share. The design
 * effect is that of the share.
 *
 * @param probability p in (0, 1). @throws RangeError otherwise.
 *
 * Cost O(rows log rows). Source: Woodruff 1952. Checked against R survey 4.1.1 `svyquantile(qrule = "math",
 * interval.type = "mean")`, but below the weight of the smallest value, where that gives the second smallest.
 */
export function quantileInverse(
  design: SurveyDesign,
  y: Float64Array,
  of: Omit<EstimateOptions, "interval"> & { readonly probability: number },
): readonly SurveyEstimate[] {
  if (!(of.probability > 0 && of.probability < 1)) throw new RangeError(`quantile at ${of.probability}`);
  const domains = presentDomains(of.domains, [y]);
  const distributions = sortedDomains(design, y, domains);
  const quantiles = distributions.map((own) => (own.values.length === 0 ? Number.NaN : own.inverse(of.probability)));
  const below = y.map((value, k) => {
    const d = domains.codes[k] as number;
    return d < 0 ? Number.NaN : value <= (quantiles[d] as number) ? 1 : 0;
  });
  const shares = estimateStatistic(design, { kind: "mean", of: below }, { ...of, domains, interval: "student" });
  return shares.map((share, d) => readBack(share, { ...of, quantile: quantiles[d] as number, own: distributions[d] }));
}

interface BackOptions {
  readonly confidence: number;
  readonly quantile: number;
  readonly own: SortedDomain | undefined;
}

function readBack(share: SurveyEstimate, { confidence, quantile, own }: BackOptions): SurveyEstimate {
  if (own === undefined || own.values.length === 0) return undefinedEstimate("empty-domain");
  const { n, df, designEffect } = share;
  const interval = share.interval.ok ? backInterval(share.interval.value, own) : share.interval;
  const half = interval.ok ? (interval.value.upper - interval.value.lower) / 2 : 0;
  const se = interval.ok ? ok(half / studentTwoSidedQuantile(1 - confidence, df)) : interval;
  return { n, df, designEffect, estimate: ok(quantile), se, interval };
}

function backInterval({ lower, upper }: Interval, own: SortedDomain): Result<Interval, UndefinedReason> {
  if (lower < 0 || upper > 1) return err("beyond-range");
  return ok({ lower: own.inverse(lower), upper: own.inverse(upper) });
}

interface SortedDomain {
  readonly values: Float64Array;
  readonly inverse: (share: number) => number;
}

function sortedDomains(
  design: SurveyDesign,
  y: Float64Array,
  domains: EstimateOptions["domains"],
): readonly SortedDomain[] {
  const { order, starts } = rowsByGroup(domains);
  return Array.from({ length: domains.count }, (_, d) => {
    const rows = order.slice(starts[d] as number, starts[d + 1] as number);
    rows.sort((a, b) => (y[a] as number) - (y[b] as number));
    const values = Float64Array.from(rows, (k) => y[k] as number);
    const cumulated = cumulate(rows, design.weights);
    return { values, inverse: (share: number) => inverseAt(values, cumulated, share) };
  });
}

/** Running sums that round once each, so that equal weights tie where they should. */
function cumulate(rows: Int32Array, weights: Float64Array): Float64Array {
  let [sum, rest] = [0, 0];
  return Float64Array.from(rows, (k) => {
    const weight = weights[k] as number;
    const next = sum + weight;
    const back = next - sum;
    rest += sum - (next - back) + (weight - back);
    sum = next;
    return sum + rest;
  });
}

function inverseAt(values: Float64Array, cumulated: Float64Array, share: number): number {
  const whole = cumulated.at(-1) as number;
  let [low, high] = [0, cumulated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] as number) <= share * whole) low = middle + 1;
    else high = middle;
  }
  const ties = low > 0 && share - (cumulated[low - 1] as number) / whole === 0;
  return values[Math.min(ties ? low - 1 : low, values.length - 1)] as number;
}
