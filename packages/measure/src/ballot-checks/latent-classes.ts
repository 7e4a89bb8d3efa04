import type { Arrangement } from "./arrange-ballots.ts";

/**
 * How the ballots of a block are answered, as a mixture of kinds of voters whose answers to the items are independent.
 *
 * `chances[(kind · items + item) · width + answer + 1]`, answer −1 = blank; every chance > 0.
 */
export interface LatentClasses {
  readonly kinds: number;
  readonly items: number;
  readonly width: number;
  readonly weights: Float64Array;
  readonly chances: Float64Array;
}

/** Kinds by mean score; beside them one of nearly straight ballots for each option. */
const scoreKinds = 5;
const rounds = 12;
/** Ballots from which a block's mixture is learned; more are sampled at even steps. */
const learnedFrom = 5_000;

/**
 * Learns the mixture of one block by expectation–maximisation.
 *
 * Leniency and halo make honest answers agree far more than independent items would. The start gives each option a
 * kind of its nearly straight ballots (all items but one at most) and the other ballots five kinds by mean score.
 * Chances are mixed with one ballot of the block's average per kind. Deterministic. Cost O(ballots × items × kinds ×
 * rounds), at most 5,000 ballots. Source: Lazarsfeld & Henry 1968; Dempster, Laird & Rubin 1977.
 */
export function learnKinds(arrangement: Arrangement, block: Int32Array): LatentClasses {
  const { ballots, scores } = arrangement;
  const items = ballots.items.length;
  const width = 1 + Math.max(0, ...ballots.items.map(({ coefficients }) => coefficients.length));
  const step = Math.max(1, Math.ceil(block.length / learnedFrom));
  const byScore = block
    .filter((_, at) => at % step === 0)
    .sort((a, b) => (scores[a] || 0) - (scores[b] || 0) || compareRows(arrangement, a, b));
  const kinds = scoreKinds + width;
  const belongs = new Float64Array(byScore.length * kinds);
  byScore.forEach((ballot, at) => {
    const answer = nearlyStraight(arrangement.rows.subarray(ballot * items, (ballot + 1) * items));
    const kind = answer === null ? Math.floor((at * scoreKinds) / byScore.length) : scoreKinds + answer;
    belongs[at * kinds + kind] = 1;
  });
  const size = { kinds, items, width };
  let learned = maximise(arrangement, byScore, { ...size, belongs });
  for (let round = 0; round < rounds; round++) {
    byScore.forEach((ballot, at) => {
      const own = belongs.subarray(at * kinds, (at + 1) * kinds);
      kindsOf(learned, arrangement.rows, { ballot, out: own });
    });
    learned = maximise(arrangement, byScore, { ...size, belongs });
  }
  return learned;
}

/** Orders ballots by their answers, so that the order in which they came changes nothing. */
function compareRows({ rows, ballots }: Arrangement, one: number, other: number): number {
  const items = ballots.items.length;
  for (let item = 0; item < items; item++) {
    const gap = (rows[one * items + item] as number) - (rows[other * items + item] as number);
    if (gap !== 0) return gap;
  }
  return 0;
}

/** The answer that all items but one at most have; null when there is none, or under three items. */
function nearlyStraight(row: Int16Array): number | null {
  if (row.length < 3) return null;
  const usual = row[0] === row[1] || row[0] === row[2] ? row[0] : row[1];
  const others = row.reduce((sum, answer) => sum + (answer === usual ? 0 : 1), 0);
  return others <= 1 ? (usual as number) : null;
}

function maximise(
  { rows }: Arrangement,
  learnedFromBallots: Int32Array,
  of: Pick<LatentClasses, "kinds" | "items" | "width"> & { readonly belongs: Float64Array },
): LatentClasses {
  const { kinds, items, width, belongs } = of;
  const count = learnedFromBallots.length;
  const weights = new Float64Array(kinds);
  const chances = new Float64Array(kinds * items * width);
  const usual = new Float64Array(items * width).fill(1 / width);
  learnedFromBallots.forEach((ballot, at) => {
    for (let item = 0; item < items; item++) {
      const place = item * width + (rows[ballot * items + item] as number);
      usual[place] = (usual[place] as number) + 1;
      for (let kind = 0; kind < kinds; kind++)
        chances[kind * items * width + place] =
          (chances[kind * items * width + place] as number) + (belongs[at * kinds + kind] as number);
    }
    for (let kind = 0; kind < kinds; kind++)
      weights[kind] = (weights[kind] as number) + (belongs[at * kinds + kind] as number);
  });
  for (let place = 0; place < chances.length; place++) {
    const kind = Math.floor(place / (items * width));
    const average = (usual[place % (items * width)] as number) / (count + 1);
    chances[place] = ((chances[place] as number) + average) / ((weights[kind] as number) + 1);
  }
  return { kinds, items, width, weights: weights.map((weight) => (weight + 1) / (count + kinds)), chances };
}

/** How likely each kind cast a ballot; sums to 1. Written to `out`. @param rows as in `Arrangement`. */
export function kindsOf(
  { kinds, items, width, weights, chances }: LatentClasses,
  rows: Int16Array,
  { ballot, out }: { readonly ballot: number; readonly out: Float64Array },
): Float64Array {
  let sum = 0;
  for (let kind = 0; kind < kinds; kind++) {
    let chance = weights[kind] as number;
    let place = kind * items * width;
    for (let cell = ballot * items; cell < (ballot + 1) * items; cell++) {
      chance *= chances[place + (rows[cell] as number)] as number;
      place += width;
    }
    out[kind] = chance;
    sum += chance;
  }
  for (let kind = 0; kind < kinds; kind++)
    out[kind] = sum > 0 ? (out[kind] as number) / sum : (weights[kind] as number);
  return out;
}
