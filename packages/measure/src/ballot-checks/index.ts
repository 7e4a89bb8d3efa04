export type { BallotCheckReason, BallotChecks, BallotPlace } from "./ballot-place.ts";
export type { BallotItem, BallotRoll, BallotSet } from "./ballot-set.ts";
export {
  type BallotCheck,
  type BallotCheckId,
  type BallotCheckNeed,
  type BallotCheckScope,
  ballotChecks,
} from "./catalogue.ts";
export { type BallotCheckOptions, checkBallots } from "./check-ballots.ts";
