import { limits } from "../limits.ts";

/** One part of a ZIP archive as its directory declares it. */
interface ZipPart {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  /** Its sizes follow the data instead of standing in the directory. */
  readonly sizesLater: boolean;
}

/** Why an archive is not unpacked. */
export type ZipRefusal =
  | { readonly code: "table.xlsx-unreadable"; readonly facts: { readonly reason: string } }
  | { readonly code: "table.zip-too-large"; readonly facts: { readonly bytes: number; readonly limit: number } };

/**
 * Checks a ZIP archive by its directory before anything is unpacked: number of parts, bytes of each and of
 * all, and the ratio of unpacked to packed bytes. A part that declares no bytes but has packed data is refused,
 * because the reader unpacks at most what the directory declares; so are parts whose sizes only follow their
 * data, and ZIP64 archives, whose sizes stand elsewhere. Null when the archive may be unpacked.
 *
 * Cost O(parts). Source: APPNOTE.TXT 6.3.10, sections 4.3.12, 4.3.15 and 4.3.16.
 */
export function checkZip(bytes: Uint8Array): ZipRefusal | null {
  const parts = readDirectory(bytes);
  if (parts === null) return { code: "table.xlsx-unreadable", facts: { reason: "zip" } };
  if (parts.length > limits.xlsxParts) return tooLarge(parts.length, limits.xlsxParts);
  let total = 0;
  for (const part of parts) {
    total += part.unpacked;
    const ratioLimit = Math.max(limits.xlsxRatioFromBytes, part.packed * limits.xlsxRatio);
    if ((part.unpacked === 0 && part.packed > 2) || (part.sizesLater && part.packed === 0))
      return { code: "table.xlsx-unreadable", facts: { reason: "zip" } };
    if (part.unpacked > limits.xlsxPartBytes) return tooLarge(part.unpacked, limits.xlsxPartBytes);
    if (part.unpacked > ratioLimit) return tooLarge(part.unpacked, ratioLimit);
  }
  return total > limits.xlsxUnpackedBytes ? tooLarge(total, limits.xlsxUnpackedBytes) : null;
}

function tooLarge(bytes: number, limit: number): ZipRefusal {
  return { code: "table.zip-too-large", facts: { bytes, limit } };
}

const endSignature = 0x06054b50;
const zip64Signature = 0x07064b50;
const partSignature = 0x02014b50;

function readDirectory(bytes: Uint8Array): ZipPart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0 || (end >= 20 && view.getUint32(end - 20, true) === zip64Signature)) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: ZipPart[] = [];
  for (let k = 0; k < count; k++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== partSignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString("utf8");
    const sizesLater = (view.getUint16(at + 8, true) & 8) !== 0;
    parts.push({ name, packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true), sizesLater });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === endSignature) return at;
  return -1;
}
