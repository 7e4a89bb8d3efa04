import { err, ok } from "@huabiao/kernel/result";
import { type Arrangement, ballotsOf } from "./arrange-ballots.ts";
import { type BallotLedger, cellPlace, leastBallots } from "./ballot-place.ts";
import { betaBinomialUpper } from "./beta-binomial.ts";
import { CellPatterns, type Copies } from "./cell-patterns.ts";
import { learnKinds } from "./latent-classes.ts";

/** So many equal ballots are looked at; pairs happen. */
const leastCopies = 3;

/**
 * Looks for cells that hold more copies of one answer pattern than its answers let expect.
 *
 * The chance q of a pattern comes from what ballots of the same class and stratum look like on all subjects (a
 * mixture of kinds of voters, `learnKinds`), tilted to the cell's own item shares without the copies, and raised by
 * the factor by which equal pairs exceed the mixture's expectation in the other cells. Of n ballots, k equal ones: p
 * = n/k · P(at least k − 1 of the other n − 1 have it), the union over the ballots that could be the model of the
 * copies, with q itself uncertain (relative variance 1: beta-binomial); the smallest over the patterns. Straight
 * ballots are left to `invariant`, blank ones out. Cells from 10 ballots on, copies from 3.
 *
 * Skips: `one-item`, `too-few-ballots`. Cost O(answers × kinds).
 */
export function checkDuplicates(ledger: BallotLedger, arrangement: Arrangement): void {
  const { ballots, blocks, cells } = arrangement;
  if (ballots.items.length < 2) {
    ledger.skip({ check: "duplicated", scope: "cell" }, "one-item");
    return;
  }
  for (let block = 0; block < blocks; block++) {
    const own = Array.from({ length: cells / blocks }, (_, at) => block + at * blocks);
    const patterns = new CellPatterns(arrangement, learnKinds(arrangement, gathered(arrangement, own)));
    const found = own.map((cell) => pairsOf(arrangement, patterns, cell));
    const total = found.reduce((sum, one) => addPairs(sum, one, 1), noPairs);
    own.forEach((cell, at) => {
      const place = cellPlace(arrangement, "duplicated", cell);
      if (ballotsOf(arrangement, cell).length < leastBallots) {
        ledger.enter(place, err("too-few-ballots"));
        return;
      }
      const { copies, ...pairs } = found[at] as Pairs & { readonly copies: readonly Copies[] };
      const others = addPairs(total, pairs, -1);
      patterns.open(cell);
      const excess = Math.max(1, (others.observed + 1) / (others.expected + 1));
      ledger.enter(place, ok(mostCopied(patterns, copies, { ballots: ballotsOf(arrangement, cell).length, excess })));
    });
  }
}

/** Squared relative error of the chance that a mixture gives to one pattern. */
const distrust = 2;

/** Equal pairs of ballots that are not straight. */
interface Pairs {
  readonly observed: number;
  readonly expected: number;
}

const noPairs: Pairs = { observed: 0, expected: 0 };

function addPairs(sum: Pairs, { observed, expected }: Pairs, times: number): Pairs {
  return { observed: sum.observed + times * observed, expected: sum.expected + times * expected };
}

function gathered(arrangement: Arrangement, cells: readonly number[]): Int32Array {
  const parts = cells.map((cell) => ballotsOf(arrangement, cell));
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}

function pairsOf(
  arrangement: Arrangement,
  patterns: CellPatterns,
  cell: number,
): Pairs & { readonly copies: readonly Copies[] } {
  const own = ballotsOf(arrangement, cell);
  if (own.length < leastBallots) return { ...noPairs, copies: [] };
  const groups = new Map<number, { ballot: number; count: number }>();
  for (const ballot of own) {
    if (arrangement.straight[ballot] === 1 || Number.isNaN(arrangement.scores[ballot])) continue;
    const pattern = arrangement.patternOf[ballot] as number;
    const known = groups.get(pattern);
    if (known) known.count++;
    else groups.set(pattern, { ballot, count: 1 });
  }
  const copies = [...groups.values()];
  patterns.open(cell);
  return {
    observed: copies.reduce((sum, { count }) => sum + (count * (count - 1)) / 2, 0),
    expected: patterns.agreement() * ((own.length * (own.length - 1)) / 2),
    copies: copies.filter(({ count }) => count >= leastCopies),
  };
}

function mostCopied(
  patterns: CellPatterns,
  copies: readonly Copies[],
  { ballots, excess }: { readonly ballots: number; readonly excess: number },
) {
  let most = { statistic: 0, pValue: 1, count: 0, expectedCopies: 0 };
  for (const one of copies) {
    const chance = Math.min(0.5, excess * patterns.chanceWithout(one));
    const correlation = (distrust * chance) / (1 - chance + distrust * chance);
    const tail = betaBinomialUpper(one.count - 1, { trials: ballots - 1, mean: chance, correlation });
    const pValue = Math.min(1, (ballots / one.count) * tail);
    if (pValue >= most.pValue) continue;
    most = { statistic: one.count, pValue, count: one.count, expectedCopies: ballots * chance };
  }
  return most;
}
