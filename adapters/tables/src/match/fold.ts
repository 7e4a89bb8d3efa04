/**
 * A name as it is compared: NFKC, zero-width characters out, runs of white space as one space, trimmed.
 *
 * Full-width letters and digits, compatibility forms and stray spaces then make no difference; case,
 * script and wording do.
 */
export function foldName(text: string): string {
  if (plainName.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s+/gu, " ")
    .trim();
}

const plainName = /^[!-~]+$/;

/** Full-width ASCII and the ideographic space as their plain forms; nothing else changes (² stays ²). */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (wide) =>
    wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
