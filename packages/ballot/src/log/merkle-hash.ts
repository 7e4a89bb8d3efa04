import { sha256 } from "@noble/hashes/sha2.js";
import { joinOctets } from "../encoding/octets.ts";

/** Bytes of every hash of a log. */
export const hashBytes = 32;

/** Root of a log without entries: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0));

/** Hash of an entry: SHA-256(0x00 ‖ entry), RFC 9162. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return sha256(joinOctets(leafMark, entry));
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 9162. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joinOctets(nodeMark, left, right));
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);
