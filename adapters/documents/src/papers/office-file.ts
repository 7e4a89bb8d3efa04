import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** Days do not belong into a paper that must be the same bytes whenever it is made: the oldest a zip file can state. */
const fixedDay = new Date(1980, 0, 1, 12);

/**
 * An Office file (Word, Excel) without the moment it was made: same parts, same bytes.
 *
 * The writers stamp the clock into `docProps/core.xml` and into every entry of the zip; both are taken out.
 */
export function withoutClock(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const core = parts["docProps/core.xml"];
  if (core !== undefined) parts["docProps/core.xml"] = strToU8(strFromU8(core).replaceAll(stamps, ""));
  return zipSync(parts, { mtime: fixedDay, level: 6 });
}

/** A text that XML can hold: what may not stand in it (control characters, lone surrogates) is left out. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(notInXml, "");
}

const stamps = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|\uFFFD/gu;
