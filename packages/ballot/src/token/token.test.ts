import { constants, generateKeyPairSync, randomBytes, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bitLength, inverseModulo, powerModulo, toInteger, toOctets } from "../encoding/big-integer.ts";
import { joinOctets, toHex } from "../encoding/octets.ts";
import { blindMessage, holdsSignature, unblindSignature } from "./blind-message.ts";
import { type IssuerKey, parseIssuerKey, toIssuerJwk } from "./issuer-key.ts";
import { finalizeToken, requestToken, rsaOfNumbers, signBlinded, tokenMessage, verifyToken } from "./token.ts";
import { type TokenBatch, verifyTokens, webTokenVerifier } from "./verify-tokens.ts";

const vectors = JSON.parse(readFileSync(new URL("./vectors/rfc9474.json", import.meta.url), "utf8"));
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const numbers = (() => {
  const [p, q] = [toInteger(bytes(vectors.p)), toInteger(bytes(vectors.q))];
  const d = inverseModulo(65_537n, (p - 1n) * (q - 1n)) as bigint;
  return { n: p * q, e: 65_537n, d };
})();

describe("RFC 9474, appendix A", () => {
  test.each<[string, { msg_prefix: string; salt: string; sig: string }]>(
    vectors.variants.map((variant: { name: string }) => [variant.name, variant]),
  )(
    "R14 %s: the signature is the one of the text",
    (_, variant) => {
      const prepared = joinOctets(bytes(variant.msg_prefix), bytes(vectors.msg));
      const salt = bytes(variant.salt);
      const factor = inverseModulo(toInteger(bytes(vectors.inv)), numbers.n) as bigint;
      const hidden = blindMessage(numbers, prepared, { salt, factor });
      const signed = signBlinded(rsaOfNumbers(numbers), hidden?.blinded ?? new Uint8Array(0));
      if (hidden === null || !signed.ok) throw new Error("not signed");
      const signature = unblindSignature(numbers, signed.value, hidden.inverse);
      expect(toHex(signature)).toBe(variant.sig);
      expect(holdsSignature(numbers, prepared, { signature, saltLength: salt.length })).toBe(true);
    },
    60_000,
  );

  test("R14 blinded message and blind signature of A.1 are those of the text", () => {
    const [variant] = vectors.variants;
    const prepared = joinOctets(bytes(variant.msg_prefix), bytes(vectors.msg));
    const factor = inverseModulo(toInteger(bytes(vectors.inv)), numbers.n) as bigint;
    const hidden = blindMessage(numbers, prepared, { salt: bytes(variant.salt), factor });
    expect(toHex(hidden?.blinded ?? new Uint8Array(0))).toBe(vectors.blinded_msg);
    expect(hidden?.inverse).toBe(toInteger(bytes(vectors.inv)));
    const signed = signBlinded(rsaOfNumbers(numbers), bytes(vectors.blinded_msg));
    expect(signed.ok && toHex(signed.value)).toBe(vectors.blind_sig);
  });
});

const scope = { poll: "minghe.example/2025", stratum: "county" };
const random = (length: number) => Uint8Array.from(randomBytes(length));
const pair = generateKeyPairSync("rsa", { modulusLength: 3072 });
const jwk = pair.privateKey.export({ format: "jwk" });
const own = parseIssuerKey({ kty: "RSA", n: jwk.n ?? "", e: "AQAB" }) as IssuerKey;
const rsa = rsaOfNumbers({ ...own, d: toInteger(Uint8Array.from(Buffer.from(jwk.d ?? "", "base64url"))) });

function makeToken() {
  const request = requestToken(own, scope, random);
  const signed = signBlinded(rsa, request.blinded);
  if (!signed.ok) throw new Error(signed.error);
  const token = finalizeToken(own, request, { blindSignature: signed.value, scope });
  if (!token.ok) throw new Error(token.error);
  return { request, blindSignature: signed.value, token: token.value };
}

const { request, blindSignature, token } = makeToken();

test("R14 a token that was blinded, signed and finished is a PSS signature to the platform's verifier too", () => {
  const prepared = joinOctets(token.prefix, tokenMessage(scope));
  const key = { key: pair.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  expect(verify("sha384", prepared, key, token.signature)).toBe(true);
  expect(verifyToken(own, token, scope)).toBe(true);
});

test("a token serves its own stratum of its own poll only", () => {
  expect(verifyToken(own, token, { ...scope, stratum: "town" })).toBe(false);
  expect(verifyToken(own, token, { ...scope, poll: "minghe.example/2026" })).toBe(false);
});

test("no changed bit of a token holds", () => {
  for (let at = 0; at < 60; at++) {
    const signature = Uint8Array.from(token.signature);
    const prefix = Uint8Array.from(token.prefix);
    const into = at % 3 === 0 ? prefix : signature;
    const place = (at * 7919) % into.length;
    into[place] = (into[place] as number) ^ (1 << (at % 8));
    expect(verifyToken(own, { prefix, signature }, scope)).toBe(false);
  }
});

test("a signature is refused above the modulus, of another length, and with a prefix of another length", () => {
  const value = toInteger(token.signature) + own.n;
  if (bitLength(value) <= 3072)
    expect(verifyToken(own, { ...token, signature: toOctets(value, 384) }, scope)).toBe(false);
  expect(verifyToken(own, { ...token, signature: token.signature.subarray(1) }, scope)).toBe(false);
  expect(verifyToken(own, { ...token, prefix: token.prefix.subarray(1) }, scope)).toBe(false);
  expect(verifyToken(own, { ...token, signature: new Uint8Array(384) }, scope)).toBe(false);
});

test("the issuer refuses what is no residue of its key, and a faulty signature does not leave", () => {
  expect(signBlinded(rsa, toOctets(own.n, 384))).toEqual({ ok: false, error: "out-of-range" });
  expect(signBlinded(rsa, request.blinded.subarray(1))).toEqual({ ok: false, error: "out-of-range" });
  const faulty = { ...rsa, privateOperation: (value: Uint8Array) => toOctets((toInteger(value) + 1n) % own.n, 384) };
  expect(signBlinded(faulty, request.blinded)).toEqual({ ok: false, error: "signing-fault" });
});

test("an answer that is not the issuer's signature is found out by the voter", () => {
  const wrong = Uint8Array.from(blindSignature);
  wrong[100] = (wrong[100] as number) ^ 1;
  for (const answer of [wrong, wrong.subarray(1), request.blinded])
    expect(finalizeToken(own, request, { blindSignature: answer, scope }).ok).toBe(false);
});

test("the blinded message says nothing of the token: every token could have come from it", () => {
  // For any signature s there is a factor r with blinded = encoded(message, salt) · r^e, namely blind signature / s.
  const other = makeToken().token;
  const encoded = powerModulo(toInteger(other.signature), own.e, own.n);
  const factor = (toInteger(blindSignature) * (inverseModulo(toInteger(other.signature), own.n) as bigint)) % own.n;
  expect((encoded * powerModulo(factor, own.e, own.n)) % own.n).toBe(toInteger(request.blinded));
});

test("an issuer's key is read only with 3,072 bits, odd, and the usual exponent", () => {
  const good = toIssuerJwk(own);
  expect(parseIssuerKey(good)).toEqual(own);
  expect(good).toEqual({ kty: "RSA", n: jwk.n, e: "AQAB" });
  expect(parseIssuerKey({ ...good, e: "Aw" })).toBeNull();
  expect(parseIssuerKey(toIssuerJwk({ n: own.n - 1n, e: own.e }))).toBeNull();
  expect(parseIssuerKey(toIssuerJwk({ n: own.n >> 1n, e: own.e }))).toBeNull();
  expect(parseIssuerKey({ ...good, n: `${good.n}A` })).toBeNull();
});

test("the verifiers of many tokens name the first that does not hold", async () => {
  const tokens = [token, makeToken().token, makeToken().token];
  const batch = (signatures: readonly Uint8Array[]): TokenBatch => ({
    issuer: toIssuerJwk(own),
    message: tokenMessage(scope),
    prefixes: Uint8Array.from(joinOctets(...tokens.map(({ prefix }) => prefix))),
    signatures: Uint8Array.from(joinOctets(...signatures)),
  });
  const right = tokens.map(({ signature }) => signature);
  for (const verifier of [verifyTokens, webTokenVerifier(crypto.subtle)]) {
    expect(await verifier(batch(right))).toBe(-1);
    expect(await verifier(batch([right[0], right[2], right[1]] as Uint8Array[]))).toBe(1);
  }
});
