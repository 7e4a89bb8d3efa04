import { CheckLedger } from "../integrity/check-ledger.ts";
import { arrangeBallots } from "./arrange-ballots.ts";
import type { BallotCheckReason, BallotChecks, BallotPlace } from "./ballot-place.ts";
import type { BallotSet } from "./ballot-set.ts";
import { checkBursts } from "./burst.ts";
import { checkClasses } from "./class-against-peers.ts";
import { checkDuplicates } from "./duplicated.ts";
import { checkVoters } from "./invariant-voters.ts";
import { checkNearDuplicates } from "./near-duplicate.ts";
import { checkRolls } from "./over-roll.ts";
import { checkStraightLining } from "./straight-lining.ts";

/** How the checks on ballots are run. */
export interface BallotCheckOptions {
  /** False discovery rate within each family (check and scope), in (0, 1). Default 0.1. */
  readonly falseDiscoveryRate?: number;
}

/**
 * Runs every check of `ballotChecks` over the ballots of one poll (R21).
 *
 * Each family, a check in one scope, is controlled by Benjamini–Hochberg. A flag asks a person to look; no ballot is
 * dropped and no score changes. What could not be run is counted by reason. Flags of scope `voter` and `voters` name
 * pseudonyms and are for those who hold the linked ballots, not for publication.
 *
 * @throws RangeError on malformed ballots, naming the place (`requireBallots`), or a rate out of range.
 * Same ballots, same answer. The order of ballots matters to who repeated whom, to which voters are neighbours in
 * `near-duplicate`, and to which 5,000 ballots of a larger block its mixture is learned from. Cost linear in the answers.
 * Checked by simulation on seeds not used for setting its constants: of 200 polls of honest voters, with and without
 * halo and leniency, linked or not, no family is flagged in more than 10 %. Recall depends on what is planted: figures in
 * `docs/reference/methods.md`. A voter who gives everybody the best answer can hardly be told from a lenient one, nor a
 * class that praises a subject which is well thought of anyway.
 */
export function checkBallots(ballots: BallotSet, options: BallotCheckOptions = {}): BallotChecks {
  const arrangement = arrangeBallots(ballots);
  const ledger = new CheckLedger<BallotPlace, BallotCheckReason>();
  checkStraightLining(ledger, arrangement);
  checkVoters(ledger, arrangement);
  checkDuplicates(ledger, arrangement);
  checkNearDuplicates(ledger, arrangement);
  checkBursts(ledger, arrangement);
  checkClasses(ledger, arrangement);
  checkRolls(ledger, arrangement);
  return ledger.close(options.falseDiscoveryRate ?? 0.1);
}
