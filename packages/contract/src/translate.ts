import type { Language, Translate } from "@huabiao/kernel/text";
import { catalogue } from "./catalogue.ts";

/**
 * The sentences of one language: code and facts in, sentence out.
 *
 * Plain text, not HTML: the one who shows it escapes it. Facts are only ever words to fill in, whatever
 * their names: none chooses a language or a plural. An unknown code comes back as itself, so a
 * missing sentence is seen and not lost; a test proves that none is missing.
 */
export function translatorFor(language: Language): Translate {
  const cut = new Map<string, readonly string[]>();
  return (code, facts = {}) => {
    const parts = cut.get(code) ?? partsOf(language, code);
    cut.set(code, parts);
    return filled(parts, facts);
  };
}

/** A sentence cut at its holes: words, the name of a fact, words, … words. */
function partsOf(language: Language, code: string): readonly string[] {
  return hasSentence(language, code) ? (catalogue[language][code] as string).split(/\{\{(\w+)\}\}/) : [code];
}

/** A hole without its fact stays empty. */
function filled(parts: readonly string[], facts: Readonly<Record<string, unknown>>): string {
  let sentence = parts[0] as string;
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] as string;
    sentence += `${Object.hasOwn(facts, name) ? (facts[name] ?? "") : ""}${parts[at + 1]}`;
  }
  return sentence;
}

/** Whether the catalogue has a sentence of that code in a language. */
export function hasSentence(language: Language, code: string): boolean {
  return Object.hasOwn(catalogue[language], code);
}
