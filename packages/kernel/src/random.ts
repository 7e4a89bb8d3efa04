/**
 * Counter-based random numbers: Threefry-2x32 with 20 rounds.
 *
 * A block is a pure function of (key, counter), so any draw can be computed anywhere in any order:
 * the same seed gives the same bytes on any number of threads.
 * Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3". Checked against the
 * known answers of the Random123 distribution.
 */
export function threefry2x32(
  out: Uint32Array,
  keys: readonly [number, number],
  counters: readonly [number, number],
): void {
  const k0 = keys[0] | 0;
  const k1 = keys[1] | 0;
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  let x0 = (counters[0] + k0) | 0;
  let x1 = (counters[1] + k1) | 0;
  for (let group = 0; group < 5; group++) {
    const rotations = group % 2 === 0 ? evenRotations : oddRotations;
    for (let round = 0; round < 4; round++) {
      const r = rotations[round] as number;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << r) | (x1 >>> (32 - r))) ^ x0;
    }
    const injected = group % 3;
    x0 = (x0 + (injected === 0 ? k1 : injected === 1 ? k2 : k0)) | 0;
    x1 = (x1 + (injected === 0 ? k2 : injected === 1 ? k0 : k1) + group + 1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
}

const evenRotations = new Uint8Array([13, 15, 26, 6]);
const oddRotations = new Uint8Array([17, 29, 16, 24]);

/** A reproducible sequence of random numbers. Two streams opened with the same seed and path give the same numbers. */
export interface Stream {
  /** The next 32 random bits, 0 … 2³²−1. */
  next32(): number;
  /** Uniform on the open interval (0, 1): 53 bits, never exactly 0 or 1. */
  uniform(): number;
  /** Standard normal, by Box–Muller; each pair of uniforms serves two calls. */
  normal(): number;
  /** Uniform integer in [0, below), without modulo bias. `below` in 1 … 2³². */
  integer(below: number): number;
  /** Gamma with the given shape in (0, 10¹²] and scale 1 (Marsaglia & Tsang 2000). */
  gamma(shape: number): number;
}

/**
 * Opens the stream of a seed and a path of numbers (purpose, draw, unit, …).
 *
 * The path is folded into the key, one Threefry block a step; different paths are independent for
 * all practical purposes. @param seed any safe integer ≥ 0. @throws RangeError otherwise.
 */
export function openStream(seed: number, ...path: readonly number[]): Stream {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed must be a safe integer ≥ 0, got ${seed}`);
  const key = new Uint32Array([seed >>> 0, Math.floor(seed / 0x1_0000_0000)]);
  for (const step of path) {
    if (!Number.isSafeInteger(step) || step < 0)
      throw new RangeError(`stream path must hold safe integers ≥ 0, got ${step}`);
    threefry2x32(key, [key[0] as number, key[1] as number], [step >>> 0, Math.floor(step / 0x1_0000_0000)]);
  }
  return new ThreefryStream(key[0] as number, key[1] as number);
}

/** Beyond it the shape swallows the deviation, and the rejection would never end. */
const largestShape = 1e12;

class ThreefryStream implements Stream {
  readonly #keys: readonly [number, number];
  readonly #counters: [number, number] = [0, 0];
  readonly #block = new Uint32Array(2);
  #left = 0;
  #spare: number | null = null;

  constructor(k0: number, k1: number) {
    this.#keys = [k0, k1];
  }

  next32(): number {
    if (this.#left === 0) {
      threefry2x32(this.#block, this.#keys, this.#counters);
      this.#counters[0] = (this.#counters[0] + 1) >>> 0;
      if (this.#counters[0] === 0) this.#counters[1]++;
      this.#left = 2;
    }
    this.#left--;
    return this.#block[this.#left] as number;
  }

  uniform(): number {
    const high = this.next32() >>> 5;
    const low = this.next32() >>> 6;
    return (high * 0x400_0000 + low + 0.5) / 0x20_0000_0000_0000;
  }

  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  integer(below: number): number {
    if (!Number.isInteger(below) || below < 1 || below > 0x1_0000_0000) throw new RangeError(`integer below ${below}`);
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % below);
    for (;;) {
      const bits = this.next32();
      if (bits < limit) return bits % below;
    }
  }

  gamma(shape: number): number {
    if (!(shape > 0 && shape <= largestShape)) throw new RangeError(`gamma shape ${shape}`);
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}
