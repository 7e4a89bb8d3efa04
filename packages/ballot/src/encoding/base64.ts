const standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const urlSafe = `${standard.slice(0, 62)}-_`;

/** Bytes as Base64 with padding (RFC 4648 section 4), as signed notes carry it. */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, pairs(standard));
  return text + "=".repeat((4 - (text.length % 4)) % 4);
}

/** Bytes as Base64 for URLs without padding (RFC 4648 section 5), as JSON documents of a poll carry it. */
export function toBase64Url(bytes: Uint8Array): string {
  return encode(bytes, pairs(urlSafe));
}

/** Reads Base64 with padding; null unless it is exactly what `toBase64` writes. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  return decode(text.replace(/={1,2}$/, ""), values(standard), text, toBase64);
}

/** Reads Base64 for URLs; null unless it is exactly what `toBase64Url` writes. */
export function fromBase64Url(text: string): Uint8Array | null {
  return decode(text, values(urlSafe), text, toBase64Url);
}

/** Two letters for every twelve bits: half the steps of a letter at a time. */
function pairs(alphabet: string): readonly string[] {
  const known = pairTables.get(alphabet);
  if (known) return known;
  const table = Array.from({ length: 4096 }, (_, bits) => `${alphabet[bits >> 6]}${alphabet[bits & 63]}`);
  pairTables.set(alphabet, table);
  return table;
}

const pairTables = new Map<string, readonly string[]>();

function encode(bytes: Uint8Array, table: readonly string[]): string {
  let text = "";
  const whole = bytes.length - (bytes.length % 3);
  for (let at = 0; at < whole; at += 3) {
    const bits = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
    text += (table[bits >> 12] as string) + (table[bits & 4095] as string);
  }
  const rest = bytes.length - whole;
  if (rest === 0) return text;
  const bits = ((bytes[whole] as number) << 16) | ((rest === 2 ? (bytes[whole + 1] as number) : 0) << 8);
  const letters = (table[bits >> 12] as string) + (table[bits & 4095] as string);
  return text + letters.slice(0, rest + 1);
}

function values(alphabet: string): Int8Array {
  const known = valueTables.get(alphabet);
  if (known) return known;
  const table = new Int8Array(128).fill(-1);
  for (let at = 0; at < 64; at++) table[alphabet.charCodeAt(at)] = at;
  valueTables.set(alphabet, table);
  return table;
}

const valueTables = new Map<string, Int8Array>();

function decode(
  letters: string,
  table: Int8Array,
  original: string,
  again: (bytes: Uint8Array) => string,
): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let [bits, held, to] = [0, 0, 0];
  for (let at = 0; at < letters.length; at++) {
    const value = table[letters.charCodeAt(at)] ?? -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[to++] = (bits >> held) & 255;
  }
  // Only one text stands for given bytes: no loose padding, no bits left over.
  return again(bytes) === original ? bytes : null;
}
