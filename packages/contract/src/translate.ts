import { type Language, languages, type Translate } from "@huabiao/kernel/text";
import { createInstance, type i18n } from "i18next";
import { catalogue } from "./catalogue.ts";

const instance: i18n = createInstance();
void instance.init({
  lng: languages[0],
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(languages.map((language) => [language, { translation: catalogue[language] }])),
});

/**
 * The sentences of one language: code and facts in, sentence out.
 *
 * Plain text, not HTML: the one who shows it escapes it. Facts are only ever words to fill in, whatever
 * their names: none chooses a language or a plural. An unknown code comes back as itself, so a
 * missing sentence is seen and not lost; a test proves that none is missing.
 */
export function translatorFor(language: Language): Translate {
  const translate = instance.getFixedT(language);
  return (code, facts) => translate(code, { replace: { ...facts } });
}

/** Whether the catalogue has a sentence of that code in a language. */
export function hasSentence(language: Language, code: string): boolean {
  return Object.hasOwn(catalogue[language], code);
}
