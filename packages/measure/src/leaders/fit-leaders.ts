import { err, mapResult, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSidedQuantile } from "../integrity/distributions.ts";
import type { UndefinedReason } from "../undefined-reason.ts";
import { type ConnectedSet, connectedSets } from "./connected-sets.ts";
import type { LeaderLoading } from "./leader-loadings.ts";
import { type LeaderPanel, presentPanel } from "./leader-panel.ts";
import { type LeaderVariance, leaderVariance } from "./leader-variance.ts";
import { setEffects } from "./set-effects.ts";
import { type NoisyEffect, type ShrunkEffect, shrinkEffect } from "./shrink-effect.ts";
import { type TwoWayBasis, twoWayBasis } from "./two-way-basis.ts";

/** What a leader adds to an outcome against the mean of the leaders of the same connected set, each counted once. */
export interface LeaderEffect {
  readonly value: number;
  readonly standardError: number;
  /** Two-sided t interval. */
  readonly lower: number;
  readonly upper: number;
  /** Drawn towards 0 by as much as it is uncertain, or why it is not. */
  readonly shrunk: Result<ShrunkEffect, UndefinedReason>;
  readonly observations: number;
  readonly places: number;
}

/** Places, leaders and periods told apart as far as moves allow. */
export interface LeaderFit {
  readonly sets: readonly ConnectedSet[];
  /** Set of each leader; −1 = never seen. */
  readonly setOfLeader: Int32Array;
  /** By leader: the effect, or `no-data`, or `not-comparable`. */
  readonly effects: readonly Result<LeaderEffect, UndefinedReason>[];
  /** Variance of a single outcome about the model, and its degrees of freedom. */
  readonly residualVariance: number;
  readonly degrees: number;
  /** Variance of leaders' true effects within sets, or why it is not known. */
  readonly leaderVariance: Result<number, UndefinedReason>;
  /** What further contrasts are computed from (`leaderContrast`). */
  readonly basis: TwoWayBasis;
}

/**
 * Two-way leader effects (R27): outcome = place + leader + period + error, least squares.
 *
 * A leader is told from a place only by moves. So leaders are compared within connected sets that have a mover, and
 * are `not-comparable` in a set without one, across sets, and where periods cannot be told from leaders. An effect
 * is a contrast to its set's mean; the standard errors are those of ordinary least squares. `shrunk` is the
 * empirical-Bayes reading: `shrinkEffect`, with the variance of leaders from `leaderVariance`. A contrast of attention, never a verdict: it holds whatever else
 * came with the person.
 *
 * @returns the fit, or `no-data`, `too-few-values` (no degree of freedom is left for the error).
 * @throws RangeError on ragged input, ±Infinity or numbers that are not whole, naming the cell.
 *
 * Leaders are eliminated first, then places by sparse elimination, then periods: near linear in observations while
 * moves are few. Source: Abowd, Kramarz & Margolis 1999; Yao & Zhang 2015. Checked against R `lm`.
 */
export function fitLeaders(
  panel: LeaderPanel,
  options: { readonly level?: number } = {},
): Result<LeaderFit, UndefinedReason> {
  const { level = 0.95 } = options;
  const present = presentPanel(panel);
  const count = present.values.length;
  if (count === 0) return err("no-data");
  const connected = connectedSets(present);
  const basis = twoWayBasis(present, connected);
  const degrees = count - basis.rank;
  if (degrees <= 0) return err("too-few-values");
  const residualVariance = basis.squares / degrees;
  const variance = leaderVariance(present, { ...basis, residualVariance });
  const width = studentTwoSidedQuantile(1 - level, degrees);
  const effects = basis.loadings.map((): Result<LeaderEffect, UndefinedReason> => err("no-data"));
  for (const set of connected.sets) {
    setEffects(basis, set).forEach((one, k) => {
      const leader = set.leaders[k] as number;
      effects[leader] = mapResult(one, ({ value, spread, peers }) => {
        const noisy = { value, standardError: Math.sqrt(residualVariance * spread), peers };
        return leaderEffect(noisy, { width, variance, loading: basis.loadings[leader] as LeaderLoading });
      });
    });
  }
  return ok({
    sets: connected.sets,
    setOfLeader: connected.setOfLeader,
    effects,
    residualVariance,
    degrees,
    leaderVariance: mapResult(variance, ({ value }) => value),
    basis,
  });
}

function leaderEffect(
  one: NoisyEffect,
  of: {
    readonly width: number;
    readonly variance: Result<LeaderVariance, UndefinedReason>;
    readonly loading: LeaderLoading;
  },
): LeaderEffect {
  const { value, standardError } = one;
  const { width, loading } = of;
  return {
    value,
    standardError,
    lower: value - width * standardError,
    upper: value + width * standardError,
    shrunk: mapResult(of.variance, (variance) => shrinkEffect(one, variance, width)),
    observations: loading.observations,
    places: loading.places.length,
  };
}
