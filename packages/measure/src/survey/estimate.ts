import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSidedQuantile } from "../integrity/distributions.ts";
import type { UndefinedReason } from "../undefined-reason.ts";

/** Lower and upper end of a confidence interval. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** One figure of one domain. What has no value says why; each part on its own. */
export interface SurveyEstimate {
  /** Rows it rests on: in the domain and with every value present. */
  readonly n: number;
  /** Degrees of freedom of the interval: primary units − strata. */
  readonly df: number;
  readonly estimate: Result<number, UndefinedReason>;
  readonly se: Result<number, UndefinedReason>;
  readonly interval: Result<Interval, UndefinedReason>;
  /** Variance over that of a simple random sample without replacement of n rows; n over it is the effective sample size. */
  readonly designEffect: Result<number, UndefinedReason>;
}

/** How intervals are made. */
export interface IntervalOptions {
  /** Coverage in (0, 1), as 0.95. */
  readonly confidence: number;
  /** Degrees of freedom; null for those of each domain: its primary units − its strata. */
  readonly df: number | null;
}

/** An estimate of which nothing has a value. */
export function undefinedEstimate(reason: UndefinedReason, n = 0, df = 0): SurveyEstimate {
  const none = err(reason);
  return { n, df, estimate: none, se: none, interval: none, designEffect: none };
}

/** estimate ± t se with the two-sided t of `df`; `no-degrees-of-freedom` under one. */
export function studentInterval(
  of: { readonly estimate: number; readonly se: number },
  { confidence, df }: { readonly confidence: number; readonly df: number },
): Result<Interval, UndefinedReason> {
  if (df < 1) return err("no-degrees-of-freedom");
  const half = studentTwoSidedQuantile(1 - confidence, df) * of.se;
  return ok({ lower: of.estimate - half, upper: of.estimate + half });
}

/**
 * The interval of a proportion that is symmetric in log odds and never leaves (0, 1): logit p ± t se / (p (1 − p)).
 *
 * `at-boundary` when p is 0 or 1. Source: Korn & Graubard 1999. Checked against R survey 4.1.1 `svyciprop(method = "logit")`.
 */
export function logitInterval(
  of: { readonly estimate: number; readonly se: number },
  options: { readonly confidence: number; readonly df: number },
): Result<Interval, UndefinedReason> {
  const p = of.estimate;
  if (!(p > 0 && p < 1)) return err("at-boundary");
  const within = studentInterval({ estimate: Math.log(p / (1 - p)), se: of.se / (p * (1 - p)) }, options);
  return within.ok ? ok({ lower: expit(within.value.lower), upper: expit(within.value.upper) }) : within;
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
