import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { SurveyDesign } from "./design.ts";
import { domainSums, presentDomains } from "./domain-sums.ts";
import {
  type IntervalOptions,
  logitInterval,
  type SurveyEstimate,
  studentInterval,
  undefinedEstimate,
} from "./estimate.ts";
import type { Grouping } from "./grouping.ts";
import { linearVariance } from "./linear-variance.ts";
import { type Replicates, replicateVariance } from "./replicate-variance.ts";
import { columnsOf, linearise, type Statistic, valueIn } from "./statistic.ts";

/** In which domains, how sure, and by which variance. */
export interface EstimateOptions extends IntervalOptions {
  readonly domains: Grouping;
  /** Replicates of the design to take the variance from; null for linearisation. */
  readonly replicates: Replicates | null;
  /** `logit` for a statistic that is a share of 0/1 values. */
  readonly interval: "student" | "logit";
}

/**
 * A total, mean or ratio in each domain, with its standard error, interval and design effect.
 *
 * Rows with a missing value are treated as outside the domain. In a domain with one sampled primary unit a mean or a
 * ratio shows no spread at all: its error is `one-psu`, not 0.
 *
 * @returns one estimate per domain. Undefined: `empty-domain`, `zero-denominator`; the error `one-psu` (a mean or ratio),
 * `lonely-psu` (`average` with nothing to average) or `replicate-without-domain`; the interval `no-degrees-of-freedom` or
 * `at-boundary`; the design effect `too-few-values`, `population-not-larger` (Σ w ≤ n) or `no-variation`.
 * @throws RangeError when a column has not one entry per row.
 *
 * Cost O(rows), in a calibrated design O(rows × domains), with replicates O(rows × replicates).
 * Checked against R survey 4.1.1 `svytotal`, `svymean`, `svyratio`, `svyby` and `deff = TRUE`.
 */
export function estimateStatistic(
  design: SurveyDesign,
  statistic: Statistic,
  options: EstimateOptions,
): readonly SurveyEstimate[] {
  const columns = columnsOf(statistic);
  for (const column of columns) checkRows(design, column);
  const domains = presentDomains(options.domains, columns);
  const sums = domainSums(design.weights, columns, domains);
  const values = Array.from({ length: domains.count }, (_, d) => valueIn(statistic, sums, d));
  const { z, spread } = linearise(statistic, { weights: design.weights, sums, values, domains });
  const linear = linearVariance(design, z, domains);
  const replicated = options.replicates && replicateVariance(options.replicates, statistic, domains);
  return values.map((value, d) => {
    const n = sums.rows[d] as number;
    if (!value.ok) return undefinedEstimate(value.error, n);
    const single = statistic.kind !== "total" && linear.isSingle(d);
    const variance = single ? err("one-psu" as const) : (replicated?.[d] ?? linearised(linear.variance[d] as number));
    const df = options.df ?? (linear.units[d] as number) - (linear.strata[d] as number);
    const designEffect = designEffectOf(variance, { n, weight: sums.weight[d] as number, spread: spread[d] as number });
    return { n, df, ...figures(value.value, variance, { ...options, df }), designEffect };
  });
}

function linearised(variance: number): Result<number, UndefinedReason> {
  return Number.isNaN(variance) ? err("lonely-psu") : ok(variance);
}

function figures(
  estimate: number,
  variance: Result<number, UndefinedReason>,
  options: Pick<EstimateOptions, "confidence" | "interval"> & { readonly df: number },
): Pick<SurveyEstimate, "estimate" | "se" | "interval"> {
  if (!variance.ok) return { estimate: ok(estimate), se: variance, interval: variance };
  const se = Math.sqrt(variance.value);
  const interval = options.interval === "logit" ? logitInterval : studentInterval;
  return { estimate: ok(estimate), se: ok(se), interval: interval({ estimate, se }, options) };
}

/** Variance over that of Σ w u in a simple random sample of n of N = Σ w: N² (1 − n/N)/n · Σ w (u − ū)²/N · n/(n − 1). */
function designEffectOf(
  variance: Result<number, UndefinedReason>,
  { n, weight, spread }: { readonly n: number; readonly weight: number; readonly spread: number },
): Result<number, UndefinedReason> {
  if (!variance.ok) return variance;
  if (n < 2) return err("too-few-values");
  if (weight <= n) return err("population-not-larger");
  return spread === 0 ? err("no-variation") : ok((variance.value * (n - 1)) / (spread * (weight - n)));
}

function checkRows(design: SurveyDesign, column: Float64Array): void {
  if (column.length !== design.rows) throw new RangeError(`a column has ${column.length} rows of ${design.rows}`);
}
