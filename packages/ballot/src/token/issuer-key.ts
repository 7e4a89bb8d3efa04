import { fromBase64Url, toBase64Url } from "../encoding/base64.ts";
import { bitLength, toInteger, toOctets } from "../encoding/big-integer.ts";

/** The public key that issues the tokens of one stratum of one poll, as RFC 7517 writes RSA keys. */
export interface IssuerJwk {
  readonly kty: "RSA";
  readonly n: string;
  readonly e: string;
}

/** A public RSA key in numbers. */
export interface IssuerKey {
  readonly n: bigint;
  readonly e: bigint;
}

/** Bits of every issuer's modulus: about 128 bits of strength. */
const issuerKeyBits = 3072;

/** Bytes of a token's signature. */
export const signatureBytes = issuerKeyBits / 8;

const publicExponent = 65_537n;

/** Reads an issuer's key; null unless its modulus is odd and has 3,072 bits and its exponent is 65,537. */
export function parseIssuerKey(jwk: IssuerJwk): IssuerKey | null {
  const modulus = fromBase64Url(jwk.n);
  if (modulus === null || modulus.length !== signatureBytes || jwk.e !== "AQAB") return null;
  const n = toInteger(modulus);
  return bitLength(n) === issuerKeyBits && (n & 1n) === 1n ? { n, e: publicExponent } : null;
}

/** An issuer's key as JSON. */
export function toIssuerJwk(key: IssuerKey): IssuerJwk {
  const octets = (value: bigint) => toBase64Url(toOctets(value, Math.ceil(bitLength(value) / 8)));
  return { kty: "RSA", n: octets(key.n), e: octets(key.e) };
}
