import { type Language, type Text, type Translate, textIn } from "@huabiao/kernel/text";
import type { PaperOptions } from "./paper-options.ts";

/** Facts of a sentence, already words or numbers. */
export type SentenceFacts = Readonly<Record<string, string | number>>;

/** The words of one paper: sentences of the catalogue, texts of authors, numbers, days. One language. */
export class PaperWords {
  readonly language: Language;
  readonly #translate: Translate;
  readonly #longest: number;

  /** `longest`: so many letters of an author's text are printed, and so many of each fact in a sentence; all unless told. */
  constructor({ language, translate }: PaperOptions, longest = Number.POSITIVE_INFINITY) {
    this.language = language;
    this.#translate = translate;
    this.#longest = longest;
  }

  /** The sentence `papers.<code>`. */
  say(code: string, facts?: SentenceFacts): string {
    return this.#translate(`papers.${code}`, this.#shortened(facts));
  }

  /** The sentence of the first of several whole codes that the catalogue knows; null when it knows none. */
  known(codes: readonly string[], facts?: SentenceFacts): string | null {
    for (const code of codes) {
      const sentence = this.#translate(code, this.#shortened(facts));
      if (sentence !== code) return sentence;
    }
    return null;
  }

  /** Why there is no number. */
  reason(reason: string): string {
    return this.#translate(`undefined.${reason}`);
  }

  /** A sentence, and after it why: whole, for it is no text of an author. */
  because(sentence: string, reason: string | null): string {
    return this.sentences([sentence.trim(), ...(reason === null ? [] : [this.reason(reason)])]);
  }

  /** Words of an author in this language. */
  text(text: Text): string {
    return clip(textIn(text, this.language), this.#longest);
  }

  #shortened(facts: SentenceFacts | undefined): SentenceFacts {
    const entries = Object.entries(facts ?? {});
    return Object.fromEntries(
      entries.map(([name, fact]) => [name, typeof fact === "string" ? clip(fact, this.#longest) : fact]),
    );
  }

  /** Names and parts in a row, as the language joins them. */
  list(items: readonly string[]): string {
    return kept(`list ${this.language}`, () => new Intl.ListFormat(this.language, { type: "conjunction" })).format(
      items,
    );
  }

  /** Sentences after each other: a space between them in English, nothing in Chinese. */
  sentences(sentences: readonly string[]): string {
    return sentences.join(this.language === "en" ? " " : "");
  }

  /** A number with at most so many decimals, its minus a minus sign. */
  number(value: number, digits = 1): string {
    return this.#form(value, { maximumFractionDigits: digits });
  }

  /** A number with exactly so many decimals. */
  fixed(value: number, digits = 1): string {
    return this.#form(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** A change: always with its sign, except zero. */
  signed(value: number, digits = 1): string {
    return this.#form(value, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: "exceptZero",
    });
  }

  /** A share of one as a percentage. */
  percent(share: number): string {
    return this.#form(share, { style: "percent", maximumFractionDigits: 0 });
  }

  /** From one number to another. */
  range(lower: number, upper: number, digits = 1): string {
    return this.say("range", { lower: this.fixed(lower, digits), upper: this.fixed(upper, digits) });
  }

  /** A day or a month as the language writes it; what is neither stays as it is. */
  day(text: string): string {
    const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
    if (year === undefined || month === undefined) return text;
    const locale = this.language === "en" ? "en-GB" : this.language;
    const parts = { year: "numeric", month: "long", timeZone: "UTC" } as const;
    const form = kept(
      `${day === undefined ? "month" : "day"} ${locale}`,
      () => new Intl.DateTimeFormat(locale, day === undefined ? parts : { ...parts, day: "numeric" }),
    );
    return form.format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  }

  #form(value: number, options: Intl.NumberFormatOptions): string {
    const form = kept(
      `number ${this.language} ${JSON.stringify(options)}`,
      () => new Intl.NumberFormat(this.language, options),
    );
    const text = form.format(Object.is(value, -0) ? 0 : value).replace("-", "\u2212");
    return /^\u2212[0.,]+%?$/.test(text) ? text.slice(1) : text;
  }
}

/** Forms of numbers, days and lists: making one costs a hundred times as much as using it. */
const forms = new Map<string, unknown>();

function kept<T>(name: string, make: () => T): T {
  if (!forms.has(name)) forms.set(name, make());
  return forms.get(name) as T;
}

/** A text cut where it would take more room than so many letters, with a mark that it was; without blanks around it. */
export function clip(text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed.length * spelledRoom <= most) return trimmed;
  let room = 0;
  let kept = "";
  for (const letter of trimmed) {
    room += letter.length === 1 && common.test(letter) ? 1 : spelledRoom;
    if (room > most) return `${kept}…`;
    kept += letter;
  }
  return kept;
}

/** A letter of another script may have to be spelled as its code, which takes the room of nine. */
const spelledRoom = 9;
const common = /[\p{Script=Han}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{N}\p{S} ]/u;
