import { invariant } from "@huabiao/kernel/invariant";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { sha256 } from "@noble/hashes/sha2.js";
import { bitLength, powerModulo, type RandomPort, randomInteger, toInteger } from "../encoding/big-integer.ts";
import { joinOctets, toUtf8 } from "../encoding/octets.ts";
import { blindMessage, holdsSignature, unblindSignature } from "./blind-message.ts";
import type { IssuerKey } from "./issuer-key.ts";

/** Which voice a token lends: one stratum of one poll. It tells nothing else. */
export interface TokenScope {
  readonly poll: string;
  readonly stratum: string;
}

/** A right to one voice: 32 random bytes and the issuer's signature over them and the scope. */
export interface Token {
  readonly prefix: Uint8Array;
  readonly signature: Uint8Array;
}

/** What a voter sends to the issuer (`blinded`) and what she keeps until the answer. */
export interface TokenRequest {
  readonly blinded: Uint8Array;
  readonly prefix: Uint8Array;
  readonly inverse: bigint;
}

/** Bytes of the random part of a token, as RFC 9474 prepares messages. */
export const prefixBytes = 32;
/** Bytes of the salt of PSS in the variant RSABSSA-SHA384-PSS-Randomized. */
export const pssSaltBytes = 48;

/** The message of every token of a scope; what makes a token its own is the random prefix before it. */
export function tokenMessage({ poll, stratum }: TokenScope): Uint8Array {
  return toUtf8(`huabiao-token/1\n${poll}\n${stratum}\n`);
}

/** What stands for a token in a poll: SHA-256 of its prepared message. One token, one key, whatever its signature's bytes. */
export function tokenKey(prefix: Uint8Array, message: Uint8Array): Uint8Array {
  return sha256(joinOctets(prefix, message));
}

/**
 * Begins a token: RFC 9474 Prepare and Blind, RSABSSA-SHA384-PSS-Randomized. Runs where the voter is.
 *
 * Send `blinded` to the issuer with what proves that she is on the roll; the issuer learns nothing of the token.
 */
export function requestToken(key: IssuerKey, scope: TokenScope, random: RandomPort): TokenRequest {
  const prefix = random(prefixBytes);
  const prepared = joinOctets(prefix, tokenMessage(scope));
  const hidden = blindMessage(key, prepared, { salt: random(pssSaltBytes), factor: randomInteger(key.n, random) });
  invariant(hidden !== null, "a random number has a factor in common with an issuer's modulus");
  return { blinded: hidden.blinded, prefix, inverse: hidden.inverse };
}

/** The raw RSA operations of one key, by the platform: bytes of the modulus' length in and out. */
export interface RsaPort {
  readonly key: IssuerKey;
  /** x ^ d mod n. */
  readonly privateOperation: (value: Uint8Array) => Uint8Array;
  /** x ^ e mod n. */
  readonly publicOperation: (value: Uint8Array) => Uint8Array;
}

/**
 * Signs a blinded message: RFC 9474 BlindSign. Whether its sender may have a token is decided before.
 *
 * @returns `out-of-range` for what is no residue of the key; `signing-fault` when the signature does not
 * verify and so must not leave, since a faulty one can give the private key away.
 */
export function signBlinded(rsa: RsaPort, blinded: Uint8Array): Result<Uint8Array, "out-of-range" | "signing-fault"> {
  const length = Math.ceil(bitLength(rsa.key.n) / 8);
  if (blinded.length !== length || toInteger(blinded) >= rsa.key.n) return err("out-of-range");
  const signature = rsa.privateOperation(blinded);
  const again = rsa.publicOperation(signature);
  return toInteger(again) === toInteger(blinded) ? ok(signature) : err("signing-fault");
}

/** Finishes a token: RFC 9474 Finalize. `signature-does-not-hold` when the issuer answered with anything but its signature. */
export function finalizeToken(
  key: IssuerKey,
  request: TokenRequest,
  answer: { readonly blindSignature: Uint8Array; readonly scope: TokenScope },
): Result<Token, "signature-does-not-hold"> {
  if (answer.blindSignature.length !== Math.ceil(bitLength(key.n) / 8)) return err("signature-does-not-hold");
  const signature = unblindSignature(key, answer.blindSignature, request.inverse);
  const token = { prefix: request.prefix, signature };
  return verifyToken(key, token, answer.scope) ? ok(token) : err("signature-does-not-hold");
}

/** Whether a token is the issuer's: RFC 9474 Verify. */
export function verifyToken(key: IssuerKey, token: Token, scope: TokenScope): boolean {
  const prepared = joinOctets(token.prefix, tokenMessage(scope));
  const options = { signature: token.signature, saltLength: pssSaltBytes };
  return token.prefix.length === prefixBytes && holdsSignature(key, prepared, options);
}

/** The raw operations of a key of which the private exponent is a number: for tests, too slow to serve. */
export function rsaOfNumbers(key: IssuerKey & { readonly d: bigint }): RsaPort {
  const length = Math.ceil(bitLength(key.n) / 8);
  const raise = (exponent: bigint) => (value: Uint8Array) => {
    const hex = powerModulo(toInteger(value), exponent, key.n)
      .toString(16)
      .padStart(2 * length, "0");
    return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
  };
  return { key, privateOperation: raise(key.d), publicOperation: raise(key.e) };
}
