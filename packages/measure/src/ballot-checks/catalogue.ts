import { checkSentences, type IntegrityCheck } from "../integrity/catalogue.ts";

/** Name of a check on ballots. */
export type BallotCheckId =
  | "invariant"
  | "duplicated"
  | "near-duplicate"
  | "burst"
  | "class-against-peers"
  | "over-roll";

/**
 * What one test of a check speaks of: the ballots of one class and stratum about one subject, all of a class,
 * one voter, or voters who rated the same subjects.
 */
export type BallotCheckScope = "cell" | "class" | "voter" | "voters";

/** What a check on ballots reads. */
export type BallotCheckNeed = "answers" | "classes" | "voters" | "batches" | "rolls" | "peers";

/** A check on ballots. A flag opens a human check and never changes a score, and no ballot is dropped for it. */
export type BallotCheck = IntegrityCheck<BallotCheckId, BallotCheckScope, BallotCheckNeed>;

/** Every check on ballots, in the order in which `checkBallots` runs them. */
export const ballotChecks: readonly BallotCheck[] = [
  check("invariant", ["cell", "class", "voter"], ["answers", "voters", "peers"], ["count", "share", "expectedShare"]),
  check("duplicated", ["cell"], ["answers"], ["count", "expectedCopies"]),
  check("near-duplicate", ["voters"], ["answers", "voters"], ["voters", "matches", "positions", "expectedMatches"]),
  check(
    "burst",
    ["cell"],
    ["answers", "batches"],
    ["batch", "count", "alike", "elsewhereShare", "score", "otherScore"],
  ),
  check("class-against-peers", ["cell"], ["answers", "classes", "peers"], ["score", "expectedScore"]),
  check("over-roll", ["cell"], ["rolls"], ["count", "roll"]),
];

function check(
  id: BallotCheckId,
  scopes: readonly BallotCheckScope[],
  needs: readonly BallotCheckNeed[],
  facts: readonly string[],
): BallotCheck {
  return { id, principle: "R21", scopes, needs, ...checkSentences(id, facts) };
}
