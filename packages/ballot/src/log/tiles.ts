import { joinOctets } from "../encoding/octets.ts";
import type { HashTree } from "./hash-tree.ts";

/** Hashes in a full tile, and entries in a full bundle. */
export const tileWidth = 256;

/** A piece of a log as the C2SP tlog-tiles layout files it; `width` below 256 makes it partial. */
export interface Tile {
  /** Level of hashes, or the entries themselves. */
  readonly level: number | "entries";
  readonly index: number;
  readonly width: number;
}

/** The path of a tile below its log: `tile/<L>/<N>[.p/<W>]`, with N in groups of three digits. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(3 * Math.ceil(digits.length / 3), "0").match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${path}${width < tileWidth ? `.p/${width}` : ""}`;
}

/** Every tile of hashes of a tree of some size, level 0 first. */
export function* tilesOf(size: number): Generator<Tile & { readonly level: number }> {
  for (let [level, count] = [0, size]; count > 0; level++, count = Math.floor(count / tileWidth)) {
    for (const part of partsOf(count)) yield { level, ...part };
  }
}

/** Every bundle of entries of a log of some size. */
export function* bundlesOf(size: number): Generator<Tile> {
  for (const part of partsOf(size)) yield { level: "entries", ...part };
}

function* partsOf(count: number): Generator<{ index: number; width: number }> {
  for (let index = 0; index * tileWidth < count; index++)
    yield { index, width: Math.min(tileWidth, count - index * tileWidth) };
}

/** The bytes of a tile of hashes: 32 for each. */
export function tileBytes(tree: HashTree, { level, index, width }: Tile & { readonly level: number }): Uint8Array {
  const hashes = Array.from({ length: width }, (_, at) => tree.hashAt(8 * level, index * tileWidth + at));
  return joinOctets(...hashes);
}

/** A bundle: each entry behind its length in two bytes, big-endian. @throws RangeError on an entry over 65,535 bytes. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return joinOctets(
    ...entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw new RangeError(`an entry of ${entry.length} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length), entry];
    }),
  );
}

/** The entries of a bundle; null unless there are exactly `width` and nothing is left over. */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    if (at + 2 > bytes.length) return null;
    const end = at + 2 + (((bytes[at] as number) << 8) | (bytes[at + 1] as number));
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length ? entries : null;
}
