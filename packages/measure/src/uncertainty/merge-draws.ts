import { type DrawResults, summariseDraws } from "./draw-results.ts";
import type { DrawPlan } from "./plan-draws.ts";
import type { DrawPartial } from "./run-draws.ts";
import { mergeTails } from "./tails.ts";

/**
 * Joins the parts of a plan into its results.
 *
 * The parts are used up: their arrays are overwritten. Their order and number change no byte of the
 * result, because everything in them is a whole number or an order statistic.
 *
 * @throws RangeError when the parts do not hold all draws of the plan. Cost O(memory of the parts).
 */
export function mergeDraws(plan: DrawPlan, partials: readonly DrawPartial[]): DrawResults {
  const [first, ...others] = partials;
  const draws = partials.reduce((sum, part) => sum + part.draws, 0);
  if (first === undefined || draws !== plan.draws) throw new RangeError(`parts hold ${draws} of ${plan.draws} draws`);
  for (const part of others) addPartial(first, part);
  return summariseDraws(plan, first);
}

function addPartial(whole: DrawPartial, part: DrawPartial): void {
  addCells(whole.rankCounts, part.rankCounts);
  addCells(whole.scored, part.scored);
  addCells(whole.scoreSums, part.scoreSums);
  addCells(whole.pairCounts, part.pairCounts);
  addCells(whole.bandCounts, part.bandCounts);
  mergeTails(whole.low, part.low);
  mergeTails(whole.high, part.high);
}

function addCells<T extends Uint16Array | Uint32Array | Int32Array | Float64Array>(whole: T, part: T): void {
  for (let at = 0; at < whole.length; at++) whole[at] = (whole[at] as number) + (part[at] as number);
}
