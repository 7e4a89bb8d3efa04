import { languages } from "@huabiao/kernel/text";
import { describe, expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { hasSentence, translatorFor } from "./translate.ts";

describe("the sentences of the catalogue", () => {
  test("facts are filled in, each in its place", () => {
    const english = translatorFor("en");
    expect(english("cli.surprises.moved", { subject: "Oudu", from: 3, to: 1 })).toBe("Oudu: rank 3 → 1");
  });

  test("every language has its own words for a code", () => {
    const words = languages.map((language) => translatorFor(language)("cli.place.row", { row: 7 }));
    expect(new Set(words).size).toBeGreaterThan(1);
    for (const sentence of words) expect(sentence).toContain("7");
  });

  test("facts are not escaped: the one who shows them does it", () => {
    const name = `<b>"O'Neil" & Söhne</b>`;
    expect(translatorFor("en")("cli.verify.file-missing.what", { file: name })).toContain(name);
  });

  test("facts that look like a reference are not resolved", () => {
    const nested = "$t(cli.colon) {{row}}";
    expect(translatorFor("en")("cli.verify.file-missing.what", { file: nested, row: 3 })).toContain(nested);
  });

  test("the fact `count` chooses no plural form, and no fact is taken for a setting", () => {
    const english = translatorFor("en");
    expect([0, 1, 2].map((count) => english("cli.summary.members", { count }))).toEqual([
      "0 comparable",
      "1 comparable",
      "2 comparable",
    ]);
    expect(english("cli.place.row", { row: 1, context: "x", lng: "zh-Hant", defaultValue: "no" })).toBe("row 1");
  });

  test("an unknown code comes back as itself, in every language, also one with colons and dots", () => {
    for (const language of languages)
      for (const code of ["no.such.code", "a:b.c", "toString"]) expect(translatorFor(language)(code)).toBe(code);
  });

  test("a code has a sentence in all languages or in none", () => {
    for (const code of Object.keys(catalogue.en))
      expect(languages.map((language) => hasSentence(language, code))).toEqual([true, true, true]);
    expect(hasSentence("en", "no.such.code")).toBe(false);
    expect(hasSentence("en", "toString")).toBe(false);
  });
});
