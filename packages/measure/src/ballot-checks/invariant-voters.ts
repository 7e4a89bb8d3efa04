import { ok } from "@huabiao/kernel/result";
import { type Arrangement, ballotsOf, sortInto } from "./arrange-ballots.ts";
import type { BallotLedger, BallotPlace } from "./ballot-place.ts";
import { correlationAmong, type UnitCount, upperChances } from "./varying-counts.ts";

/** Ballots that a voter must have cast, and voters that make peers. */
const leastOfVoter = 4;
const leastVoters = 8;

/** Ballots of the block's average that a cell's rate is mixed with. */
const borrowed = 5;

/**
 * Looks for voters who answer without distinction far more often than their peers.
 *
 * A ballot is without distinction when it gives every item the same answer, one kind for each answer, or else repeats
 * the voter's previous ballot, one more kind. The chance of a kind comes from the other voters' ballots about the
 * same subjects in the same class; honest voters differ in leniency and halo, so a count is beta-binomial, with the
 * correlation that ballots without distinction of any kind have (`correlationAmong`). p = kinds × the smallest;
 * one-sided; voters with 4 ballots or more.
 *
 * Skips: `no-voters`, `one-item`, `too-few-ballots`, `too-few-units` (under 8 voters). Cost linear in the answers.
 */
export function checkVoters(ledger: BallotLedger, arrangement: Arrangement): void {
  const { voterOf, items } = arrangement.ballots;
  const family = { check: "invariant", scope: "voter" } as const;
  if (voterOf === null || items.length < 2) {
    ledger.skip(family, voterOf === null ? "no-voters" : "one-item");
    return;
  }
  const voters = votersOf(voterOf);
  const enough = voters.filter((own) => own.length >= leastOfVoter);
  for (const own of voters) if (own.length < leastOfVoter) ledger.skip(family, "too-few-ballots");
  if (enough.length < leastVoters) {
    for (const _ of enough) ledger.skip(family, "too-few-units");
    return;
  }
  const { kinds, kindOf } = withoutDistinction(arrangement, voters);
  const any = kindOf.map((kind) => (kind < 0 ? -1 : 0));
  const correlation = correlationAmong(countKind(arrangement, enough, { kindOf: any, kind: 0 }));
  const judged = Array.from({ length: kinds }, (_, kind) => {
    const units = countKind(arrangement, enough, { kindOf, kind });
    return { units, chances: upperChances(units, correlation) };
  });
  enough.forEach((own, at) => {
    const least = judged.reduce((best, one) =>
      (one.chances[at] as number) < (best.chances[at] as number) ? one : best,
    );
    const { count, trials, mean } = least.units[at] as UnitCount;
    const pValue = Math.min(1, kinds * (least.chances[at] as number));
    const outcome = { statistic: count / trials - mean, pValue, count, share: count / trials, expectedShare: mean };
    ledger.enter(voterPlace(arrangement, own[0] as number), ok(outcome));
  });
}

function votersOf(voterOf: Int32Array): Int32Array[] {
  const count = voterOf.reduce((most, voter) => Math.max(most, voter), -1) + 1;
  const { starts, members } = sortInto(voterOf, count);
  return Array.from({ length: count }, (_, voter) => members.subarray(starts[voter], starts[voter + 1])).filter(
    (own) => own.length > 0,
  );
}

function voterPlace({ ballots }: Arrangement, ballot: number): BallotPlace {
  const inClass = ballots.classes[ballots.classOf?.[ballot] ?? -1] ?? null;
  const voter = ballots.voterOf?.[ballot] ?? null;
  return { check: "invariant", scope: "voter", subject: null, class: inClass, stratum: null, voter };
}

/** Per ballot its kind: the option given throughout, or the last kind for a repeated ballot, or −1. */
function withoutDistinction(
  { ballots, straight, patternOf }: Arrangement,
  voters: readonly Int32Array[],
): { readonly kinds: number; readonly kindOf: Int16Array } {
  const options = Math.min(...ballots.items.map(({ coefficients }) => coefficients.length));
  const kindOf =
    straight.length === 0
      ? new Int16Array(0)
      : Int16Array.from(straight, (is, ballot) => (is === 1 ? (ballots.answers[0]?.[ballot] as number) : -1));
  for (const own of voters)
    own.forEach((ballot, at) => {
      if (at > 0 && kindOf[ballot] === -1 && patternOf[ballot] === patternOf[own[at - 1] as number])
        kindOf[ballot] = options;
    });
  return { kinds: options + 1, kindOf };
}

/** What each voter's ballots show of one kind, and what the other voters of their cells let expect. */
function countKind(
  arrangement: Arrangement,
  voters: readonly Int32Array[],
  { kindOf, kind }: { readonly kindOf: Int16Array; readonly kind: number },
): UnitCount[] {
  const { blocks, cells } = arrangement;
  const found = new Float64Array(cells);
  const blockFound = new Float64Array(blocks);
  const blockCount = new Float64Array(blocks);
  const cellOf = new Int32Array(kindOf.length);
  for (let cell = 0; cell < cells; cell++) {
    const own = ballotsOf(arrangement, cell);
    for (const ballot of own) {
      cellOf[ballot] = cell;
      if (kindOf[ballot] === kind) found[cell] = (found[cell] as number) + 1;
    }
    const block = cell % blocks;
    blockFound[block] = (blockFound[block] as number) + (found[cell] as number);
    blockCount[block] = (blockCount[block] as number) + own.length;
  }
  const chanceOf = (ballot: number): number => {
    const cell = cellOf[ballot] as number;
    const usual = ((blockFound[cell % blocks] as number) + 0.5) / ((blockCount[cell % blocks] as number) + 1);
    const others = (found[cell] as number) - (kindOf[ballot] === kind ? 1 : 0);
    return (others + borrowed * usual) / (ballotsOf(arrangement, cell).length - 1 + borrowed);
  };
  return voters.map((own) => {
    let [count, sum] = [0, 0];
    for (const ballot of own) {
      if (kindOf[ballot] === kind) count++;
      sum += chanceOf(ballot);
    }
    return { count, trials: own.length, mean: sum / own.length };
  });
}
