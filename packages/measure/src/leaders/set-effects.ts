import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { ConnectedSet } from "./connected-sets.ts";
import { periodResidual, periodSpread, placeSpread } from "./contrast-spread.ts";
import type { LeaderLoading } from "./leader-loadings.ts";
import type { TwoWayBasis } from "./two-way-basis.ts";

/** A leader against the mean of the leaders of his set. */
export interface SetEffect {
  readonly value: number;
  /** Variance in residual variances. */
  readonly spread: number;
  /** Leaders of the set. */
  readonly peers: number;
}

/** The contrast of every leader of one set to the set's mean; `not-comparable` without a mover or another leader. */
export function setEffects(basis: TwoWayBasis, set: ConnectedSet): Result<SetEffect, UndefinedReason>[] {
  if (set.movers.length === 0 || set.leaders.length === 1) return set.leaders.map(() => err("not-comparable"));
  const own = set.leaders.map((leader) => basis.loadings[leader] as LeaderLoading);
  const peers = own.length;
  const values = set.leaders.map((leader) => basis.leaderEffects[leader] as number);
  const mean = values.reduce((sum, value) => sum + value, 0) / peers;
  const residuals = own.map((one) => periodResidual(basis, one));
  const meanResidual = meanOf(residuals);
  const meanPlaces = meanPlaceShares(own, basis.placeCount);
  const pull = basis.factor.solve(meanPlaces);
  const meanSpread = set.places.reduce((sum, p) => sum + (meanPlaces[p] as number) * (pull[p] as number), 0);
  const harmonic = own.reduce((sum, { observations }) => sum + 1 / observations, 0);
  return own.map((one, k) => {
    const away = (residuals[k] as Float64Array).map((cell, t) => cell - (meanResidual[t] as number));
    const periods = periodSpread(basis, away);
    if (periods === null) return err("not-comparable");
    const pulled = one.places.reduce((sum, p, i) => sum + (one.placeShares[i] as number) * (pull[p] as number), 0);
    const places = placeSpread(basis, one) - 2 * pulled + meanSpread;
    const errors = (1 - 2 / peers) / one.observations + harmonic / (peers * peers);
    return ok({ value: (values[k] as number) - mean, spread: errors + places + periods, peers });
  });
}

function meanOf(rows: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) {
    row.forEach((cell, t) => {
      mean[t] = (mean[t] as number) + cell / rows.length;
    });
  }
  return mean;
}

function meanPlaceShares(own: readonly LeaderLoading[], placeCount: number): Float64Array {
  const mean = new Float64Array(placeCount);
  for (const { places, placeShares } of own) {
    places.forEach((place, k) => {
      mean[place] = (mean[place] as number) + (placeShares[k] as number) / own.length;
    });
  }
  return mean;
}
