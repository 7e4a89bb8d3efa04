import { type Language, languages } from "@huabiao/kernel/text";
import { each, type Fact } from "./words.ts";

/** A score or a difference of scores: one decimal. */
export const score = form({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A signed difference: one decimal, always with its sign except at zero. */
export const signed = form({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });

/** A share of one as a percentage without decimals. */
export const percent = form({ style: "percent", maximumFractionDigits: 0 });

/** A share of one as a percentage with one decimal. */
export const percentFine = form({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A count. */
export const count = form({ maximumFractionDigits: 0 });

/** A statistic: two decimals. */
export const statistic = form({ minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A probability value: three decimals, and below 0.001 only that it is. */
export function pValue(p: number): Fact {
  return p < 0.001 ? "< 0.001" : thousandths(p);
}

/** A value with a fixed number of decimals, 0 … 6. */
export function fixed(value: number, digits: number): Fact {
  return (fixedForms[Math.max(0, Math.min(6, digits))] ?? count)(value);
}

/** Decimals that show a column of values well: about four digits of its largest. */
export function digitsFor(values: readonly (number | null)[]): number {
  let largest = 0;
  for (const value of values) if (value !== null && Math.abs(value) > largest) largest = Math.abs(value);
  if (values.every((value) => value === null || Number.isInteger(value))) return 0;
  if (largest >= 1000) return 0;
  if (largest >= 100) return 1;
  return largest >= 1 ? 2 : 4;
}

/** A number exactly as it stands in the input, for audit: the shortest digits that give it back. */
export function exact(value: number): string {
  return minus(String(value));
}

/** A number of unknown meaning: whole ones plainly (they may be years), others to three digits, next to nothing as such. */
export function loose(value: number): Fact {
  if (Number.isInteger(value)) return Math.abs(value) < 10_000 ? minus(String(value)) : count(value);
  return Math.abs(value) < 1e-6 ? "\u2248 0" : threeDigits(value);
}

const thousandths = form({ minimumFractionDigits: 3, maximumFractionDigits: 3 });
const threeDigits = form({ maximumSignificantDigits: 3 });
const fixedForms = [0, 1, 2, 3, 4, 5, 6].map((digits) =>
  form({ minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** A number form of all languages; asks one only when all of them write numbers alike. */
function form(options: Intl.NumberFormatOptions): (value: number) => Fact {
  const forms: Record<Language, Intl.NumberFormat> = {
    "zh-Hant": new Intl.NumberFormat("zh-Hant", options),
    "zh-Hans": new Intl.NumberFormat("zh-Hans", options),
    en: new Intl.NumberFormat("en", options),
  };
  const write = (language: Language, value: number) => minus(forms[language].format(Object.is(value, -0) ? 0 : value));
  const probes = [0, 0.12345, -1.5, 1234567.891, -98765];
  const alike = languages.every((language) => probes.every((probe) => write(language, probe) === write("en", probe)));
  return alike
    ? (value) => unsignedZero(write("en", value))
    : (value) => each((language) => unsignedZero(write(language, value)));
}

function minus(text: string): string {
  return text.replace("-", "\u2212");
}

/** A number that rounds to zero carries no minus. */
function unsignedZero(text: string): string {
  return /^\u2212[0.]+%?$/.test(text) ? text.slice(1) : text;
}
