import { invariant } from "@huabiao/kernel/invariant";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { symmetricEigen } from "../composite/symmetric-eigen.ts";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { LeaderLoading } from "./leader-loadings.ts";
import type { PresentPanel } from "./leader-panel.ts";
import { identified } from "./two-way-basis.ts";

/** The variance of leaders' true effects, and the degrees of freedom that it rests on. */
export interface LeaderVariance {
  readonly value: number;
  readonly degrees: number;
}

/** What the whole model left over. */
export interface WholeModel {
  readonly loadings: readonly (LeaderLoading | null)[];
  readonly rank: number;
  readonly squares: number;
  readonly residualVariance: number;
}

/**
 * Variance of leaders' effects by fitting constants (Henderson's method 3).
 *
 * What leaders explain beyond places and periods, R = squares left by places and periods − squares left by all, has
 * expectation σ² · degrees + τ² tr(ZᵀMZ), with Z the leaders' columns and M what is left of them by places and
 * periods. Solved for τ²: unbiased, and not moved by how far a set reaches.
 *
 * @returns τ², or `no-variation` when leaders explain no more than chance would, `too-few-units` with fewer than 3
 * degrees of freedom. Cost O(n + leaders · periods²). Source: Henderson 1953; Searle, Casella & McCulloch 1992, 5.5.
 */
export function leaderVariance(panel: PresentPanel, whole: WholeModel): Result<LeaderVariance, UndefinedReason> {
  const rest = withoutLeaders(panel, whole.loadings);
  const degrees = whole.rank - rest.rank;
  if (degrees < 3) return err("too-few-units");
  const value = (rest.squares - whole.squares - whole.residualVariance * degrees) / rest.trace;
  return value > 0 ? ok({ value, degrees }) : err("no-variation");
}

/** Rank and squares of the model of places and periods alone, and tr(ZᵀMZ). */
function withoutLeaders(panel: PresentPanel, loadings: readonly (LeaderLoading | null)[]) {
  const { places, periods, values, placeCount, periodCount } = panel;
  const sizes = new Float64Array(placeCount);
  const means = new Float64Array(placeCount);
  const shares = Array.from({ length: placeCount }, () => new Float64Array(periodCount));
  places.forEach((place, i) => {
    sizes[place] = (sizes[place] as number) + 1;
    means[place] = (means[place] as number) + (values[i] as number);
    addTo(shares[place], periods[i] as number, 1);
  });
  means.forEach((sum, place) => {
    const size = Math.max(1, sizes[place] as number);
    means[place] = sum / size;
    shares[place] = (shares[place] as Float64Array).map((count) => count / size);
  });
  const deviations = values.map((value, i) => value - (means[places[i] as number] as number));
  const directions = periodDirections(panel, { sizes, shares });
  const right = new Float64Array(periodCount);
  periods.forEach((period, i) => {
    addTo(right, period, deviations[i] as number);
  });
  const explained = directions.reduce((sum, direction) => sum + dot(direction, right) ** 2, 0);
  const squares = deviations.reduce((sum, deviation) => sum + deviation * deviation, 0) - explained;
  const trace = loadings.reduce((sum, one) => sum + (one ? leftOf(one, { sizes, shares, directions }) : 0), 0);
  return { squares, trace, rank: sizes.filter((size) => size > 0).length + directions.length };
}

interface Rest {
  readonly sizes: Float64Array;
  /** By place: the share of its observations in each period. */
  readonly shares: readonly Float64Array[];
}

/** Directions v/√λ of the periods' normal equations once places are taken out. */
function periodDirections({ periods, periodCount }: PresentPanel, { sizes, shares }: Rest): Float64Array[] {
  const rows = Array.from({ length: periodCount }, () => new Float64Array(periodCount));
  for (const period of periods) addTo(rows[period], period, 1);
  shares.forEach((own, place) => {
    own.forEach((share, t) => {
      if (share === 0) return;
      for (let s = 0; s < periodCount; s++) addTo(rows[t], s, -(sizes[place] as number) * share * (own[s] as number));
    });
  });
  const pairs = symmetricEigen(rows);
  invariant(pairs, "the eigenvalues of the period equations settle");
  return identified(pairs).map(({ value, vector }) => vector.map((cell) => cell / Math.sqrt(value)));
}

/** ‖Mz‖² of a leader's column. */
function leftOf(one: LeaderLoading, rest: Rest & { readonly directions: readonly Float64Array[] }): number {
  const periods = new Float64Array(rest.directions[0]?.length ?? 0);
  let left = one.observations;
  for (const [k, period] of one.periods.entries())
    addTo(periods, period, one.observations * (one.periodShares[k] as number));
  one.places.forEach((place, k) => {
    const count = one.observations * (one.placeShares[k] as number);
    left -= (count * count) / (rest.sizes[place] as number);
    periods.forEach((cell, t) => {
      periods[t] = cell - count * ((rest.shares[place] as Float64Array)[t] as number);
    });
  });
  return rest.directions.reduce((sum, direction) => sum - dot(direction, periods) ** 2, left);
}

function addTo(into: Float64Array | undefined, at: number, amount: number): void {
  if (into && at < into.length) into[at] = (into[at] as number) + amount;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, cell, k) => sum + cell * (b[k] as number), 0);
}
