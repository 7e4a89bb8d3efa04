import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64Url } from "../encoding/base64.ts";
import { toHex, toUtf8 } from "../encoding/octets.ts";

/** Bytes of the salt that keeps a ballot's content from being guessed from its hash. */
export const contentSaltBytes = 32;

/** What a ballot says: shown to those who count, hidden behind its salted hash from all others. */
export interface BallotContent {
  readonly salt: Uint8Array;
  /** The answers as canonical JSON. */
  readonly answers: string;
}

/** A ballot as it is stored: whose voice it may be is nowhere, when it came is nowhere. */
export interface BallotRecord {
  readonly stratum: string;
  readonly prefix: Uint8Array;
  readonly signature: Uint8Array;
  /** 0 for the first ballot with a token; the highest counts. */
  readonly revision: number;
  /** The content, or in a public box only its hash. */
  readonly content: BallotContent | Uint8Array;
}

/** SHA-256 of the content's canonical JSON, which holds 256 random bits. */
export function contentHash({ salt, answers }: BallotContent): Uint8Array {
  return sha256(toUtf8(`{"answers":${answers},"salt":"${toBase64Url(salt)}"}`));
}

/**
 * The entry of a ballot in its log: SHA-256 of the canonical JSON of its head, which holds the content's hash, the
 * poll, the stratum, the revision and the token. It commits to all of the ballot and tells nothing.
 */
export function ballotEntry(poll: string, record: BallotRecord): Uint8Array {
  const { content, prefix, signature } = record;
  const hash = content instanceof Uint8Array ? content : contentHash(content);
  // Written in the order of RFC 8785; every part is plain ASCII, so nothing needs escaping.
  const token = `{"prefix":"${toBase64Url(prefix)}","signature":"${toBase64Url(signature)}"}`;
  const scope = `"poll":"${poll}","revision":${record.revision},"stratum":"${record.stratum}"`;
  return sha256(toUtf8(`{"content":"${toHex(hash)}",${scope},"token":${token}}`));
}
