/**
 * Numbers keys of 32 bytes in the order they first come: about 44 bytes a key, for millions of them.
 *
 * Keys must be hashes that nobody can choose freely (SHA-256 of what they stand for), since four of their bytes are
 * their place.
 */
export class KeyTable {
  #keys = new Uint8Array(32 * 64);
  #slots = new Int32Array(256).fill(-1);
  #count = 0;

  /** Keys that were added. */
  get size(): number {
    return this.#count;
  }

  /** The number of a key, or −1. */
  find(key: Uint8Array): number {
    return this.#slots[this.#slotOf(key)] as number;
  }

  /** Adds a key and gives its number; its old one when it is there already. */
  add(key: Uint8Array): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] as number;
    if (known >= 0) return known;
    if (32 * (this.#count + 1) > this.#keys.length) {
      const wider = new Uint8Array(2 * this.#keys.length);
      wider.set(this.#keys);
      this.#keys = wider;
    }
    this.#keys.set(key, 32 * this.#count);
    this.#slots[slot] = this.#count++;
    if (2 * this.#count > this.#slots.length) this.#widen();
    return this.#count - 1;
  }

  #slotOf(key: Uint8Array): number {
    const mask = this.#slots.length - 1;
    for (let slot = placeOf(key, 0) & mask; ; slot = (slot + 1) & mask) {
      const known = this.#slots[slot] as number;
      if (known < 0 || this.#isAt(known, key)) return slot;
    }
  }

  #isAt(number: number, key: Uint8Array): boolean {
    const from = 32 * number;
    for (let at = 0; at < 32; at++) if (this.#keys[from + at] !== key[at]) return false;
    return true;
  }

  #widen(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let slot = placeOf(this.#keys, 32 * number) & mask;
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number;
    }
  }
}

function placeOf(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}
