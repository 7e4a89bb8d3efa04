import { expect, test } from "vitest";
import { each, print, Words } from "./words.ts";

const words = new Words({
  "zh-Hant": (code, facts = {}) => `繁${code}${JSON.stringify(facts)}`,
  "zh-Hans": (code, facts = {}) => `简${code}${JSON.stringify(facts)}`,
  en: (code, facts = {}) => (code === "unknown" ? code : `E${code}${JSON.stringify(facts)}`),
});

test("words that differ are printed once for each language, words that are alike only once", () => {
  expect(print(each((language) => language)).html).toBe("<i>zh-Hant</i><u>zh-Hans</u><q>en</q>");
  expect(print({ "zh-Hant": "同", "zh-Hans": "同", en: "same" }).html).toBe("<bdi>同</bdi><q>same</q>");
  expect(print("同").html).toBe("同");
});

test("a fact with a form for each language reaches each sentence in that language", () => {
  const phrase = words.phrase("c", { name: { "zh-Hant": "縣", "zh-Hans": "县", en: "county" } });
  expect(phrase).toEqual({ "zh-Hant": '繁c{"name":"縣"}', "zh-Hans": '简c{"name":"县"}', en: 'Ec{"name":"county"}' });
});

test("sentences are joined with a space in English and without in Chinese", () => {
  const html = words.sayAll([
    ["a", {}],
    ["b", {}],
  ]).html;
  expect(html).toContain("繁a{}繁b{}");
  expect(html).toContain("Ea{} Eb{}");
});

test("a text of the scheme falls back to the nearest language that exists", () => {
  expect(words.title({ "zh-Hant": "臺" })).toEqual({ "zh-Hant": "臺", "zh-Hans": "臺", en: "臺" });
});

test("the first known code is taken, the last when none is known", () => {
  expect(words.first(["unknown", "known"]).en).toBe("Eknown{}");
  expect(words.first(["unknown"]).en).toBe("unknown");
});

test("one thing and several things use different sentences", () => {
  expect(words.count("flag", 1).en).toContain("report.count.flag.one");
  expect(words.count("flag", 1234).en).toBe('Ereport.count.flag.other{"count":"1,234"}');
});
