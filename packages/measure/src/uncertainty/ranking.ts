/** Writes the ranks of `scores[from … to)` into the same places of `ranks`. */
export type RankRange = (scores: Float64Array, ranks: Int32Array, from: number, to: number) => void;

/**
 * Opens a ranker with room for `capacity` units, which allocates nothing afterwards.
 *
 * The rank of a unit is 1 + the number of units in the range with a larger score: 1 is best and ties
 * share the smallest rank. A score that is NaN or infinite has none: its rank is 0 and it does not
 * count for others.
 *
 * Cost O(n) for n > 128 (a radix sort on the upper 32 bits, then an insertion pass on the full
 * numbers), worst O(n²) when thousands of scores agree in their first six digits but differ; O(n²)
 * with a small constant below. Checked against counting larger scores one by one.
 */
export function openRanker(capacity: number): RankRange {
  const work: RankWork = {
    values: new Float64Array(capacity),
    places: new Int32Array(capacity),
    keys: new Uint32Array(capacity),
    order: new Int32Array(capacity),
    spare: new Int32Array(capacity),
    counts: new Int32Array(3 * buckets),
  };
  const words = new Uint32Array(work.values.buffer);
  return (scores, ranks, from, to) => {
    const size = gather(work, scores, ranks, from, to);
    if (size > smallRange) radixOrder(work, words, size);
    insertionOrder(work, size);
    writeRanks(work, ranks, size);
  };
}

interface RankWork {
  readonly values: Float64Array;
  readonly places: Int32Array;
  readonly keys: Uint32Array;
  readonly order: Int32Array;
  readonly spare: Int32Array;
  readonly counts: Int32Array;
}

const smallRange = 128;
const digitBits = 11;
const buckets = 1 << digitBits;
const highWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

function gather(work: RankWork, scores: Float64Array, ranks: Int32Array, from: number, to: number): number {
  const { values, places, order } = work;
  let size = 0;
  for (let at = from; at < to; at++) {
    const score = scores[at] as number;
    ranks[at] = 0;
    if (score - score !== 0) continue;
    values[size] = score;
    places[size] = at;
    order[size] = size;
    size++;
  }
  return size;
}

function radixOrder(work: RankWork, words: Uint32Array, size: number): void {
  const { keys, counts } = work;
  counts.fill(0);
  for (let at = 0; at < size; at++) {
    const word = (words[2 * at + highWord] as number) | 0;
    const key = (word ^ ((word >> 31) | 0x8000_0000)) >>> 0;
    keys[at] = key;
    const [d0, d1, d2] = [
      key & (buckets - 1),
      buckets + ((key >>> digitBits) & (buckets - 1)),
      2 * buckets + (key >>> (2 * digitBits)),
    ];
    counts[d0] = (counts[d0] as number) + 1;
    counts[d1] = (counts[d1] as number) + 1;
    counts[d2] = (counts[d2] as number) + 1;
  }
  scatter(work, work.order, work.spare, 0, size);
  scatter(work, work.spare, work.order, 1, size);
  scatter(work, work.order, work.spare, 2, size);
  work.order.set(work.spare.subarray(0, size));
}

function scatter(work: RankWork, source: Int32Array, target: Int32Array, digit: number, size: number): void {
  const { keys, counts } = work;
  const base = digit * buckets;
  const shift = digit * digitBits;
  let sum = 0;
  for (let bucket = base; bucket < base + buckets; bucket++) {
    const count = counts[bucket] as number;
    counts[bucket] = sum;
    sum += count;
  }
  for (let at = 0; at < size; at++) {
    const item = source[at] as number;
    const bucket = base + (((keys[item] as number) >>> shift) & (buckets - 1));
    const place = counts[bucket] as number;
    target[place] = item;
    counts[bucket] = place + 1;
  }
}

function insertionOrder(work: RankWork, size: number): void {
  const { values, order } = work;
  for (let at = 1; at < size; at++) {
    const item = order[at] as number;
    const value = values[item] as number;
    let hole = at - 1;
    while (hole >= 0 && (values[order[hole] as number] as number) > value) {
      order[hole + 1] = order[hole] as number;
      hole--;
    }
    order[hole + 1] = item;
  }
}

function writeRanks(work: RankWork, ranks: Int32Array, size: number): void {
  const { values, places, order } = work;
  let rank = 0;
  let last = Number.NaN;
  for (let at = size - 1; at >= 0; at--) {
    const item = order[at] as number;
    const value = values[item] as number;
    if (value !== last) rank = size - at;
    last = value;
    ranks[places[item] as number] = rank;
  }
}
