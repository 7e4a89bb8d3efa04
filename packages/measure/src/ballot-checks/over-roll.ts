import { ok } from "@huabiao/kernel/result";
import { type Arrangement, ballotsOf } from "./arrange-ballots.ts";
import type { BallotLedger } from "./ballot-place.ts";
import type { BallotRoll } from "./ballot-set.ts";

/**
 * Counts ballots against the rolls: more ballots than voters is a fact, not a chance.
 *
 * p = 0 where the count exceeds the roll, else 1. A roll without class or stratum is held against the ballots of
 * all of them. Statistic: ballots beyond the roll. Skip `no-rolls`. Cost O(rolls × classes × strata).
 */
export function checkRolls(ledger: BallotLedger, arrangement: Arrangement): void {
  const { subjects, classes, strata, rolls } = arrangement.ballots;
  if (rolls.length === 0) ledger.skip({ check: "over-roll", scope: "cell" }, "no-rolls");
  for (const roll of rolls) {
    const count = countUnder(arrangement, roll);
    const place = {
      check: "over-roll",
      scope: "cell",
      subject: subjects[roll.subject] as string,
      class: classes[roll.class ?? -1] ?? null,
      stratum: strata[roll.stratum ?? -1] ?? null,
      voter: null,
    } as const;
    const statistic = Math.max(0, count - roll.count);
    ledger.enter(place, ok({ statistic, pValue: statistic > 0 ? 0 : 1, count, roll: roll.count }));
  }
}

function countUnder(arrangement: Arrangement, roll: BallotRoll): number {
  const { ballots, blocks } = arrangement;
  const width = Math.max(1, ballots.strata.length);
  let count = 0;
  for (let block = 0; block < blocks; block++) {
    if (roll.class !== null && roll.class !== Math.floor(block / width)) continue;
    if (roll.stratum !== null && roll.stratum !== block % width) continue;
    count += ballotsOf(arrangement, roll.subject * blocks + block).length;
  }
  return count;
}
