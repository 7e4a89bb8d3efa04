import { fromBase64, toBase64 } from "../encoding/base64.ts";
import { hashBytes } from "./merkle-hash.ts";
import { type Ed25519Port, type NoteSigner, openNote, signNote } from "./signed-note.ts";

/** The head of a log: its size and root at some moment. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** A log's name and key; its checkpoints are signed under its name. */
export interface LogIdentity {
  readonly origin: string;
  readonly publicKey: Uint8Array;
}

/** Signs the head of a log: a C2SP checkpoint, without extension lines. */
export function signCheckpoint(origin: string, head: TreeHead, signer: NoteSigner): string {
  return signNote(`${origin}\n${head.size}\n${toBase64(head.root)}\n`, origin, signer);
}

/** The head that a checkpoint of a log tells; null when it is malformed, another log's, or not signed by the log. */
export function openCheckpoint(note: string, log: LogIdentity, verify?: Ed25519Port): TreeHead | null {
  const text = openNote(note, { name: log.origin, publicKey: log.publicKey }, verify);
  const match = text === null ? null : /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  if (match === null || match[1] !== log.origin) return null;
  const root = fromBase64(match[3] as string);
  return root?.length === hashBytes ? { size: Number(match[2]), root } : null;
}
