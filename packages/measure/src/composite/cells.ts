/**
 * Makes sure that an array holds one value per unit and only finite values or the missing mark NaN.
 *
 * @param name what the array is called in the message, such as `values[3]`.
 * @throws RangeError on a wrong length or ±Infinity, naming the cell. Cost O(n).
 */
export function checkCells(name: string, cells: Float64Array, count: number): void {
  if (cells.length !== count) throw new RangeError(`${name} holds ${cells.length} values for ${count} units`);
  for (let unit = 0; unit < count; unit++) {
    const cell = cells[unit] as number;
    if (cell === Number.POSITIVE_INFINITY || cell === Number.NEGATIVE_INFINITY) {
      throw new RangeError(`${name}[${unit}] is ${cell}`);
    }
  }
}

/**
 * Makes sure that an array gives each unit a set number below `setCount`.
 *
 * @throws RangeError on a wrong length or a number out of range, naming the cell. Cost O(n).
 */
export function checkSets(
  name: string,
  setOf: Int32Array,
  extent: { readonly units: number; readonly sets: number },
): void {
  if (setOf.length !== extent.units) {
    throw new RangeError(`${name} holds ${setOf.length} values for ${extent.units} units`);
  }
  for (let unit = 0; unit < extent.units; unit++) {
    const set = setOf[unit] as number;
    if (set < 0 || set >= extent.sets)
      throw new RangeError(`${name}[${unit}] is ${set}, outside 0 … ${extent.sets - 1}`);
  }
}

/** The present cells of an array, in order. NaN is missing. Cost O(n). */
export function presentCells(cells: Float64Array): Float64Array {
  let count = 0;
  for (let at = 0; at < cells.length; at++) if (!Number.isNaN(cells[at])) count++;
  const present = new Float64Array(count);
  let next = 0;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as number;
    if (!Number.isNaN(cell)) present[next++] = cell;
  }
  return present;
}
