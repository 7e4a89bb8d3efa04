import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentCdf } from "../integrity/distributions.ts";
import type { IntegrityReason } from "../integrity/integrity-reason.ts";
import { combinedDegrees, medianSorted } from "../integrity/robust-summary.ts";
import { tailDegrees } from "../integrity/tail-degrees.ts";
import { extraVariance } from "./huber-scale.ts";

/** One estimate for each peer: NaN = none. */
export interface PeerEstimates {
  readonly values: Float64Array;
  /** Sampling variance of each value, ≥ 0. */
  readonly variances: Float64Array;
}

/** How each peer stands against the others; NaN where its estimate is missing. */
export interface PeerStanding {
  /** The usual value. */
  readonly centre: number;
  /** Distance from the centre over √(own sampling variance + variance between honest peers). */
  readonly statistics: Float64Array;
  /** P(T ≥ statistic): small where a value is too high. */
  readonly upper: Float64Array;
}

/**
 * Judges each of many estimates by the spread that honest peers have beyond their sampling errors.
 *
 * The median is the expectation, Huber's Proposal 2 the variance between peers; a few outliers move neither. Student
 * tails with ¾ (n − 1) degrees of freedom, fewer where the peers themselves show heavier tails (from 40 on).
 *
 * @returns `too-few-units` under 8 estimates, `no-variation` when they do not differ. Cost O(n log n).
 * Checked by simulation: unequal sampling variances, normal peers.
 */
export function standAmongPeers({ values, variances }: PeerEstimates): Result<PeerStanding, IntegrityReason> {
  const present = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
  if (present.length < leastPeers) return err("too-few-units");
  const centre = medianSorted(Float64Array.from(present, (i) => values[i] as number).sort());
  const residuals = present.map((i) => (values[i] as number) - centre);
  const extra = extraVariance(
    residuals,
    present.map((i) => variances[i] as number),
    { fitted: 1 },
  );
  if (present.some((i) => !((variances[i] as number) + extra > 0))) return err("no-variation");
  const statistics = values.map((value, i) => (value - centre) / Math.sqrt((variances[i] as number) + extra));
  const degrees = 0.75 * (present.length - 1);
  const tails = present.length < 40 ? Number.POSITIVE_INFINITY : tailDegrees(statistics);
  const upper = statistics.map((z) => (Number.isNaN(z) ? z : studentCdf(-z, combinedDegrees(degrees, tails))));
  return ok({ centre, statistics, upper });
}

const leastPeers = 8;
