import type { PollItem } from "@huabiao/scheme";

/**
 * The score of every ballot, 0–100: 100 × Σ maximum × coefficient / Σ maximum over the items it answers (R20, R22).
 *
 * A blank and 不了解 (coefficient null) are no answers and stand in no denominator; NaN when nothing is answered.
 * Cost O(ballots × items).
 */
export function ballotScores(items: readonly PollItem[], answers: readonly Int16Array[]): Float64Array {
  const ballots = answers[0]?.length ?? 0;
  const points = new Float64Array(ballots);
  const possible = new Float64Array(ballots);
  items.forEach((item, at) => {
    const given = answers[at] as Int16Array;
    const coefficients = coefficientsOf(item);
    for (let ballot = 0; ballot < ballots; ballot++) {
      const option = given[ballot] as number;
      const coefficient = option < 0 ? Number.NaN : (coefficients[option] as number);
      if (Number.isNaN(coefficient)) continue;
      points[ballot] = (points[ballot] as number) + item.maximum * coefficient;
      possible[ballot] = (possible[ballot] as number) + item.maximum;
    }
  });
  return points.map((sum, ballot) =>
    possible[ballot] === 0 ? Number.NaN : (100 * sum) / (possible[ballot] as number),
  );
}

/** One item's score of every ballot, 0–100; NaN for a blank and for 不了解. */
export function itemScores(item: PollItem, given: Int16Array): Float64Array {
  const coefficients = coefficientsOf(item);
  const scores = new Float64Array(given.length).fill(Number.NaN);
  for (let ballot = 0; ballot < given.length; ballot++) {
    const option = given[ballot] as number;
    if (option >= 0) scores[ballot] = 100 * (coefficients[option] as number);
  }
  return scores;
}

/** 1 where an option was given, 0 where another answer was, NaN where there is no answer. */
export function optionGiven(item: PollItem, given: Int16Array, option: number): Float64Array {
  const answers = coefficientsOf(item).map((coefficient) => (Number.isNaN(coefficient) ? Number.NaN : 0));
  answers[option] = 1;
  const shares = new Float64Array(given.length).fill(Number.NaN);
  for (let ballot = 0; ballot < given.length; ballot++) {
    const one = given[ballot] as number;
    if (one >= 0) shares[ballot] = answers[one] as number;
  }
  return shares;
}

/** Coefficient per option; NaN for 不了解. */
function coefficientsOf({ options }: PollItem): Float64Array {
  return Float64Array.from(options, ({ coefficient }) => coefficient ?? Number.NaN);
}
