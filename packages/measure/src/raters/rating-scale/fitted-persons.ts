import type { AnswerCells } from "./answer-cells.ts";
import type { FitStatistics } from "./fit-statistics.ts";
import type { Posterior } from "./posterior.ts";

/** Persons as they were estimated; arrays hold one number to a person. */
export interface FittedPersons {
  /** Expected ability a posteriori, in logits, and its standard deviation. */
  readonly abilities: Float64Array;
  readonly errors: Float64Array;
  /** Sum of the answers above the lowest category, and the most it could be. */
  readonly scores: Float64Array;
  readonly highest: Float64Array;
  readonly answers: Float64Array;
  /** Whether all answers are the lowest or all the highest: only the assumed distribution keeps the estimate finite. */
  readonly extreme: readonly boolean[];
  readonly fit: readonly (FitStatistics | null)[];
  /** Variance of the abilities over that and the mean squared error, in [0, 1]: TAM's EAP reliability. */
  readonly reliability: number;
}

/** Gathers what is told of persons; the reliability is over those with answers. */
export function fittedPersons(
  cells: AnswerCells,
  { means, variances }: Posterior,
  fit: readonly (FitStatistics | null)[],
): FittedPersons {
  const answers = means.map((_, p) => (cells.start[p + 1] as number) - (cells.start[p] as number));
  const scores = means.map((_, p) => {
    let sum = 0;
    for (let i = cells.start[p] as number; i < (cells.start[p + 1] as number); i++) sum += cells.category[i] as number;
    return sum;
  });
  const highest = answers.map((count) => count * cells.top);
  return {
    abilities: means,
    errors: variances.map(Math.sqrt),
    scores,
    highest,
    answers,
    extreme: Array.from(scores, (score, p) => (answers[p] as number) > 0 && (score === 0 || score === highest[p])),
    fit,
    reliability: reliabilityOf(
      means.filter((_, p) => (answers[p] as number) > 0),
      variances.filter((_, p) => (answers[p] as number) > 0),
    ),
  };
}

function reliabilityOf(means: Float64Array, variances: Float64Array): number {
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const between = means.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return between / (between + variances.reduce((sum, one) => sum + one, 0));
}
