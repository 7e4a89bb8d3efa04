import type { CheckLedger, Checks } from "../integrity/check-ledger.ts";
import type { IntegrityReason } from "../integrity/integrity-reason.ts";
import type { Arrangement } from "./arrange-ballots.ts";
import type { BallotCheckId, BallotCheckScope } from "./catalogue.ts";

/** What one test on ballots speaks of; null = all, or not told by the poll. */
export interface BallotPlace {
  readonly check: BallotCheckId;
  readonly scope: BallotCheckScope;
  readonly subject: string | null;
  readonly class: string | null;
  readonly stratum: string | null;
  /** The pseudonym of a rater, only where ballots are linked. */
  readonly voter: number | null;
}

/**
 * Why a check on ballots has no answer: beyond the reasons of the integrity checks, the poll has too few ballots
 * there, a single item, a single class, or does not tell voters, batches or rolls.
 */
export type BallotCheckReason =
  | IntegrityReason
  | "too-few-ballots"
  | "one-item"
  | "one-class"
  | "no-voters"
  | "no-batches"
  | "no-rolls";

/** All that the checks on a set of ballots have to say. */
export type BallotChecks = Checks<BallotPlace, BallotCheckReason>;

/** Where the tests on one set of ballots are entered. */
export type BallotLedger = CheckLedger<BallotPlace, BallotCheckReason>;

/** Under this many ballots a cell is not judged by its shares. */
export const leastBallots = 10;

/** Names a cell for a check. */
export function cellPlace({ ballots, blocks }: Arrangement, check: BallotCheckId, cell: number): BallotPlace {
  const { subjects } = ballots;
  return {
    check,
    scope: "cell",
    subject: subjects[Math.floor(cell / blocks)] as string,
    ...blockNames(ballots, cell % blocks),
    voter: null,
  };
}

/** The class and stratum of a block. */
export function blockNames(
  { classes, strata }: Arrangement["ballots"],
  block: number,
): Pick<BallotPlace, "class" | "stratum"> {
  const width = Math.max(1, strata.length);
  return { class: classes[Math.floor(block / width)] ?? null, stratum: strata[block % width] ?? null };
}
