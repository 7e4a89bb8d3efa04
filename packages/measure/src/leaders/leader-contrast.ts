import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSidedQuantile } from "../integrity/distributions.ts";
import type { UndefinedReason } from "../undefined-reason.ts";
import { periodResidual, periodSpread } from "./contrast-spread.ts";
import type { LeaderFit } from "./fit-leaders.ts";

/** How much more one leader adds than another. */
export interface LeaderContrast {
  readonly value: number;
  readonly standardError: number;
  /** Two-sided t interval. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * One leader's effect minus another's, with its least-squares error.
 *
 * @returns the contrast, or `no-data` (one was never observed), `not-comparable` (different sets, a set without a
 * mover, or periods that cannot be told from the two). @throws RangeError on a number that is no leader.
 * Cost one sparse solution. Checked against R `lm`.
 */
export function leaderContrast(
  fit: LeaderFit,
  pair: readonly [number, number],
  options: { readonly level?: number } = {},
): Result<LeaderContrast, UndefinedReason> {
  const { basis, setOfLeader } = fit;
  const [first, second] = pair.map((leader) => {
    const one = basis.loadings[leader];
    if (one === undefined) throw new RangeError(`there is no leader ${leader}`);
    return one;
  });
  if (!first || !second) return err("no-data");
  const set = setOfLeader[pair[0]] as number;
  if (set !== setOfLeader[pair[1]] || fit.sets[set]?.movers.length === 0) return err("not-comparable");
  const away = periodResidual(basis, first);
  periodResidual(basis, second).forEach((cell, t) => {
    away[t] = (away[t] as number) - cell;
  });
  const periods = periodSpread(basis, away);
  if (periods === null) return err("not-comparable");
  const places = new Float64Array(basis.placeCount);
  for (const [one, sign] of [[first, 1] as const, [second, -1] as const])
    one.places.forEach((place, k) => {
      places[place] = (places[place] as number) + sign * (one.placeShares[k] as number);
    });
  const taken = basis.factor.solve(places).reduce((sum, x, place) => sum + x * (places[place] as number), 0);
  const errors = pair[0] === pair[1] ? 0 : 1 / first.observations + 1 / second.observations;
  const standardError = Math.sqrt(fit.residualVariance * (errors + taken + periods));
  const value = (basis.leaderEffects[pair[0]] as number) - (basis.leaderEffects[pair[1]] as number);
  const width = standardError * studentTwoSidedQuantile(1 - (options.level ?? 0.95), fit.degrees);
  return ok({ value, standardError, lower: value - width, upper: value + width });
}
