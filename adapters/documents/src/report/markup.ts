/** A piece of finished HTML. Only `markup` makes one from words, and it escapes them. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a template: finished markup stays, words and numbers are escaped, null leaves nothing. */
export type Piece = Markup | string | number | null | readonly Piece[];

/** No markup at all. */
export const nothing = new Markup("");

/**
 * HTML from a template in which every interpolated string is escaped.
 *
 * Safe in element content and in quoted attributes; never interpolate into a tag's name or a script.
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let html = strings[0] ?? "";
  for (let i = 0; i < pieces.length; i++) html += htmlOf(pieces[i] ?? null) + (strings[i + 1] ?? "");
  return new Markup(html);
}

/** Text as HTML: the five characters of markup become entities, controls and broken surrogates U+FFFD. */
export function escapeText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return special.test(whole) ? whole.replace(specials, entityOf) : whole;
}

const special = /[&<>"']|(?![\t\n])\p{Cc}/u;
const specials = new RegExp(special, "gu");
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function entityOf(character: string): string {
  return entities[character] ?? "\ufffd";
}

function htmlOf(piece: Piece): string {
  if (piece instanceof Markup) return piece.html;
  if (typeof piece === "string") return escapeText(piece);
  if (typeof piece === "number") return String(piece);
  if (piece === null) return "";
  let html = "";
  for (const part of piece) html += htmlOf(part);
  return html;
}
