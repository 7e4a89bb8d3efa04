/**
 * The values that are not missing (NaN), in order.
 *
 * @throws RangeError on ±Infinity, naming the cell by `name` and index.
 */
export function presentValues(values: ArrayLike<number>, name: string): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) throw new RangeError(`${name}[${i}] is ${value}`);
    present[count++] = value;
  }
  return present.slice(0, count);
}
