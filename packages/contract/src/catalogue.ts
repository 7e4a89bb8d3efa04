import type { Language } from "@huabiao/kernel/text";
import ballotEn from "./catalogue/ballot.en.json" with { type: "json" };
import ballotHans from "./catalogue/ballot.zh-Hans.json" with { type: "json" };
import ballotHant from "./catalogue/ballot.zh-Hant.json" with { type: "json" };
import checksEn from "./catalogue/checks.en.json" with { type: "json" };
import checksHans from "./catalogue/checks.zh-Hans.json" with { type: "json" };
import checksHant from "./catalogue/checks.zh-Hant.json" with { type: "json" };
import cliEn from "./catalogue/cli.en.json" with { type: "json" };
import cliHans from "./catalogue/cli.zh-Hans.json" with { type: "json" };
import cliHant from "./catalogue/cli.zh-Hant.json" with { type: "json" };
import creditEn from "./catalogue/credit.en.json" with { type: "json" };
import creditHans from "./catalogue/credit.zh-Hans.json" with { type: "json" };
import creditHant from "./catalogue/credit.zh-Hant.json" with { type: "json" };
import papersEn from "./catalogue/papers.en.json" with { type: "json" };
import papersHans from "./catalogue/papers.zh-Hans.json" with { type: "json" };
import papersHant from "./catalogue/papers.zh-Hant.json" with { type: "json" };
import peopleEn from "./catalogue/people.en.json" with { type: "json" };
import peopleHans from "./catalogue/people.zh-Hans.json" with { type: "json" };
import peopleHant from "./catalogue/people.zh-Hant.json" with { type: "json" };
import portraitEn from "./catalogue/portrait.en.json" with { type: "json" };
import portraitHans from "./catalogue/portrait.zh-Hans.json" with { type: "json" };
import portraitHant from "./catalogue/portrait.zh-Hant.json" with { type: "json" };
import ratersEn from "./catalogue/raters.en.json" with { type: "json" };
import ratersHans from "./catalogue/raters.zh-Hans.json" with { type: "json" };
import ratersHant from "./catalogue/raters.zh-Hant.json" with { type: "json" };
import reportEn from "./catalogue/report.en.json" with { type: "json" };
import reportHans from "./catalogue/report.zh-Hans.json" with { type: "json" };
import reportHant from "./catalogue/report.zh-Hant.json" with { type: "json" };
import schemeEn from "./catalogue/scheme.en.json" with { type: "json" };
import schemeHans from "./catalogue/scheme.zh-Hans.json" with { type: "json" };
import schemeHant from "./catalogue/scheme.zh-Hant.json" with { type: "json" };
import surveyEn from "./catalogue/survey.en.json" with { type: "json" };
import surveyHans from "./catalogue/survey.zh-Hans.json" with { type: "json" };
import surveyHant from "./catalogue/survey.zh-Hant.json" with { type: "json" };
import tablesEn from "./catalogue/tables.en.json" with { type: "json" };
import tablesHans from "./catalogue/tables.zh-Hans.json" with { type: "json" };
import tablesHant from "./catalogue/tables.zh-Hant.json" with { type: "json" };
import voicesEn from "./catalogue/voices.en.json" with { type: "json" };
import voicesHans from "./catalogue/voices.zh-Hans.json" with { type: "json" };
import voicesHant from "./catalogue/voices.zh-Hant.json" with { type: "json" };

/** A catalogue file: a sentence per code, or its parts (`what`, `why`, `remedy`, …) under it. */
type Part = { readonly [key: string]: string | Part };

/** Every sentence of the product, by language and code; nested parts are joined with a dot. */
export const catalogue: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-Hant": flatten([
    cliHant,
    schemeHant,
    tablesHant,
    checksHant,
    reportHant,
    ballotHant,
    ratersHant,
    surveyHant,
    voicesHant,
    creditHant,
    peopleHant,
    papersHant,
    portraitHant,
  ]),
  "zh-Hans": flatten([
    cliHans,
    schemeHans,
    tablesHans,
    checksHans,
    reportHans,
    ballotHans,
    ratersHans,
    surveyHans,
    voicesHans,
    creditHans,
    peopleHans,
    papersHans,
    portraitHans,
  ]),
  en: flatten([
    cliEn,
    schemeEn,
    tablesEn,
    checksEn,
    reportEn,
    ballotEn,
    ratersEn,
    surveyEn,
    voicesEn,
    creditEn,
    peopleEn,
    papersEn,
    portraitEn,
  ]),
};

function flatten(parts: readonly Part[]): Record<string, string> {
  const flat: Record<string, string> = {};
  const walk = (part: Part, prefix: string): void => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === "string") flat[prefix + key] = value;
      else walk(value, `${prefix}${key}.`);
    }
  };
  for (const part of parts) walk(part, "");
  return flat;
}
