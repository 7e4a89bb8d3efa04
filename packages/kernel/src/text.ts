/** The languages every user-facing word exists in; the first is the default. */
export const languages = ["zh-Hant", "zh-Hans", "en"] as const;

/** One of the three languages. */
export type Language = (typeof languages)[number];

/** Words of a document's author: one string for all languages, or one each for some of them. */
export type Text = string | { readonly [L in Language]?: string | undefined };

/** Tells whether a string is one of the three languages. */
export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

/**
 * The text in a language, else in the nearest one that exists: the other Chinese script first for a
 * Chinese reader, then any in the order of `languages`. Empty only when the text has no words at all.
 */
export function textIn(text: Text, language: Language): string {
  if (typeof text === "string") return text;
  const order: readonly Language[] = language === "zh-Hans" ? ["zh-Hans", "zh-Hant", "en"] : [language, ...languages];
  for (const candidate of order) {
    const words = text[candidate];
    if (words !== undefined) return words;
  }
  return "";
}

/** Looks up the sentence of a code in one language and fills in its facts. The catalogue provides it; pure code only asks. */
export type Translate = (code: string, facts?: Readonly<Record<string, unknown>>) => string;
