import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "./canonical-json.ts";

/** SHA-256 of bytes as 64 lower-case hex digits. */
export function digestBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of a text's UTF-8 bytes, as hex. */
export function digestText(text: string): string {
  return digestBytes(utf8ToBytes(text));
}

/** SHA-256 of a value's canonical JSON, as hex: equal for equal documents, however they were written. */
export function digestJson(value: Json): string {
  return digestText(canonicalJson(value));
}
