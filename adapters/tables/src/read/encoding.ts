import { isUtf8 } from "node:buffer";

/** The encodings a text table may have. */
export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** What the bytes were found to be, and how it was known. */
export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte-order mark to leave out. */
  readonly mark: number;
  /** How it was known: a mark, its own form, or by trying. */
  readonly by: "mark" | "form" | "trial" | "declared";
}

/**
 * Tells the encoding of a text, always the same for the same bytes.
 *
 * In order: a byte-order mark; UTF-16 without mark (zero bytes at one parity only, at least one byte in
 * fifty); valid UTF-8; valid GB18030 that holds no private-use character or C1 control. Otherwise null.
 * Text in another legacy encoding can pass as GB18030 by chance, so `by: "trial"` is to be told to people.
 * Cost O(bytes).
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | null {
  const marked = byteOrderMark(bytes);
  if (marked) return marked;
  const wide = utf16WithoutMark(bytes);
  if (wide) return { encoding: wide, mark: 0, by: "form" };
  if (isUtf8(bytes)) return { encoding: "utf-8", mark: 0, by: "form" };
  return isPlainGb18030(bytes) ? { encoding: "gb18030", mark: 0, by: "trial" } : null;
}

/** The declared encoding, with the length of its mark when the bytes carry one; null when another mark contradicts it. */
export function declaredEncoding(bytes: Uint8Array, encoding: Encoding): DetectedEncoding | null {
  const marked = byteOrderMark(bytes);
  if (!marked) return { encoding, mark: 0, by: "declared" };
  return marked.encoding === encoding ? { ...marked, by: "declared" } : null;
}

/**
 * Decodes bytes piece by piece, so that a file near the limit never is one string.
 *
 * @throws TypeError from the decoder on a byte sequence that the encoding does not have.
 */
export function* decodePieces(bytes: Uint8Array, detected: DetectedEncoding): Generator<string> {
  const decoder = new TextDecoder(detected.encoding, { fatal: true, ignoreBOM: true });
  for (let at = detected.mark; at < bytes.length; at += pieceBytes) {
    yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true });
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

const pieceBytes = 1 << 20;

function byteOrderMark(bytes: Uint8Array): DetectedEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", mark: 3, by: "mark" };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", mark: 2, by: "mark" };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", mark: 2, by: "mark" };
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return { encoding: "gb18030", mark: 4, by: "mark" };
  return null;
}

function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 2 || bytes.length % 2 === 1) return null;
  const zeros = [0, 0];
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (even + odd < bytes.length / 50 || (even > 0 && odd > 0) || even + odd === 0) return null;
  return odd > 0 ? "utf-16le" : "utf-16be";
}

function isPlainGb18030(bytes: Uint8Array): boolean {
  try {
    for (const piece of decodePieces(bytes, { encoding: "gb18030", mark: 0, by: "trial" })) {
      if (/[\u0080-\u009f\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u.test(piece)) return false;
    }
    return true;
  } catch {
    return false;
  }
}
