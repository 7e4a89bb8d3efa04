import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSided } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { combinedDegrees, type RobustSummary, robustSummary, sharedScale } from "./robust-summary.ts";

/** How far a change stands from the peers' changes and from the subject's own past. */
export interface Jump {
  /** Robust standardised change. */
  readonly statistic: number;
  readonly pValue: number;
  readonly change: number;
  /** Median change of the peers, and the change expected from them and the own habit. */
  readonly peerChange: number;
  readonly expectedChange: number;
}

/** What a change is read against. */
export interface JumpOptions {
  /** Summary of the same year's changes of the subject's group. */
  readonly peers: RobustSummary;
  /** The subject's earlier changes, each minus its peers' median of that year; NaN = missing. */
  readonly history: ArrayLike<number>;
  /** Tail weight of such changes (`tailDegrees`); ∞ = normal, the default. */
  readonly tails?: number;
}

/**
 * Robust standardised jump of a newest change.
 *
 * z = (change − peers' median − own usual lead over the peers) / (scale · √(1 + π/2m)), m the own earlier
 * changes. Scale is the peers' or, where the own is larger, the root mean square of both, so a jump must be
 * unusual against both. Two-sided Student tail, its degrees of freedom from the count of peers and the tail
 * weight. The own past counts from 4 earlier changes on.
 *
 * @param change newest change, in the unit of the peers' changes (usually log or difference).
 * @returns `too-few-units` under 8 peers, `no-data` when the change is missing. @throws RangeError on ±Infinity.
 * Checked by simulation: honest normal and t₅ changes keep their level.
 */
export function jump(change: number, options: JumpOptions): Result<Jump, IntegrityReason> {
  const { peers, history, tails = Number.POSITIVE_INFINITY } = options;
  if (Number.isNaN(change)) return err("no-data");
  if (!Number.isFinite(change)) throw new RangeError(`change is ${change}`);
  if (peers.count < 8) return err("too-few-units");
  const own = robustSummary(history);
  const past = own.ok && own.value.count >= 4 ? own.value : null;
  const expectedChange = peers.centre + (past?.centre ?? 0);
  const spread = sharedScale(peers.scale, past?.scale ?? 0) * Math.sqrt(1 + (past ? Math.PI / (2 * past.count) : 0));
  const statistic = (change - expectedChange) / spread;
  const pValue = studentTwoSided(statistic, combinedDegrees(peers.degrees, tails));
  return ok({ statistic, pValue, change, peerChange: peers.centre, expectedChange });
}
