import { type Language, languages, type Text, type Translate, textIn } from "@huabiao/kernel/text";
import { escapeText, Markup } from "./markup.ts";

/** The same words in each language. */
export type Localised = Readonly<Record<Language, string>>;

/** What a sentence may mention: words that read alike everywhere, or one form per language. */
export type Fact = string | number | Localised;

/** Facts of a sentence by name. */
export type Facts = Readonly<Record<string, Fact>>;

/**
 * The words of a report in all its languages at once.
 *
 * `phrase` asks the catalogue, `say` prints the answer so that CSS shows the chosen language only.
 * Words that are alike in all languages are printed once.
 *
 * Half of a report is titles in three languages, so the element of a word says which of them it is; whatever is shown
 * is in the language of the page and inherits it, for fonts and for voices that read aloud.
 */
export class Words {
  readonly #translate: Readonly<Record<Language, Translate>>;
  readonly #said = new Map<string, Markup>();
  readonly #texts = new Map<Text, Markup>();

  constructor(translate: Readonly<Record<Language, Translate>>) {
    this.#translate = translate;
  }

  /** The sentence of a code in every language. */
  phrase(code: string, facts: Facts = {}): Localised {
    return each((language) => this.#translate[language](code, factsIn(facts, language)));
  }

  /** The sentence of a code, printed. */
  say(code: string, facts?: Facts): Markup {
    if (facts !== undefined) return print(this.phrase(code, facts));
    const known = this.#said.get(code);
    if (known !== undefined) return known;
    const fresh = print(this.phrase(code));
    this.#said.set(code, fresh);
    return fresh;
  }

  /** The sentence of the first of several codes that the catalogue knows; the last code itself when it knows none. */
  first(codes: readonly string[], facts: Facts = {}): Localised {
    const known = codes.find((code) => this.#translate.en(code, factsIn(facts, "en")) !== code);
    return this.phrase(known ?? codes[codes.length - 1] ?? "", facts);
  }

  /** Several sentences after each other: with a space between them in English, without in Chinese. */
  sayAll(sentences: readonly (readonly [code: string, facts: Facts])[]): Markup {
    const phrases = sentences.map(([code, facts]) => this.phrase(code, facts));
    return print(each((language) => phrases.map((phrase) => phrase[language]).join(language === "en" ? " " : "")));
  }

  /** A number of things, singular or plural: `report.count.<what>.one` or `.other` with `count`. */
  count(what: string, count: number): Localised {
    return this.phrase(`report.count.${what}.${count === 1 ? "one" : "other"}`, { count: count.toLocaleString("en") });
  }

  /** Names joined as each language joins them. */
  list(items: readonly Fact[]): Localised {
    return each((language) => listIn(language).format(items.map((item) => factIn(item, language))));
  }

  /** Words of the scheme's author, printed. */
  text(text: Text): Markup {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const fresh = print(this.title(text));
    this.#texts.set(text, fresh);
    return fresh;
  }

  /** Words of the scheme's author, as a fact of a sentence. */
  title(text: Text): Localised {
    return each((language) => textIn(text, language));
  }
}

/** One value for each language. */
export function each(make: (language: Language) => string): Localised {
  return { "zh-Hant": make("zh-Hant"), "zh-Hans": make("zh-Hans"), en: make("en") };
}

/** Prints a fact: once when it reads alike in all languages, else once for each language. */
export function print(fact: Fact): Markup {
  if (typeof fact !== "object") return new Markup(escapeText(String(fact)));
  const known = printed.get(fact);
  if (known !== undefined) return known;
  const fresh = printEach(fact);
  printed.set(fact, fresh);
  return fresh;
}

/** Titles are printed thousands of times. */
const printed = new WeakMap<Localised, Markup>();

function printEach(fact: Localised): Markup {
  if (isSame(fact)) return new Markup(escapeText(fact.en));
  let html = "";
  for (const [tag, text] of variants(fact)) html += `<${elements[tag]}>${escapeText(text)}</${elements[tag]}>`;
  return new Markup(html);
}

/** A language of the page, or Chinese in both scripts. */
type Tag = Language | "zh";

/** Elements without a role of their own, one for each language; the style sheet takes their looks and shows one. */
const elements: Readonly<Record<Tag, string>> = { "zh-Hant": "i", "zh-Hans": "u", zh: "bdi", en: "q" };

/** The forms of a fact with their language tags; both Chinese scripts as one `zh` when they read alike. */
function variants(fact: Localised): readonly (readonly [tag: Tag, text: string])[] {
  if (fact["zh-Hant"] === fact["zh-Hans"])
    return [
      ["zh", fact["zh-Hant"]],
      ["en", fact.en],
    ];
  return languages.map((language) => [language, fact[language]]);
}

/** Whether a fact reads alike in all languages. */
function isSame(fact: Localised): boolean {
  return fact.en === fact["zh-Hant"] && fact.en === fact["zh-Hans"];
}

/** A fact in one language. */
export function factIn(fact: Fact, language: Language): string {
  return typeof fact === "object" ? fact[language] : String(fact);
}

function factsIn(facts: Facts, language: Language): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, fact] of Object.entries(facts)) plain[name] = factIn(fact, language);
  return plain;
}

const lists = new Map<Language, Intl.ListFormat>();

function listIn(language: Language): Intl.ListFormat {
  const known = lists.get(language);
  if (known !== undefined) return known;
  const fresh = new Intl.ListFormat(language, { type: "conjunction" });
  lists.set(language, fresh);
  return fresh;
}
