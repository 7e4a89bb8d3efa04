import { err, ok } from "@huabiao/kernel/result";
import { normalTwoSided } from "../integrity/distributions.ts";
import { type Arrangement, ballotsOf } from "./arrange-ballots.ts";
import { type BallotLedger, cellPlace } from "./ballot-place.ts";
import { hypergeometricUpper } from "./hypergeometric.ts";

/** Ballots a batch must hold of a cell, and the rest of the cell as well. */
const leastInBatch = 8;

/**
 * Looks for a batch whose ballots are alike, or better or worse, against the other batches of the same cell.
 *
 * Within a class and stratum of one subject honest ballots could have come in any order: that exchangeability is
 * the whole null, whatever halo or leniency the voters have. For every batch of 8 ballots or more: the count of its
 * most frequent pattern is hypergeometric given the cell's (× patterns it could have been); the mean rank of its
 * scores has the variance of a draw without replacement (normal tail). p = 2 × the smaller ×
 * number of batches.
 * An honest drift, such as batches that reach different people, also shows: that is what the flag asks about.
 *
 * Skips: `no-batches`, `too-few-ballots` (no two parts of 8). Cost linear in the ballots.
 */
export function checkBursts(ledger: BallotLedger, arrangement: Arrangement): void {
  const { ballots, cells } = arrangement;
  if (ballots.batchOf === null) {
    ledger.skip({ check: "burst", scope: "cell" }, "no-batches");
    return;
  }
  const ranks = new Float64Array(arrangement.scores.length);
  for (let cell = 0; cell < cells; cell++) {
    const place = cellPlace(arrangement, "burst", cell);
    const own = ballotsOf(arrangement, cell).filter((ballot) => !Number.isNaN(arrangement.scores[ballot]));
    rankWithin(own, arrangement.scores, ranks);
    const whole = summarise(arrangement, own, ranks);
    const batches = Map.groupBy(own, (ballot) => ballots.batchOf?.[ballot] as number);
    const judged = [...batches].flatMap(([batch, part]) =>
      part.length < leastInBatch || own.length - part.length < leastInBatch
        ? []
        : [{ batch, ...judgeBatch(summarise(arrangement, part, ranks), whole) }],
    );
    const [first, ...others] = judged;
    if (first === undefined) {
      ledger.enter(place, err("too-few-ballots"));
      continue;
    }
    const worst = others.reduce((least, one) => (one.pValue < least.pValue ? one : least), first);
    ledger.enter(place, ok({ ...worst, pValue: Math.min(1, worst.pValue * judged.length) }));
  }
}

/** Writes the rank of each ballot's score among those given, from 1; equal scores share their mean rank. */
function rankWithin(own: Int32Array, scores: Float64Array, ranks: Float64Array): void {
  const ordered = own.toSorted((a, b) => (scores[a] as number) - (scores[b] as number));
  let from = 0;
  while (from < ordered.length) {
    let to = from + 1;
    while (to < ordered.length && scores[ordered[to] as number] === scores[ordered[from] as number]) to++;
    for (let at = from; at < to; at++) ranks[ordered[at] as number] = (from + to + 1) / 2;
    from = to;
  }
}

interface Summary {
  readonly count: number;
  /** Ballots by pattern. */
  readonly patterns: ReadonlyMap<number, number>;
  readonly score: number;
  readonly rank: number;
  /** Variance of the ranks, n − 1. */
  readonly variance: number;
}

function summarise({ scores, patternOf }: Arrangement, own: ArrayLike<number>, ranks: Float64Array): Summary {
  const patterns = new Map<number, number>();
  let [score, rank, squares] = [0, 0, 0];
  for (let at = 0; at < own.length; at++) {
    const ballot = own[at] as number;
    const pattern = patternOf[ballot] as number;
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
    score += scores[ballot] as number;
    rank += ranks[ballot] as number;
    squares += (ranks[ballot] as number) ** 2;
  }
  const n = own.length;
  const variance = (squares - (rank * rank) / n) / (n - 1);
  return { count: n, patterns, score: score / n, rank: rank / n, variance };
}

function judgeBatch(batch: Summary, whole: Summary) {
  const [pattern, alike] = [...batch.patterns].reduce((most, one) => (one[1] > most[1] ? one : most), [-1, 0]);
  const marked = whole.patterns.get(pattern) as number;
  const rest = whole.count - batch.count;
  const tail = hypergeometricUpper(alike, { balls: whole.count, marked, drawn: batch.count });
  const same = Math.min(1, batch.patterns.size * tail);
  const error = Math.sqrt(whole.variance * (1 / batch.count - 1 / whole.count));
  const statistic = error > 0 ? (batch.rank - whole.rank) / error : 0;
  return {
    statistic,
    pValue: Math.min(1, 2 * Math.min(same, normalTwoSided(statistic))),
    count: batch.count,
    alike,
    elsewhereShare: (marked - alike) / rest,
    score: 100 * batch.score,
    otherScore: (100 * (whole.count * whole.score - batch.count * batch.score)) / rest,
  };
}
