import { invariant } from "@huabiao/kernel/invariant";
import { type Eigenpair, symmetricEigen } from "../composite/symmetric-eigen.ts";
import type { ConnectedSets } from "./connected-sets.ts";
import { factorLaplacian, type LaplacianFactor, type Tie } from "./laplacian.ts";
import { type LeaderLoading, leaderLoadings } from "./leader-loadings.ts";
import type { PresentPanel } from "./leader-panel.ts";

/** A least-squares fit of place + leader + period effects, and what the errors of contrasts are computed from. */
export interface TwoWayBasis {
  readonly loadings: readonly (LeaderLoading | null)[];
  /** One solution among many; only contrasts within a set mean something. NaN = never observed. */
  readonly leaderEffects: Float64Array;
  /** Columns of the model that are told apart. */
  readonly rank: number;
  /** Sum of squared residuals. */
  readonly squares: number;
  /** The places' normal equations once leaders are eliminated: the Laplacian of moves. */
  readonly factor: LaplacianFactor;
  /** By period: how the places take up that period's column. */
  readonly uptake: readonly Float64Array[];
  /** What is left of the periods' normal equations once places are eliminated, in eigenpairs. */
  readonly periodPairs: readonly Eigenpair[];
  readonly placeCount: number;
}

/** Solves the normal equations by eliminating leaders, then places, then periods. */
export function twoWayBasis(panel: PresentPanel, connected: ConnectedSets): TwoWayBasis {
  const loadings = leaderLoadings(panel);
  const factor = factorLaplacian(connected.setOfPlace, moveTies(loadings));
  const equations = eliminateLeaders(panel, loadings);
  const uptake = equations.crosses.map((cross) => factor.solve(cross));
  const placesAlone = factor.solve(equations.places);
  const periodPairs = symmetricEigen(
    equations.periodRows.map((row, t) => row.map((cell, s) => cell - dot(equations.crosses[t], uptake[s]))),
  );
  invariant(periodPairs, "the eigenvalues of the period equations settle");
  const right = equations.periods.map((cell, t) => cell - dot(equations.crosses[t], placesAlone));
  const periodEffects = pseudoSolve(periodPairs, right);
  const placeEffects = placesAlone.map((effect, place) =>
    uptake.reduce((rest, column, t) => rest - (column[place] as number) * (periodEffects[t] as number), effect),
  );
  const leaderEffects = Float64Array.from(loadings, (one) =>
    one === null ? Number.NaN : one.mean - loaded(one, placeEffects, periodEffects),
  );
  const squares = panel.values.reduce((sum, value, i) => {
    const fitted = leaderEffects[panel.leaders[i] as number] as number;
    const place = placeEffects[panel.places[i] as number] as number;
    return sum + (value - fitted - place - (periodEffects[panel.periods[i] as number] as number)) ** 2;
  }, 0);
  const seen = connected.sets.reduce((sum, { places, leaders }) => sum + places.length + leaders.length - 1, 0);
  const rank = seen + identified(periodPairs).length;
  return { loadings, leaderEffects, rank, squares, factor, uptake, periodPairs, placeCount: panel.placeCount };
}

/** Eigenpairs that are not 0 but for rounding: the directions in which periods are told apart. */
export function identified(pairs: readonly Eigenpair[]): readonly Eigenpair[] {
  const largest = pairs[0]?.value ?? 0;
  return pairs.filter(({ value }) => value > 1e-9 * largest && value > 1e-9);
}

/** Σ_p share · place effect + Σ_t share · period effect. */
function loaded(one: LeaderLoading, placeEffects: Float64Array, periodEffects: Float64Array): number {
  let sum = 0;
  one.places.forEach((place, k) => {
    sum += (one.placeShares[k] as number) * (placeEffects[place] as number);
  });
  one.periods.forEach((period, k) => {
    sum += (one.periodShares[k] as number) * (periodEffects[period] as number);
  });
  return sum;
}

/** Every two places of a mover are tied by n_p n_q / n. */
function moveTies(loadings: readonly (LeaderLoading | null)[]): Tie[] {
  const ties: Tie[] = [];
  for (const one of loadings) {
    one?.places.forEach((a, i) => {
      for (let j = 0; j < i; j++) {
        const weight = one.observations * (one.placeShares[i] as number) * (one.placeShares[j] as number);
        ties.push({ a, b: one.places[j] as number, weight });
      }
    });
  }
  return ties;
}

interface Equations {
  /** Right-hand sides of places and periods. */
  readonly places: Float64Array;
  readonly periods: Float64Array;
  /** By period: its coefficients with the places; with the periods. */
  readonly crosses: readonly Float64Array[];
  readonly periodRows: readonly Float64Array[];
}

/** Normal equations of places and periods with everything taken as deviation from the leader's mean. */
function eliminateLeaders(panel: PresentPanel, loadings: readonly (LeaderLoading | null)[]): Equations {
  const { placeCount, periodCount } = panel;
  const places = new Float64Array(placeCount);
  const periods = new Float64Array(periodCount);
  const crosses = Array.from({ length: periodCount }, () => new Float64Array(placeCount));
  const periodRows = Array.from({ length: periodCount }, () => new Float64Array(periodCount));
  panel.values.forEach((value, i) => {
    const [place, period] = [panel.places[i] as number, panel.periods[i] as number];
    const deviation = value - (loadings[panel.leaders[i] as number] as LeaderLoading).mean;
    add(places, place, deviation);
    add(periods, period, deviation);
    add(crosses[period], place, 1);
    add(periodRows[period], period, 1);
  });
  for (const one of loadings) {
    one?.periods.forEach((period, k) => {
      const weight = one.observations * (one.periodShares[k] as number);
      for (const [l, place] of one.places.entries())
        add(crosses[period], place, -weight * (one.placeShares[l] as number));
      for (const [l, other] of one.periods.entries())
        add(periodRows[period], other, -weight * (one.periodShares[l] as number));
    });
  }
  return { places, periods, crosses, periodRows };
}

function pseudoSolve(pairs: readonly Eigenpair[], right: Float64Array): Float64Array {
  const x = new Float64Array(right.length);
  for (const { value, vector } of identified(pairs)) {
    const along = dot(vector, right) / value;
    for (const [t, cell] of vector.entries()) add(x, t, along * cell);
  }
  return x;
}

function add(into: Float64Array | undefined, at: number, amount: number): void {
  if (into) into[at] = (into[at] as number) + amount;
}

function dot(a: Float64Array | undefined, b: Float64Array | undefined): number {
  return a && b ? a.reduce((sum, cell, k) => sum + cell * (b[k] as number), 0) : 0;
}
