import { isUtf8 } from "node:buffer";
import type { ProblemLog } from "../problem-log.ts";
import { type DetectedEncoding, declaredEncoding, decodePieces, detectEncoding, type Encoding } from "./encoding.ts";
import type { TablePlace } from "./table.ts";

/** What the scheme says of a text table. */
export interface TextDeclaration {
  readonly place: TablePlace;
  readonly encoding: Encoding | undefined;
}

/** A text whose bytes are known to decode. */
export interface OpenedText {
  readonly encoding: Encoding;
  pieces(): Iterable<string>;
}

/**
 * Opens the text of a file: not empty, no spreadsheet or archive in disguise, and decodable throughout.
 * Null when the log refuses. An encoding found by trial is noted.
 */
export function openText(bytes: Uint8Array, declared: TextDeclaration, log: ProblemLog): OpenedText | null {
  if (isDisguised(bytes)) return refuse(log, "table.content-differs", {});
  const detected = declared.encoding ? declaredEncoding(bytes, declared.encoding) : detectEncoding(bytes);
  if (!detected) return refuseEncoding(declared, log);
  if (!decodes(bytes, detected)) return refuseEncoding({ ...declared, encoding: detected.encoding }, log);
  if (bytes.length === detected.mark || isWhite(bytes, detected)) return refuse(log, "table.empty-file", {});
  if (detected.by === "trial") log.note("table.encoding-detected", { encoding: detected.encoding });
  if (detected.by === "form" && detected.encoding !== "utf-8")
    log.note("table.encoding-detected", { encoding: detected.encoding });
  return { encoding: detected.encoding, pieces: () => decodePieces(bytes, detected) };
}

function isDisguised(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
  const end = Buffer.from(bytes.subarray(-4)).toString("latin1");
  if (start.startsWith("PAR1")) return end === "PAR1";
  return ["PK\x03\x04", "\xd0\xcf\x11\xe0", "%PDF-", "\x1f\x8b"].some((mark) => start.startsWith(mark));
}

function decodes(bytes: Uint8Array, detected: DetectedEncoding): boolean {
  if (detected.encoding === "utf-8") return isUtf8(bytes);
  if (detected.by === "trial") return true;
  try {
    for (const _ of decodePieces(bytes, detected));
    return true;
  } catch {
    return false;
  }
}

function isWhite(bytes: Uint8Array, detected: DetectedEncoding): boolean {
  for (const piece of decodePieces(bytes, detected)) if (piece.trim() !== "") return false;
  return true;
}

function refuseEncoding(declared: TextDeclaration, log: ProblemLog): null {
  if (declared.encoding) return refuse(log, "table.encoding-differs", { encoding: declared.encoding });
  return refuse(log, "table.encoding-unknown", {});
}

function refuse(log: ProblemLog, code: string, facts: Record<string, string>): null {
  log.refuseTable(code, facts);
  return null;
}
