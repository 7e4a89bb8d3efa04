import type { Language } from "@huabiao/kernel/text";

const others: Readonly<Record<Language, RegExp>> = {
  "zh-Hant": /<(u|q)>.*?<\/\1>|<g id="radar-(zh-Hans|en)".*?<\/g>/g,
  "zh-Hans": /<(i|q)>.*?<\/\1>|<g id="radar-(zh-Hant|en)".*?<\/g>/g,
  en: /<(i|u|bdi)>.*?<\/\1>|<g id="radar-zh.*?<\/g>/g,
};

/** The words of a page that are shown in one language, without markup. */
export function wordsOf(html: string, language: Language = "zh-Hant"): string {
  return html.replaceAll(others[language], "").replaceAll(/<[^>]+>/g, "");
}
