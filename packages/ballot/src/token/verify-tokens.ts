import { invariant } from "@huabiao/kernel/invariant";
import { joinOctets } from "../encoding/octets.ts";
import { holdsSignature } from "./blind-message.ts";
import { type IssuerJwk, parseIssuerKey, signatureBytes } from "./issuer-key.ts";
import { prefixBytes, pssSaltBytes } from "./token.ts";

/** Many tokens of one scope, their parts one after the other so that they travel to a thread without copying. */
export interface TokenBatch {
  readonly issuer: IssuerJwk;
  readonly message: Uint8Array;
  /** 32 bytes a token. */
  readonly prefixes: Uint8Array<ArrayBuffer>;
  /** 384 bytes a token. */
  readonly signatures: Uint8Array<ArrayBuffer>;
}

/** Verifies many tokens: the number of the first whose signature does not hold, or −1. */
export type TokenVerifier = (batch: TokenBatch) => Promise<number>;

/** One token of a batch: its prepared message and its signature. */
export function tokenOf(batch: TokenBatch, at: number): { prepared: Uint8Array; signature: Uint8Array } {
  const prefix = batch.prefixes.subarray(at * prefixBytes, (at + 1) * prefixBytes);
  const signature = batch.signatures.subarray(at * signatureBytes, (at + 1) * signatureBytes);
  return { prepared: joinOctets(prefix, batch.message), signature };
}

/** Tokens in a batch. */
export function tokenCount(batch: TokenBatch): number {
  return batch.prefixes.length / prefixBytes;
}

/** Verifies with whole numbers only, on any platform: about 2,000 a second. */
export const verifyTokens: TokenVerifier = async (batch) => {
  const key = parseIssuerKey(batch.issuer);
  invariant(key !== null, "tokens are verified with a key that was read before");
  for (let at = 0; at < tokenCount(batch); at++) {
    const { prepared, signature } = tokenOf(batch, at);
    if (!holdsSignature(key, prepared, { signature, saltLength: pssSaltBytes })) return at;
  }
  return -1;
};

/** The part of the Web Cryptography API that verifying needs; a browser's `crypto.subtle` fits. */
export interface SubtlePort {
  importKey(
    format: "jwk",
    key: { kty: "RSA"; n: string; e: string; alg: "PS384"; ext: true },
    algorithm: { name: "RSA-PSS"; hash: "SHA-384" },
    extractable: false,
    usages: ["verify"],
  ): Promise<unknown>;
  verify(
    algorithm: { name: "RSA-PSS"; saltLength: number },
    key: never,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** Verifies with a platform's Web Cryptography: several times as quick as whole numbers, and off the main thread. */
export function webTokenVerifier(subtle: SubtlePort): TokenVerifier {
  return async (batch) => {
    const jwk = { ...batch.issuer, alg: "PS384", ext: true } as const;
    const key = await subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, false, ["verify"]);
    const algorithm = { name: "RSA-PSS", saltLength: pssSaltBytes } as const;
    const held = await Promise.all(
      Array.from({ length: tokenCount(batch) }, (_, at) => {
        const { prepared, signature } = tokenOf(batch, at);
        return subtle.verify(algorithm, key as never, Uint8Array.from(signature), Uint8Array.from(prepared));
      }),
    );
    return held.indexOf(false);
  };
}
