/**
 * The k smallest numbers seen in each of many slots: enough to know low quantiles exactly without
 * keeping every draw. Each slot is a binary heap with its largest number on top.
 *
 * What is kept does not depend on the order of arrival, so tails of parts merge into the tail of the whole.
 */
export interface Tails {
  readonly room: number;
  /** Slot-major, `room` numbers per slot, of which `sizes[slot]` are in use. */
  readonly values: Float64Array;
  readonly sizes: Int32Array;
}

/** Opens empty tails: `slots` slots with room for `room` numbers each. Memory 8 · slots · room bytes. */
export function openTails(slots: number, room: number): Tails {
  return { room, values: new Float64Array(slots * room), sizes: new Int32Array(slots) };
}

/** Shows a number to a slot; it is kept when it is among the `room` smallest so far. Cost O(log room). */
export function offerToTail(tails: Tails, slot: number, value: number): void {
  const { room, values, sizes } = tails;
  const base = slot * room;
  const size = sizes[slot] as number;
  if (size < room) {
    siftUp(values, base, size, value);
    sizes[slot] = size + 1;
  } else if (value < (values[base] as number)) siftDown(values, base, size, value);
}

/** Adds everything `part` kept to `whole`, in place. */
export function mergeTails(whole: Tails, part: Tails): void {
  for (let slot = 0; slot < part.sizes.length; slot++) {
    const base = slot * part.room;
    const size = part.sizes[slot] as number;
    for (let at = base; at < base + size; at++) offerToTail(whole, slot, part.values[at] as number);
  }
}

/** Puts what each slot kept into ascending order, in place; afterwards the tails only serve reading. */
export function sortTails(tails: Tails): void {
  for (let slot = 0; slot < tails.sizes.length; slot++) {
    const base = slot * tails.room;
    tails.values.subarray(base, base + (tails.sizes[slot] as number)).sort();
  }
}

function siftUp(values: Float64Array, base: number, size: number, value: number): void {
  let hole = size;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const above = values[base + parent] as number;
    if (above >= value) break;
    values[base + hole] = above;
    hole = parent;
  }
  values[base + hole] = value;
}

function siftDown(values: Float64Array, base: number, size: number, value: number): void {
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= size) break;
    if (child + 1 < size && (values[base + child + 1] as number) > (values[base + child] as number)) child++;
    const below = values[base + child] as number;
    if (below <= value) break;
    values[base + hole] = below;
    hole = child;
  }
  values[base + hole] = value;
}
