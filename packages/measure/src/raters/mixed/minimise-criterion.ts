import { slopeOf } from "./average-information.ts";
import { type Evaluation, evaluateCriterion } from "./evaluate-criterion.ts";
import type { MixedMethod } from "./mixed-data.ts";
import { type Point, type Step, stepFrom } from "./newton-step.ts";
import { solveLevels } from "./solve-levels.ts";
import type { StagedModel } from "./staged-model.ts";
import { startRatios } from "./start-ratios.ts";
import type { Solution } from "./term-information.ts";

/** The smallest criterion that was found, with everything solved for there. */
export interface Minimum {
  readonly solution: Solution;
  /** Times the criterion was computed. */
  readonly evaluations: number;
  readonly converged: boolean;
}

/** Converged when the next step would lower the criterion by less, and move no ratio by a larger share of itself. */
const [smallestGain, smallestShare] = [1e-11, 5e-7];
const mostEvaluations = 100;

/**
 * Finds the variance ratios γ ≥ 0 with the smallest criterion: Newton steps with average information.
 *
 * A ratio that a step would take below 0 is set to 0, and leaves 0 only when the slope there is negative. A step that
 * does not lower the criterion is shortened. @returns null when the criterion has no value at the start.
 * Cost: three to seven evaluations, each a factor and its inverse.
 */
export function minimiseCriterion(staged: StagedModel, method: MixedMethod): Minimum | null {
  const first = evaluateCriterion(staged, startRatios(staged), method);
  if (first === null) return null;
  let evaluations = 1;
  let here = pointAt(first);
  while (evaluations < mostEvaluations) {
    const step = stepFrom(here);
    if (isSmall(step, here)) return { solution: here.solution, evaluations, converged: true };
    let next: Evaluation | null = null;
    for (let length = 1; next === null && evaluations < mostEvaluations; length /= 4) {
      const ratios = here.ratios.map((ratio, k) => Math.max(0, ratio + length * (step.change[k] as number)));
      const tried = evaluateCriterion(staged, ratios, method);
      evaluations++;
      if (tried !== null && tried.criterion <= here.solution.evaluation.criterion + rounding(here)) next = tried;
    }
    if (next === null) break;
    here = pointAt(next);
  }
  return { solution: here.solution, evaluations, converged: false };
}

function pointAt(evaluation: Evaluation): Point {
  const solution = solveLevels(evaluation);
  return { solution, ratios: evaluation.ratios, slope: slopeOf(solution) };
}

function isSmall({ change, gain }: Step, { ratios }: Point): boolean {
  return gain < smallestGain && change.every((one, k) => Math.abs(one) <= smallestShare * (ratios[k] as number));
}

function rounding({ solution }: Point): number {
  return 1e-13 * Math.abs(solution.evaluation.criterion);
}
