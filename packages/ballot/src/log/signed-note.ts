import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase64, toBase64 } from "../encoding/base64.ts";
import { joinOctets, sameOctets, toHex, toUtf8 } from "../encoding/octets.ts";

/** A key that notes are verified with. */
export interface NoteKey {
  readonly name: string;
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array;
}

/** A key that notes are signed with. One key pair may sign under several names. */
export interface NoteSigner {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Verifies one Ed25519 signature (RFC 8032, strict). */
export type Ed25519Port = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

const ed25519Type = 1;
const mark = "— ";

/** The key's short name within its name: SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), first four bytes (C2SP signed-note). */
function noteKeyId({ name, publicKey }: NoteKey): Uint8Array {
  return sha256(joinOctets(toUtf8(`${name}\n`), Uint8Array.of(ed25519Type), publicKey)).subarray(0, 4);
}

/** A key as one word that tools for signed notes read: `name+id+key`. */
export function noteKeyText(key: NoteKey): string {
  return `${key.name}+${toHex(noteKeyId(key))}+${toBase64(joinOctets(Uint8Array.of(ed25519Type), key.publicKey))}`;
}

/** A signer from the 32 secret bytes of RFC 8032. */
export function noteSigner(seed: Uint8Array): NoteSigner {
  return { publicKey: ed25519.getPublicKey(seed), sign: (message) => ed25519.sign(message, seed) };
}

/** Signs a text, which ends with a new line, under a name: a C2SP signed note. */
export function signNote(text: string, name: string, signer: NoteSigner): string {
  const id = noteKeyId({ name, publicKey: signer.publicKey });
  return `${text}\n${mark}${name} ${toBase64(joinOctets(id, signer.sign(toUtf8(text))))}\n`;
}

/** RFC 8032 without the leniency of ZIP 215. */
export const verifyEd25519: Ed25519Port = (signature, message, publicKey) =>
  ed25519.verify(signature, message, publicKey, { zip215: false });

/** Signatures a note may carry: others of its witnesses are passed over, unread. */
const mostSignatures = 100;

/**
 * The text of a signed note, or null when it is malformed or a signature by `key` is missing or wrong.
 *
 * Signatures by other keys are passed over, as the C2SP text asks; one under the key's name and id must hold.
 */
export function openNote(note: string, key: NoteKey, verify: Ed25519Port = verifyEd25519): string | null {
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n") || hasControl(note) || !note.isWellFormed()) return null;
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split("\n");
  if (lines.length > mostSignatures) return null;
  let signed = false;
  for (const line of lines) {
    const signature = readSignature(line);
    if (signature === null) return null;
    if (signature.name !== key.name || !sameOctets(signature.bytes.subarray(0, 4), noteKeyId(key))) continue;
    if (signature.bytes.length !== 68 || !verify(signature.bytes.subarray(4), toUtf8(text), key.publicKey)) return null;
    signed = true;
  }
  return signed ? text : null;
}

function readSignature(line: string): { name: string; bytes: Uint8Array } | null {
  const match = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
  const bytes = match === null ? null : fromBase64(match[2] as string);
  return bytes === null || bytes.length < 5 ? null : { name: match?.[1] as string, bytes };
}

function hasControl(note: string): boolean {
  for (let at = 0; at < note.length; at++) {
    const code = note.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}
