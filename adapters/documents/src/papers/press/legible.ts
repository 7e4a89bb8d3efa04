/** Data for a template: plain JSON, its words already in one language. */
export type View = string | number | boolean | null | readonly View[] | { readonly [name: string]: View };

/** A view whose every word can be printed, and the characters that had to be spelled as codes. */
export interface Legible {
  readonly view: View;
  readonly spelled: readonly string[];
}

/**
 * Makes every text of a view printable with the fonts at hand, so that no paper shows an empty box.
 *
 * A character without a glyph — a very rare han character, an emoji, another script, a control or direction
 * mark — is spelled as its code, 〔U+20BB7〕, in its place. Variation selectors and joiners are dropped: the
 * character they vary stays. A long run without a place to break gets places to break. Names of members
 * are not text and stay.
 *
 * @param covered code points that the fonts have glyphs for.
 */
export function legible(view: View, covered: ReadonlySet<number>): Legible {
  const spelled = new Set<string>();
  const walk = (part: View): View => {
    if (typeof part === "string") return legibleText(part, { covered, spelled });
    if (typeof part !== "object" || part === null) return part;
    if (isList(part)) return part.map(walk);
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, walk(member)]));
  };
  return { view: walk(view), spelled: [...spelled] };
}

interface Means {
  readonly covered: ReadonlySet<number>;
  readonly spelled: Set<string>;
}

function legibleText(text: string, means: Means): string {
  if (/^[\x20-\x7E\u4E00-\u9FFF\u3000-\u303F\uFF01-\uFF5E]{0,40}$/.test(text) && allCovered(text, means.covered)) {
    return text;
  }
  let legible = "";
  let base = "";
  for (const letter of text.toWellFormed().replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, "\n")) {
    if (dropped.test(letter)) continue;
    legible += letter === "\t" ? " " : spell(letter, base, means);
    base = mark.test(letter) ? base : letter;
  }
  return legible.replaceAll(unbroken, `$&${breakHere}`);
}

function spell(letter: string, base: string, { covered, spelled }: Means): string {
  const code = letter.codePointAt(0) ?? 0;
  const printable = letter === "\n" || (covered.has(code) && !unprintable.test(letter));
  const stands = !mark.test(letter) || alphabetic.test(base);
  if (printable && stands) return letter;
  spelled.add(letter);
  return `〔U+${code.toString(16).toUpperCase().padStart(4, "0")}〕`;
}

function allCovered(text: string, covered: ReadonlySet<number>): boolean {
  for (let at = 0; at < text.length; at++) if (!covered.has(text.charCodeAt(at))) return false;
  return true;
}

const breakHere = "\u200B";
/** Variation selectors, joiners, the soft hyphen, a byte order mark, places to break: they print nothing themselves. */
const dropped = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u200B-\u200D\u2060\uFEFF\u00AD]/u;
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u;
const mark = /\p{M}/u;
const alphabetic = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
/** Twenty letters or signs in a row between which no line may end. */
const unbroken = /[^\s\u200B\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}-]{20}(?=[^\s]{8})/gu;

function isList(part: readonly View[] | { readonly [name: string]: View }): part is readonly View[] {
  return Array.isArray(part);
}
