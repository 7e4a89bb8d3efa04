import type { RatedAlike } from "./rated-alike.ts";

/** How far two voters agree, and how far they would by chance. */
export interface Agreement {
  readonly matches: (one: number, other: number) => number;
  readonly expected: (one: number, other: number) => { readonly mean: number; readonly variance: number };
  /** Log chance that two voters differ at no more than one position, positions taken as independent. */
  readonly nearLog: (one: number, other: number) => number;
}

/** Answers of the average voter that a voter's habit is mixed with, and voters a position is. */
const borrowed = 2;

/**
 * The chance that two voters answer alike, position by position, from everybody's answers there and their own habits.
 *
 * P(voter v gives answer o at position i) ∝ share of o at i × v's use of o ÷ everybody's use of o; both voters
 * themselves are taken out of the shares. Options are counted by their index and blanks as one more. Cost per pair
 * O(positions × options).
 */
export function agreementOf({ voters, columns, widths }: RatedAlike): Agreement {
  const width = 1 + Math.max(0, ...widths);
  const positions = columns.length;
  const shares = new Float64Array(positions * width);
  const habits = new Float64Array(voters.length * width);
  const usual = new Float64Array(width);
  columns.forEach((column, position) => {
    column.forEach((given, row) => {
      for (const [table, place] of [
        [shares, position * width + given + 1],
        [habits, row * width + given + 1],
        [usual, given + 1],
      ] as const)
        table[place] = (table[place] as number) + 1;
    });
  });
  const averages = usual.map((count) => (count + 1) / (positions * voters.length + width));
  const habit = (row: number, answer: number): number => {
    const average = averages[answer] as number;
    return ((habits[row * width + answer] as number) + borrowed * average) / average;
  };
  const chanceAt = (position: number, one: number, other: number): number => {
    const column = columns[position] as Int16Array;
    let [same, ofOne, ofOther] = [0, 0, 0];
    for (let answer = 0; answer < width; answer++) {
      const own = Number(column[one] === answer - 1) + Number(column[other] === answer - 1);
      const share = (shares[position * width + answer] as number) - own + borrowed * (averages[answer] as number);
      const [first, second] = [share * habit(one, answer), share * habit(other, answer)];
      same += first * second;
      ofOne += first;
      ofOther += second;
    }
    return same / (ofOne * ofOther);
  };
  return {
    matches: (one, other) => columns.reduce((sum, column) => sum + (column[one] === column[other] ? 1 : 0), 0),
    expected: (one, other) => {
      let [mean, variance] = [0, 0];
      for (let position = 0; position < positions; position++) {
        const chance = chanceAt(position, one, other);
        mean += chance;
        variance += chance * (1 - chance);
      }
      return { mean, variance };
    },
    nearLog: (one, other) => {
      let [log, odds] = [0, 0];
      for (let position = 0; position < positions; position++) {
        const chance = chanceAt(position, one, other);
        log += Math.log(chance);
        odds += (1 - chance) / chance;
      }
      return Math.min(0, log + Math.log1p(odds));
    },
  };
}
