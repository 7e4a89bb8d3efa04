import { toHex } from "./octets.ts";

/** Fills with bytes that nobody can foresee: the platform's, passed in. Seeded streams only in tests and simulations. */
export type RandomPort = (length: number) => Uint8Array;

/** Big-endian bytes as a non-negative integer (OS2IP of RFC 8017). */
export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/** A non-negative integer as big-endian bytes of a fixed length (I2OSP of RFC 8017). @throws RangeError when it does not fit. */
export function toOctets(value: bigint, length: number): Uint8Array {
  const digits = value.toString(16).padStart(2 * length, "0");
  if (value < 0n || digits.length > 2 * length) throw new RangeError(`integer does not fit in ${length} bytes`);
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** Number of bits of a positive integer. */
export function bitLength(value: bigint): number {
  const digits = value.toString(16);
  return 4 * digits.length - Math.clz32(Number.parseInt(digits[0] ?? "0", 16)) + 28;
}

/** base ^ exponent mod modulus; exponent ≥ 0. For public exponents: time depends on the exponent. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse of a value modulo a modulus, or null when they have a common factor. Extended Euclid. */
export function inverseModulo(value: bigint, modulus: bigint): bigint | null {
  let [r0, r1, s0, s1] = [modulus, value % modulus, 0n, 1n];
  while (r1 > 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  if (r0 !== 1n) return null;
  return s0 < 0n ? s0 + modulus : s0;
}

/** Uniform integer in 1 … below − 1, by rejection. */
export function randomInteger(below: bigint, random: RandomPort): bigint {
  const bits = bitLength(below);
  const length = Math.ceil(bits / 8);
  for (;;) {
    const value = toInteger(random(length)) & ((1n << BigInt(bits)) - 1n);
    if (value > 0n && value < below) return value;
  }
}
