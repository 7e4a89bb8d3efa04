import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from "./base64.ts";
import { bitLength, inverseModulo, powerModulo, randomInteger, toInteger, toOctets } from "./big-integer.ts";
import { compareOctets, joinOctets, sameOctets } from "./octets.ts";

const stream = openStream(3);
const octets = (length: number) => Uint8Array.from({ length }, () => stream.next32() & 255);

test("Base64 is the platform's, and is read back only as it was written", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = octets(length);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
    expect([fromBase64(toBase64(bytes)), fromBase64Url(toBase64Url(bytes))]).toEqual([bytes, bytes]);
  }
  for (const wrong of ["A", "AA", "AB==", "AAA", "A===", "AA==A", "AA=A", "AA A", "é===", "AA==\n", "AA-_"])
    expect([wrong, fromBase64(wrong)]).toEqual([wrong, null]);
  for (const wrong of ["A", "AB", "AA==", "AA+/", "AAAAA"])
    expect([wrong, fromBase64Url(wrong)]).toEqual([wrong, null]);
});

test("integers and bytes are each other's, and what does not fit is refused", () => {
  for (let length = 1; length < 40; length++) {
    const bytes = octets(length);
    expect(toOctets(toInteger(bytes), length)).toEqual(bytes);
  }
  expect([1n, 255n, 256n, 1n << 3071n].map(bitLength)).toEqual([1, 8, 9, 3072]);
  expect(() => toOctets(256n, 1)).toThrow(RangeError);
});

test("powers and inverses modulo a prime are those of Fermat", () => {
  const prime = (1n << 127n) - 1n;
  for (let trial = 0; trial < 50; trial++) {
    const value = randomInteger(prime, octets);
    expect(powerModulo(value, prime - 1n, prime)).toBe(1n);
    expect(((inverseModulo(value, prime) as bigint) * value) % prime).toBe(1n);
  }
  expect([inverseModulo(6n, 9n), powerModulo(5n, 0n, 7n)]).toEqual([null, 1n]);
});

test("a random integer is within its bounds and every one of them comes", () => {
  const seen = new Set(Array.from({ length: 200 }, () => randomInteger(6n, octets)));
  expect([...seen].sort()).toEqual([1n, 2n, 3n, 4n, 5n]);
});

test("bytes are compared and joined in order", () => {
  const [a, b] = [Uint8Array.of(1, 2), Uint8Array.of(1, 3)];
  expect([compareOctets(a, b) < 0, compareOctets(b, a) > 0, compareOctets(a, a)]).toEqual([true, true, 0]);
  expect([sameOctets(a, a), sameOctets(a, b), sameOctets(a, joinOctets(a, b))]).toEqual([true, false, false]);
});
