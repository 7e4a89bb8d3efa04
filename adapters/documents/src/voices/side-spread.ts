/** Where the comparables of a side stand, and how far apart. */
export interface Spread {
  readonly mean: number;
  /** Standard deviation with divisor n − 1, above zero. */
  readonly sd: number;
}

/** Below so many a position among others means nothing. */
const fewest = 3;

/** Mean and standard deviation of some members' scores; null with fewer than three or when all are alike. */
export function spreadOf(score: readonly (number | null)[], members: readonly number[]): Spread | null {
  const present = members.map((member) => score[member] ?? null).filter((value) => value !== null);
  if (present.length < fewest) return null;
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  const sd = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (present.length - 1));
  return sd > 0 ? { mean, sd } : null;
}
