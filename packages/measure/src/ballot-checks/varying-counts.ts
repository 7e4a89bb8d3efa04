import { betaBinomialLog, betaBinomialUpper } from "./beta-binomial.ts";

/** What was counted of one unit and the mean chance that its peers give it, in (0, 1). */
export interface UnitCount {
  readonly count: number;
  readonly trials: number;
  readonly mean: number;
}

/** P(as many or more) for each unit's count when honest units differ among each other. Cost O(Σ trials). */
export function upperChances(units: readonly UnitCount[], correlation: number): Float64Array {
  return Float64Array.from(units, ({ count, trials, mean }) => betaBinomialUpper(count, { trials, mean, correlation }));
}

/**
 * How far honest units differ: the correlation of two trials of one unit, beyond the mean chances.
 *
 * By likelihood, each unit honest (beta-binomial) with probability 0.95 and anything (every count alike) with 0.05,
 * so that a few that count too many do not hide themselves; of the tabulated values the largest within 1 of the best,
 * the careful side. Cost O(Σ trials). Checked by simulation: levels are kept with sparse counts and with voters of
 * different leniency.
 */
export function correlationAmong(units: readonly UnitCount[]): number {
  const fits = correlations.map((correlation) => units.reduce((sum, unit) => sum + robustLog(unit, correlation), 0));
  const best = Math.max(...fits);
  return correlations[fits.findLastIndex((fit) => fit >= best - 1)] as number;
}

const correlations = [0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.17, 0.23, 0.3, 0.38, 0.47, 0.57, 0.68, 0.8];

/** Share of units that may be anything. */
const dishonest = 0.05;

/** ln of the likelihood of a count that may, rarely, be anything. */
export function robustLog({ count, trials, mean }: UnitCount, correlation: number): number {
  const honest = Math.exp(betaBinomialLog(count, { trials, mean, correlation }));
  return Math.log((1 - dishonest) * honest + dishonest / (trials + 1));
}
