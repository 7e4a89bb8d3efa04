import { fromBase64, toBase64 } from "../encoding/base64.ts";
import type { LogIdentity } from "../log/checkpoint.ts";
import { hashBytes } from "../log/merkle-hash.ts";
import { type Ed25519Port, type NoteSigner, openNote, signNote } from "../log/signed-note.ts";

/**
 * Signs the promise that a ballot will be in its log: a signed note over the leaf hash, which a voter keeps as receipt.
 *
 * It leaves only after the ballot and the promise itself are on disk. It tells neither content nor time.
 */
export function signPromise(origin: string, leafHash: Uint8Array, signer: NoteSigner): string {
  return signNote(`${promiseFormat}\n${origin}\n${toBase64(leafHash)}\n`, origin, signer);
}

/** The leaf hash that a log promised to hold; null when the note is no promise of that log. */
export function openPromise(note: string, log: LogIdentity, verify?: Ed25519Port): Uint8Array | null {
  const text = openNote(note, { name: log.origin, publicKey: log.publicKey }, verify);
  const promised = text === null ? null : readPromise(text);
  if (promised === null || promised.origin !== log.origin) return null;
  return promised.leafHash;
}

/** The log that a note says it is a promise of, unverified: to look the log up. Null when it is no promise. */
export function promisedOrigin(note: string): string | null {
  const split = note.lastIndexOf("\n\n");
  return split < 0 ? null : (readPromise(note.slice(0, split + 1))?.origin ?? null);
}

const promiseFormat = "huabiao-promise/1";

function readPromise(text: string): { origin: string; leafHash: Uint8Array } | null {
  const match = /^huabiao-promise\/1\n([^\n]+)\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  const leafHash = match === null ? null : fromBase64(match[2] as string);
  return leafHash?.length === hashBytes ? { origin: match?.[1] as string, leafHash } : null;
}
