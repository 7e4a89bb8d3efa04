import { err, ok, type Result } from "@huabiao/kernel/result";
import { signTestTwoSided, studentTwoSided } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { presentValues } from "./present-values.ts";
import { combinedDegrees, medianSorted, type RobustSummary } from "./robust-summary.ts";

/** How far one subject's ratio to a second source stands from its peers' ratios. */
export interface SecondSourceOutlier {
  /** Robust standardised log ratio. */
  readonly statistic: number;
  readonly pValue: number;
  /** Reported ÷ second source, and the peers' median of it. */
  readonly ratio: number;
  readonly peerRatio: number;
}

/** Whether a whole family of reports lies to one side of a second source. */
export interface SecondSourceBias {
  /** Median of reported ÷ second source. */
  readonly statistic: number;
  /** Two-sided sign test of log ratio 0. */
  readonly pValue: number;
  readonly above: number;
  readonly below: number;
}

/**
 * ln(reported ÷ second), or NaN where one is missing; `non-positive` where one is ≤ 0.
 *
 * @throws RangeError on ±Infinity.
 */
export function logRatio(reported: number, second: number): Result<number, IntegrityReason> {
  if (Math.abs(reported) === Number.POSITIVE_INFINITY || Math.abs(second) === Number.POSITIVE_INFINITY) {
    throw new RangeError(`reported ${reported}, second source ${second}`);
  }
  if (reported <= 0 || second <= 0) return err("non-positive");
  return ok(Math.log(reported / second));
}

/**
 * Whether a subject's log ratio is an outlier among its peers: (log ratio − median)/scale, two-sided Student tail.
 *
 * A second source that is biased alike for all (another definition, another unit) does not matter.
 *
 * @param ownLogRatio best the median over years. @returns `too-few-units` under 8 peers, `no-data` when missing.
 * @throws RangeError on ±Infinity.
 */
export function secondSourceOutlier(
  ownLogRatio: number,
  options: { readonly peers: RobustSummary; readonly tails?: number },
): Result<SecondSourceOutlier, IntegrityReason> {
  const { peers, tails = Number.POSITIVE_INFINITY } = options;
  if (Number.isNaN(ownLogRatio)) return err("no-data");
  if (!Number.isFinite(ownLogRatio)) throw new RangeError(`log ratio is ${ownLogRatio}`);
  if (peers.count < 8) return err("too-few-units");
  const statistic = (ownLogRatio - peers.centre) / peers.scale;
  const pValue = studentTwoSided(statistic, combinedDegrees(peers.degrees, tails));
  return ok({ statistic, pValue, ratio: Math.exp(ownLogRatio), peerRatio: Math.exp(peers.centre) });
}

/**
 * Whether reports lie systematically above or below a second source: sign test over subjects.
 *
 * @param logRatios one per subject, so that years of one subject do not count as independent; NaN = missing.
 * @returns `too-few-units` under 8 ratios that are not 0. @throws RangeError on ±Infinity. Cost O(n log n).
 */
export function secondSourceBias(logRatios: ArrayLike<number>): Result<SecondSourceBias, IntegrityReason> {
  const present = presentValues(logRatios, "logRatios");
  const above = present.filter((value) => value > 0).length;
  const below = present.filter((value) => value < 0).length;
  if (above + below < 8) return err("too-few-units");
  return ok({
    statistic: Math.exp(medianSorted(present.sort())),
    pValue: signTestTwoSided(above, above + below),
    above,
    below,
  });
}
