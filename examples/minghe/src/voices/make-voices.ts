import type { HeldPoll } from "./ballot-row.ts";
import { holdConsultation } from "./consultation.ts";
import { distortBallots } from "./distort-ballots.ts";
import { holdLeaderPanel } from "./leader-panel.ts";
import { holdRatings, type RatingPanel } from "./ratings.ts";
import type { Ground } from "./standing.ts";
import { surveyPlans } from "./survey-plans.ts";
import { holdSurvey, trueScores } from "./surveys.ts";

/** The voices of the world: what people said, and what they would have said if all had been asked honestly. */
export interface Voices {
  readonly polls: readonly HeldPoll[];
  readonly ratings: RatingPanel;
  /** Per survey and county the true score, 0–100. No table shows it; `planted.json` does. */
  readonly trueScores: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Asks the people of a world: honest voices first, then what was planted into them. Cost O(ballots). */
export function makeVoices(ground: Ground): Voices {
  const honest = [
    ...surveyPlans.map((plan, at) => holdSurvey(ground, plan, at)),
    holdLeaderPanel(ground),
    holdConsultation(ground),
  ];
  return {
    polls: honest.map((poll) => distortBallots(ground.seed, poll)),
    ratings: holdRatings(ground),
    trueScores: new Map(surveyPlans.map((plan) => [plan.id, trueScores(ground, plan)])),
  };
}
