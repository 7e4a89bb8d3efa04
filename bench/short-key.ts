import { checkPrimeSync } from "node:crypto";

/** An RSA key of 3,072 bits that anyone could break: for measuring only, because it signs quickly and verifies as any other. */
export interface ShortKey {
  readonly n: string;
  readonly d: string;
}

/** Every p − 1 divides this, so the private exponent is no longer than it. */
const smooth = [2n, 2n, 2n, 2n, 3n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n];

/** A modulus of about sixty small primes with e = 65,537. */
export function makeShortKey(): ShortKey {
  const primes = smoothPrimes();
  let n = 1n;
  while (bits(n) < 3072 - 60) n *= primes.pop() as bigint;
  const last = primes.find((prime) => bits(n * prime) === 3072) ?? lastPair(n, primes);
  return {
    n: text(n * last),
    d: text(
      inverse(
        65_537n,
        smooth.reduce((product, prime) => product * prime),
      ),
    ),
  };
}

function lastPair(n: bigint, primes: readonly bigint[]): bigint {
  for (const one of primes) for (const two of primes) if (one !== two && bits(n * one * two) === 3072) return one * two;
  throw new Error("no modulus of 3,072 bits");
}

/** Primes one above a divisor of the smooth number, of 40 bits or more, smallest first. */
function smoothPrimes(): bigint[] {
  let divisors = new Set([1n]);
  for (const prime of smooth) divisors = divisors.union(new Set([...divisors].map((one) => one * prime)));
  const candidates = [...divisors].filter((one) => one % 2n === 0n && bits(one) >= 40).map((one) => one + 1n);
  return candidates.filter((one) => checkPrimeSync(one)).sort((a, b) => (a < b ? -1 : 1));
}

function bits(value: bigint): number {
  return value.toString(2).length;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [modulus, value % modulus, 0n, 1n];
  while (r1 > 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  return s0 < 0n ? s0 + modulus : s0;
}

function text(value: bigint): string {
  const digits = value.toString(16);
  return Buffer.from(digits.length % 2 ? `0${digits}` : digits, "hex").toString("base64url");
}
