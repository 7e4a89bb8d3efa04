import type { LeaderLoading } from "./leader-loadings.ts";
import { identified, type TwoWayBasis } from "./two-way-basis.ts";

/**
 * What a period residual ρ adds to the variance of a contrast, in residual variances: Σ (ρ·v)²/λ over identified
 * directions; null when ρ also lies along a direction in which periods cannot be told from leaders and places.
 */
export function periodSpread(basis: TwoWayBasis, residual: Float64Array): number | null {
  let [spread, explained, size] = [0, 0, 0];
  for (const { value, vector } of identified(basis.periodPairs)) {
    const along = vector.reduce((sum, cell, t) => sum + cell * (residual[t] as number), 0);
    spread += (along * along) / value;
    explained += along * along;
  }
  for (const cell of residual) size += cell * cell;
  return size - explained > 1e-9 * Math.max(1, size) ? null : spread;
}

/** A loading's periods, less what the places take up of them: τ − Gᵀπ. */
export function periodResidual(basis: TwoWayBasis, one: LeaderLoading): Float64Array {
  const residual = Float64Array.from(basis.uptake, (column) =>
    one.places.reduce((rest, place, k) => rest - (one.placeShares[k] as number) * (column[place] as number), 0),
  );
  one.periods.forEach((period, k) => {
    residual[period] = (residual[period] as number) + (one.periodShares[k] as number);
  });
  return residual;
}

/** πᵀK⁻π of a loading's places: its places are tied to each other, so the entries are known. */
export function placeSpread(basis: TwoWayBasis, one: LeaderLoading): number {
  let spread = 0;
  one.places.forEach((a, i) => {
    one.places.forEach((b, j) => {
      spread += (one.placeShares[i] as number) * (one.placeShares[j] as number) * basis.factor.inverseAt(a, b);
    });
  });
  return spread;
}
