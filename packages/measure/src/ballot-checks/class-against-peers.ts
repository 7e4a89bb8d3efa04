import { err, ok, type Result } from "@huabiao/kernel/result";
import { type PeerEstimates, type PeerStanding, standAmongPeers } from "./among-peers.ts";
import type { Arrangement } from "./arrange-ballots.ts";
import type { BallotCheckReason, BallotLedger } from "./ballot-place.ts";
import { type ClassMeans, classMeans } from "./class-means.ts";
import { classSurplus } from "./class-surplus.ts";

/**
 * Looks for a class that rates one subject unlike it rates the others, given how the other classes rate it.
 *
 * For each class and subject the surplus over the other classes' mean, beyond the surplus that the same voters (or the
 * class) give elsewhere (`classSurplus`), is read against the class's other subjects (`standAmongPeers`). One test per
 * subject, on the class that stands out most: p = two-sided tail × number of classes. Two classes nearly mirror each
 * other, so they count once, and where they stand out alike the one further from its own usual mean is named. A class
 * needs 5 scored ballots about a subject. Facts are on the 0–100 scale.
 *
 * Skips: `one-class`, `too-few-ballots`, `too-few-units` (under 8 subjects), `no-variation`. Cost linear in the
 * ballots.
 */
export function checkClasses(ledger: BallotLedger, arrangement: Arrangement): void {
  const { subjects, classes } = arrangement.ballots;
  const family = { check: "class-against-peers", scope: "cell" } as const;
  if (classes.length < 2) {
    ledger.skip(family, "one-class");
    return;
  }
  const means = classMeans(arrangement);
  const standings = classes.map((_, inClass) => {
    const surplus = classSurplus(arrangement, means, inClass);
    const standing = standAmongPeers(surplus);
    return standing.ok ? ok({ ...standing.value, values: surplus.values }) : standing;
  });
  subjects.forEach((subject, at) => {
    const found = outstanding(means, standings, at);
    const place = { ...family, subject, class: null, stratum: null, voter: null };
    if (!found.ok) {
      ledger.enter(place, found);
      return;
    }
    const { inClass, ...outcome } = found.value;
    ledger.enter({ ...place, class: classes[inClass] as string }, ok(outcome));
  });
}

interface Outstanding {
  readonly inClass: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly score: number;
  readonly expectedScore: number;
}

/** The class that stands out most about a subject. */
function outstanding(
  means: ClassMeans,
  standings: readonly Result<PeerStanding & Pick<PeerEstimates, "values">, BallotCheckReason>[],
  subject: number,
): Result<Outstanding, BallotCheckReason> {
  const judged = standings.flatMap((standing, inClass) => {
    if (!standing.ok || Number.isNaN(standing.value.statistics[subject])) return [];
    const habit = Math.abs(means.at(inClass, subject) - (means.usual[inClass] as number));
    return [{ inClass, habit, standing: standing.value, size: Math.abs(standing.value.statistics[subject] as number) }];
  });
  const [first, ...rest] = judged;
  if (first === undefined) return err(standings.flatMap((one) => (one.ok ? [] : [one.error]))[0] ?? "too-few-ballots");
  const most = rest.reduce((best, one) => {
    const isTied = judged.length === 2 && Math.abs(one.size - best.size) < 0.1 * best.size;
    return (isTied ? one.habit > best.habit : one.size > best.size) ? one : best;
  }, first);
  const { statistics, upper, centre, values } = most.standing;
  const tail = upper[subject] as number;
  const choices = judged.length > 2 ? judged.length : 1;
  return ok({
    inClass: most.inClass,
    statistic: statistics[subject] as number,
    pValue: Math.min(1, 2 * choices * Math.min(tail, 1 - tail)),
    score: 100 * means.at(most.inClass, subject),
    expectedScore: 100 * (means.at(most.inClass, subject) - ((values[subject] as number) - centre)),
  });
}
