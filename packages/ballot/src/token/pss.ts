import { sha384 } from "@noble/hashes/sha2.js";
import { joinOctets, sameOctets } from "../encoding/octets.ts";

const hashBytes = 48;

/**
 * EMSA-PSS-ENCODE of RFC 8017 with SHA-384 and MGF1 over SHA-384.
 *
 * @param bits one less than the length of the modulus. @throws RangeError when they are too few for hash and salt.
 */
export function encodePss(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8);
  const padding = length - salt.length - hashBytes - 2;
  if (padding < 0) throw new RangeError(`${bits} bits are too few for PSS with SHA-384`);
  const hash = hashOf(message, salt);
  const block = joinOctets(new Uint8Array(padding), Uint8Array.of(1), salt);
  const masked = mask(block, hash);
  clearTop(masked, bits);
  return joinOctets(masked, hash, Uint8Array.of(0xbc));
}

/** EMSA-PSS-VERIFY of RFC 8017 for the same settings: whether an encoded message belongs to `message`. */
export function matchesPss(
  message: Uint8Array,
  encoded: Uint8Array,
  options: { readonly bits: number; readonly saltLength: number },
): boolean {
  const { bits, saltLength } = options;
  const length = Math.ceil(bits / 8);
  const padding = length - saltLength - hashBytes - 2;
  if (padding < 0 || encoded.length !== length || encoded.at(-1) !== 0xbc) return false;
  const masked = encoded.slice(0, length - hashBytes - 1);
  if (((masked[0] as number) & ~topMask(bits) & 255) !== 0) return false;
  const hash = encoded.subarray(length - hashBytes - 1, length - 1);
  const block = mask(masked, hash);
  clearTop(block, bits);
  if (block[padding] !== 1 || block.subarray(0, padding).some((byte) => byte !== 0)) return false;
  return sameOctets(hash, hashOf(message, block.subarray(padding + 1)));
}

function hashOf(message: Uint8Array, salt: Uint8Array): Uint8Array {
  return sha384(joinOctets(new Uint8Array(8), sha384(message), salt));
}

function mask(block: Uint8Array, seed: Uint8Array): Uint8Array {
  const masked = Uint8Array.from(block);
  for (let from = 0, counter = 0; from < masked.length; from += hashBytes, counter++) {
    const hash = sha384(joinOctets(seed, Uint8Array.of(counter >>> 24, counter >>> 16, counter >>> 8, counter)));
    const end = Math.min(hashBytes, masked.length - from);
    for (let at = 0; at < end; at++) masked[from + at] = (masked[from + at] as number) ^ (hash[at] as number);
  }
  return masked;
}

/** Which bits of the first byte may be set. */
function topMask(bits: number): number {
  return 0xff >> (8 * Math.ceil(bits / 8) - bits);
}

function clearTop(block: Uint8Array, bits: number): void {
  block[0] = (block[0] as number) & topMask(bits);
}
