import { sha256 } from "@noble/hashes/sha2.js";

/** Bytes of every hash of a log. */
export const hashBytes = 32;

/** Root of a log without entries: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0));

/** Hash of an entry: SHA-256(0x00 ‖ entry), RFC 9162. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  const block = entry.length === hashBytes ? leafBlock : new Uint8Array(1 + entry.length);
  block.set(entry, 1);
  return sha256(block);
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 9162. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeBlock.set(left, 1);
  nodeBlock.set(right, 1 + hashBytes);
  return sha256(nodeBlock);
}

/** What is hashed, laid out again each time: millions of hashes need no millions of arrays. */
const leafBlock = new Uint8Array(1 + hashBytes);
const nodeBlock = Uint8Array.of(1, ...new Uint8Array(2 * hashBytes));
