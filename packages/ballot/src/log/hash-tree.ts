import { emptyRoot, hashBytes, hashNode } from "./merkle-hash.ts";

/**
 * The Merkle tree of a log that only grows (RFC 9162, 2.1), all of its full subtrees kept: 64 bytes an entry.
 *
 * Roots and proofs of any earlier size follow from it. Appending costs two hashes on average, a root or a
 * proof O(log n). Checked against the vectors of Certificate Transparency and by definition up to 70 entries.
 */
export class HashTree {
  readonly #levels: { hashes: Uint8Array; count: number }[] = [];

  /** Number of entries. */
  get size(): number {
    return this.#levels[0]?.count ?? 0;
  }

  /** Adds an entry's leaf hash at the end. */
  append(leafHash: Uint8Array): void {
    let hash = leafHash;
    for (let level = 0; ; level++) {
      const count = this.#push(level, hash);
      if (count % 2 === 1) return;
      hash = hashNode(this.hashAt(level, count - 2), this.hashAt(level, count - 1));
    }
  }

  /** Hash of the full subtree over entries [at · 2^level, (at + 1) · 2^level). @throws RangeError beyond the tree. */
  hashAt(level: number, at: number): Uint8Array {
    const row = this.#levels[level];
    if (row === undefined || at < 0 || at >= row.count) throw new RangeError(`no full subtree ${at} at level ${level}`);
    return row.hashes.subarray(at * hashBytes, (at + 1) * hashBytes);
  }

  /** Full subtrees at a level. */
  countAt(level: number): number {
    return this.#levels[level]?.count ?? 0;
  }

  /** Root of the first `size` entries; of all by default. */
  root(size: number = this.size): Uint8Array {
    this.#checkSize(size);
    return size === 0 ? emptyRoot : this.#range(0, size);
  }

  /** PATH(index, D[size]) of RFC 9162, 2.1.3.1: the hashes that lead from an entry to the root. */
  inclusionProof(index: number, size: number = this.size): Uint8Array[] {
    this.#checkSize(size);
    if (index < 0 || index >= size) throw new RangeError(`entry ${index} of ${size}`);
    let [start, end] = [0, size];
    const proof: Uint8Array[] = [];
    while (end - start > 1) {
      const middle = start + splitOf(end - start);
      proof.push(index < middle ? this.#range(middle, end) : this.#range(start, middle));
      if (index < middle) end = middle;
      else start = middle;
    }
    return proof.reverse();
  }

  /** PROOF(from, D[to]) of RFC 9162, 2.1.4.1: the hashes that show that the first `from` entries stayed. */
  consistencyProof(from: number, to: number = this.size): Uint8Array[] {
    this.#checkSize(to);
    if (from < 1 || from > to) throw new RangeError(`from ${from} to ${to} entries`);
    let [start, end, known] = [0, to, true];
    const proof: Uint8Array[] = [];
    while (from !== end) {
      const middle = start + splitOf(end - start);
      if (from <= middle) {
        proof.push(this.#range(middle, end));
        end = middle;
      } else {
        proof.push(this.#range(start, middle));
        [start, known] = [middle, false];
      }
    }
    if (!known) proof.push(this.#range(start, end));
    return proof.reverse();
  }

  #range(start: number, end: number): Uint8Array {
    const width = end - start;
    const level = Math.floor(Math.log2(width));
    if (2 ** level === width) return this.hashAt(level, start / width);
    const middle = start + splitOf(width);
    return hashNode(this.#range(start, middle), this.#range(middle, end));
  }

  #push(level: number, hash: Uint8Array): number {
    let row = this.#levels[level];
    if (row === undefined) {
      row = { hashes: new Uint8Array(16 * hashBytes), count: 0 };
      this.#levels[level] = row;
    }
    const at = row.count * hashBytes;
    if (at === row.hashes.length) {
      const wider = new Uint8Array(2 * row.hashes.length);
      wider.set(row.hashes);
      row.hashes = wider;
    }
    row.hashes.set(hash, at);
    return ++row.count;
  }

  #checkSize(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size) throw new RangeError(`size ${size} of ${this.size}`);
  }
}

/** The largest power of two below a width ≥ 2. */
function splitOf(width: number): number {
  return 2 ** Math.floor(Math.log2(width - 1));
}
