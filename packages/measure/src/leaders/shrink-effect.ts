import type { LeaderVariance } from "./leader-variance.ts";

/** An estimated effect, centred within its set of `peers`. */
export interface NoisyEffect {
  readonly value: number;
  readonly standardError: number;
  readonly peers: number;
}

/** An effect drawn towards 0. */
export interface ShrunkEffect {
  readonly value: number;
  /** What is kept of the estimate, 0 … 1. */
  readonly kept: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Empirical-Bayes reading of a centred effect: drawn towards the set's mean by as much as it is uncertain.
 *
 * kept = v/(v + se²), v = τ²(1 − 1/peers). The variance is kept · se² + 2/(degrees − 2) ((1 − kept) value)², the last
 * term for τ² being an estimate. @param width half-width of an interval in standard errors.
 * Source: Morris 1983. Checked by simulation.
 */
export function shrinkEffect(one: NoisyEffect, variance: LeaderVariance, width: number): ShrunkEffect {
  const between = variance.value * (1 - 1 / one.peers);
  const kept = between / (between + one.standardError ** 2);
  const value = kept * one.value;
  const doubt = (2 / (variance.degrees - 2)) * (one.value - value) ** 2;
  const standardError = Math.sqrt(kept * one.standardError ** 2 + doubt);
  return { value, kept, standardError, lower: value - width * standardError, upper: value + width * standardError };
}
