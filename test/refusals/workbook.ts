import { deflateRawSync } from "node:zlib";
import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { FileContent, Rows } from "./base.ts";

/** A cell of a workbook: numbers are numbers there. */
export type SheetRows = readonly (readonly (string | number | boolean | Date | null)[])[];

/** Rows of text as a sheet holds them: what reads as a number is a number. */
export function sheetRows(rows: Rows): SheetRows {
  return rows.map((row) => row.map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)));
}

/** A workbook of one sheet, as a file that is made when it is needed. */
export function workbook(rows: SheetRows, more: Partial<WriteSheet> = {}): FileContent {
  return workbooks({ rows: rows.map((row) => [...row]), name: "Data", ...more });
}

/** A workbook of several sheets. */
export function workbooks(...sheets: readonly WriteSheet[]): FileContent {
  return () => writeXlsx({ sheets: [...sheets] });
}

/** A part of an archive; sizes other than its own may be declared. */
export interface ArchivePart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly declared?: number;
}

/** A ZIP archive of deflated parts, with the directory that the parts declare. Source: APPNOTE.TXT 6.3.10. */
export function archive(parts: readonly ArchivePart[]): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, declared } of parts) {
    const packed = deflateRawSync(bytes);
    const sizes = { packed: packed.length, unpacked: declared ?? bytes.length };
    const local = Buffer.concat([header(0x04034b50, name, sizes), Buffer.from(name), packed]);
    entries.push(Buffer.concat([header(0x02014b50, name, { ...sizes, offset }), Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function header(
  signature: number,
  name: string,
  of: { readonly packed: number; readonly unpacked: number; readonly offset?: number },
): Buffer {
  const inDirectory = of.offset !== undefined;
  const bytes = Buffer.alloc(inDirectory ? 46 : 30);
  const shift = inDirectory ? 2 : 0;
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(8, 8 + shift);
  bytes.writeUInt32LE(of.packed, 18 + shift);
  bytes.writeUInt32LE(of.unpacked, 22 + shift);
  bytes.writeUInt16LE(Buffer.byteLength(name), 26 + shift);
  if (of.offset !== undefined) bytes.writeUInt32LE(of.offset, 42);
  return bytes;
}
