import { invariant } from "@huabiao/kernel/invariant";

/**
 * The characters a TrueType font has a glyph for, as code points, read from its Unicode table (`cmap`, format 12).
 *
 * @throws when the font has no such table; every font shipped here does.
 */
export function coveredCharacters(font: Buffer): Set<number> {
  const table = unicodeTable(font);
  const covered = new Set<number>();
  const groups = font.readUInt32BE(table + 12);
  for (let group = 0; group < groups; group++) {
    const at = table + 16 + 12 * group;
    const last = font.readUInt32BE(at + 4);
    for (let code = font.readUInt32BE(at); code <= last; code++) covered.add(code);
  }
  return covered;
}

function unicodeTable(font: Buffer): number {
  const cmap = tableOffset(font, "cmap");
  const tables = font.readUInt16BE(cmap + 2);
  for (let at = 0; at < tables; at++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * at);
    if (font.readUInt16BE(table) === 12) return table;
  }
  invariant(false, "the font has no Unicode table of format 12");
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let at = 0; at < tables; at++) {
    const record = 12 + 16 * at;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  invariant(false, `the font has no table ${tag}`);
}
