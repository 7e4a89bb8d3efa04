/** A whole divided among the members of a team. */
export interface Division {
  /** One per member, ≥ 0, summing to 1. */
  readonly shares: Float64Array;
}

/** Amounts as shares of their sum, which must be > 0. */
export function toShares(amounts: Float64Array): Float64Array {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => amount / total);
}

/** @throws RangeError on an amount that is not ≥ 0 and finite, naming the cell. */
export function checkAmounts(name: string, amounts: ArrayLike<number>): void {
  for (let at = 0; at < amounts.length; at++) {
    const amount = amounts[at] as number;
    if (!(amount >= 0 && amount < Number.POSITIVE_INFINITY)) throw new RangeError(`${name}[${at}] is ${amount}`);
  }
}
