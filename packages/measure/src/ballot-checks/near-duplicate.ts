import { err, ok } from "@huabiao/kernel/result";
import { type Arrangement, sortInto } from "./arrange-ballots.ts";
import { type BallotLedger, type BallotPlace, blockNames } from "./ballot-place.ts";
import { type Agreement, agreementOf } from "./chance-agreement.ts";
import { extraVariance } from "./huber-scale.ts";
import { nearPairs } from "./near-pairs.ts";
import { type RatedAlike, ratedAlike } from "./rated-alike.ts";

/** Answers that two voters must have in common to be compared. */
const leastPositions = 20;

/**
 * Looks for voters whose answers about all their subjects are the same but for one at most.
 *
 * Compared are voters of one class and stratum who rated the same subjects, from 20 answers on. The chance that two of
 * them agree at a position comes from the others' answers there and from how often each of the two uses each
 * option (leniency); answers within a ballot hang together, so the log chance of nearly full agreement is divided
 * by the dispersion seen between neighbouring voters (Huber's Proposal 2, ≥ 1). p = pairs × the chance of the least
 * likely pair of the cluster. One test per cluster of near-equal voters, one of p = 1 where there is none.
 *
 * Skips: `no-voters`, `too-few-units` (a voter alone with his subjects), `too-few-values` (under 20 answers). Cost
 * linear in the answers, but for voters of equal halves.
 */
export function checkNearDuplicates(ledger: BallotLedger, arrangement: Arrangement): void {
  const { ballots } = arrangement;
  const family = { check: "near-duplicate", scope: "voters" } as const;
  if (ballots.voterOf === null) {
    ledger.skip(family, "no-voters");
    return;
  }
  for (const group of ratedAlike(arrangement)) {
    const place: BallotPlace = { ...family, subject: null, ...blockNames(ballots, group.block), voter: null };
    if (group.voters.length < 2) ledger.enter(place, err("too-few-units"));
    else if (group.columns.length < leastPositions) ledger.enter(place, err("too-few-values"));
    else enterClusters(ledger, place, group);
  }
}

function enterClusters(ledger: BallotLedger, place: BallotPlace, group: RatedAlike): void {
  const agreement = agreementOf(group);
  const pairs = nearPairs(group.columns);
  if (pairs.length === 0) {
    ledger.enter(place, ok({ statistic: 0, pValue: 1 }));
    return;
  }
  const dispersion = dispersionOf(group, agreement);
  const tries = (group.voters.length * (group.voters.length - 1)) / 2;
  for (const cluster of clustersOf(pairs, group.voters.length)) {
    const judged = cluster.pairs.map(([one, other]) => ({
      one,
      other,
      log: agreement.nearLog(one, other) / dispersion,
    }));
    const least = judged.reduce((best, pair) => (pair.log < best.log ? pair : best));
    const voters = cluster.rows.map((row) => group.voters[row] as number);
    ledger.enter(
      { ...place, voter: voters[0] as number },
      ok({
        statistic: voters.length,
        pValue: Math.min(1, tries * Math.exp(least.log)),
        matches: agreement.matches(least.one, least.other),
        positions: group.columns.length,
        expectedMatches: agreement.expected(least.one, least.other).mean,
      }),
      { voters: voters.join(", ") },
    );
  }
}

/** Variance of the matches of neighbouring voters over that of independent positions, at least 1. */
function dispersionOf({ voters }: RatedAlike, agreement: Agreement): number {
  const residuals: number[] = [];
  for (let row = 1; row < voters.length; row++) {
    const { mean, variance } = agreement.expected(row - 1, row);
    if (variance > 0) residuals.push((agreement.matches(row - 1, row) - mean) / Math.sqrt(variance));
  }
  return residuals.length < 8
    ? smallGroupDispersion
    : 1 +
        extraVariance(
          residuals,
          residuals.map(() => 1),
          { fitted: 0 },
        );
}

/** Assumed where fewer than nine voters rated the same subjects. */
const smallGroupDispersion = 3;

interface Cluster {
  readonly rows: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
}

/** The connected parts of the graph of near pairs. */
function clustersOf(pairs: readonly (readonly [number, number])[], count: number): Cluster[] {
  const roots = Int32Array.from({ length: count }, (_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    while (roots[root] !== root) root = roots[root] as number;
    roots[row] = root;
    return root;
  };
  for (const [one, other] of pairs) roots[rootOf(other)] = rootOf(one);
  const { starts, members } = sortInto(
    Int32Array.from(roots, (_, row) => rootOf(row)),
    count,
  );
  const byRoot = Map.groupBy(pairs, ([one]) => rootOf(one));
  return [...byRoot].map(([root, own]) => ({
    rows: [...members.subarray(starts[root], starts[root + 1])],
    pairs: own,
  }));
}
