/** The present values of every comparison set, sorted ascending, one set after the other. */
export interface SortedSets {
  readonly values: Float64Array;
  /** Set s occupies places starts[s] … starts[s + 1] − 1. */
  readonly starts: Int32Array;
}

/**
 * Sorts present values within their sets.
 *
 * @param values one per unit, NaN = missing and left out; not modified. @param setOf set of each unit, 0 … setCount − 1.
 * Cost O(n log n).
 */
export function sortSets(values: Float64Array, setOf: Int32Array, options: { readonly setCount: number }): SortedSets {
  const starts = new Int32Array(options.setCount + 1);
  for (let unit = 0; unit < values.length; unit++) {
    if (Number.isNaN(values[unit])) continue;
    const after = (setOf[unit] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let set = 0; set < options.setCount; set++)
    starts[set + 1] = (starts[set + 1] as number) + (starts[set] as number);
  const sorted = new Float64Array(starts[options.setCount] as number);
  const next = starts.slice();
  for (let unit = 0; unit < values.length; unit++) {
    const value = values[unit] as number;
    if (Number.isNaN(value)) continue;
    const set = setOf[unit] as number;
    const place = next[set] as number;
    sorted[place] = value;
    next[set] = place + 1;
  }
  for (let set = 0; set < options.setCount; set++) sorted.subarray(starts[set], starts[set + 1]).sort();
  return { values: sorted, starts };
}

/** How many values of a set are smaller than `value`. Cost O(log n). */
export function countBelow(sets: SortedSets, set: number, value: number): number {
  let low = sets.starts[set] as number;
  let high = sets.starts[set + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sets.values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low - (sets.starts[set] as number);
}

/** How many values of a set are greater than `value`. Cost O(log n). */
export function countAbove(sets: SortedSets, set: number, value: number): number {
  let low = sets.starts[set] as number;
  let high = sets.starts[set + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sets.values[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return (sets.starts[set + 1] as number) - low;
}
