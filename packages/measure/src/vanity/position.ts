/** Where a value stands among its peers, 0 … 1, with the interval that its own error leaves. */
export interface Position {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Positions of values among each other: (values below + half of the ties, itself included) ÷ values.
 *
 * So the mean position is ½, ties share one, and the position of the middle value of an odd number is ½ exactly.
 * With a standard error, the interval holds the positions of value ± z · error among the others as they are reported.
 *
 * @param values NaN = missing: no position, and no peer. @param errors standard errors ≥ 0; NaN or absent = none told.
 * @returns one per value, null where it is missing.
 * @throws RangeError on ±Infinity, a negative error or ragged input, naming the cell. Cost O(n log n).
 */
export function positionsAmong(
  values: ArrayLike<number>,
  options: { readonly errors?: ArrayLike<number>; readonly z?: number } = {},
): (Position | null)[] {
  const { errors, z = 1.959963984540054 } = options;
  if (errors && errors.length !== values.length)
    throw new RangeError(`${errors.length} errors for ${values.length} values`);
  const cells = Array.from(values, (value, at) => {
    const error = errors?.[at] ?? Number.NaN;
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`values[${at}] is ${value}`);
    if (error < 0 || error === Number.POSITIVE_INFINITY) throw new RangeError(`errors[${at}] is ${error}`);
    return { value, half: Number.isNaN(error) ? 0 : z * error };
  });
  const sorted = Float64Array.from(cells.map(({ value }) => value).filter((value) => !Number.isNaN(value))).sort();
  return cells.map(({ value, half }) => {
    if (Number.isNaN(value)) return null;
    const at = (x: number) => positionOf(sorted, { value, as: x });
    return { value: at(value), lower: at(value - half), upper: at(value + half) };
  });
}

/** Position of one of the sorted values if it were `as` instead. */
function positionOf(sorted: Float64Array, { value, as }: { readonly value: number; readonly as: number }): number {
  const below = firstWhere(sorted, (other) => other >= as) - (value < as ? 1 : 0);
  const upTo = firstWhere(sorted, (other) => other > as) - (value <= as ? 1 : 0);
  return (below + (upTo - below + 1) / 2) / sorted.length;
}

/** First place from which a condition holds that, once it holds, goes on holding. */
function firstWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle] as number)) to = middle;
    else from = middle + 1;
  }
  return from;
}
