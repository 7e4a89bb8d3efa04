import { err, ok, type Result } from "@huabiao/kernel/result";
import { fisherLower, studentCdf } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { presentValues } from "./present-values.ts";
import { medianSorted, type RobustSummary, robustSummary } from "./robust-summary.ts";

/** How much less a series varies than its peers. */
export interface TooSmooth {
  /** Own variance of growth ÷ the peers' typical variance. */
  readonly statistic: number;
  readonly pValue: number;
  /** Standard deviations of growth. */
  readonly deviation: number;
  readonly peerDeviation: number;
}

/** The peers' variances of growth. */
export interface PeerVariances {
  /** Median variance over the value it has for normal growth of variance 1. */
  readonly typical: number;
  /** Of the log variances. */
  readonly logs: RobustSummary;
  /** Degrees of freedom of one peer's variance (the median of theirs). */
  readonly degrees: number;
}

/**
 * Summarises the peers' variances of growth. The subject itself may be among them.
 *
 * Typical = median ÷ (1 − 2/9ν)³, the Wilson–Hilferty median of chi-square/ν.
 *
 * @param variances one per peer, NaN = missing; @param degrees of one of them.
 * @returns `too-few-units` under 8 positive variances, `no-variation` when half are equal.
 */
export function summarisePeerVariances(
  variances: ArrayLike<number>,
  degrees: number,
): Result<PeerVariances, IntegrityReason> {
  const positive = presentValues(variances, "variances")
    .filter((value) => value > 0)
    .sort();
  if (positive.length < 8) return err("too-few-units");
  const logs = robustSummary(positive.map(Math.log));
  if (!logs.ok) return logs;
  return ok({ typical: medianSorted(positive) / (1 - 2 / (9 * degrees)) ** 3, logs: logs.value, degrees });
}

/** Variance of the changes present (NaN = missing) around their mean, and how many; variance NaN under two. */
export function growthVariance(changes: ArrayLike<number>): { readonly variance: number; readonly count: number } {
  const present = presentValues(changes, "changes");
  const count = present.length;
  const mean = present.reduce((sum, value) => sum + value, 0) / count;
  const squares = present.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { variance: count < 2 ? Number.NaN : squares / (count - 1), count };
}

/**
 * Whether a series grows more evenly than its peers' series do.
 *
 * Two lower tails, the larger (more careful) of which counts: F of own over typical variance, exact when
 * peers vary alike; and the Student tail of the log variance among the peers' log variances, which
 * allows for peers that differ (large places are smoother). A variance of 0 has p from the F tail at
 * 1e-12 of the typical one. A series that never changes is no growth at all: whether it was copied is
 * asked by `copiedLastYear`.
 *
 * @param changes growth of the series, NaN = missing. @returns `too-few-values` under 5 changes, `no-variation`
 * when every change is 0.
 * @throws RangeError on ±Infinity. Cost O(n).
 */
export function tooSmooth(changes: ArrayLike<number>, peers: PeerVariances): Result<TooSmooth, IntegrityReason> {
  const { variance, count } = growthVariance(changes);
  if (count < 5) return err("too-few-values");
  if (Array.prototype.every.call(changes, (change: number) => change === 0 || Number.isNaN(change)))
    return err("no-variation");
  const statistic = variance / peers.typical;
  const floored = Math.max(statistic, 1e-12);
  const degrees = { numerator: count - 1, denominator: 0.6 * peers.degrees * peers.logs.count };
  const byRatio = fisherLower(floored, degrees);
  const byPeers = studentCdf(
    (Math.log(floored * peers.typical) - peers.logs.centre) / peers.logs.scale,
    peers.logs.degrees,
  );
  return ok({
    statistic,
    pValue: Math.max(byRatio, byPeers),
    deviation: Math.sqrt(variance),
    peerDeviation: Math.sqrt(peers.typical),
  });
}
