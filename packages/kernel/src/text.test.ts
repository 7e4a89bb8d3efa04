import { expect, test } from "vitest";
import { isLanguage, languages, textIn } from "./text.ts";

test("a plain string serves every language", () => {
  expect(languages.map((language) => textIn("華表", language))).toEqual(["華表", "華表", "華表"]);
});

test("a language that is there is taken", () => {
  const text = { "zh-Hant": "華", "zh-Hans": "华", en: "Hua" };
  expect(languages.map((language) => textIn(text, language))).toEqual(["華", "华", "Hua"]);
});

test("a Chinese reader gets the other script before English", () => {
  expect(textIn({ "zh-Hans": "华", en: "Hua" }, "zh-Hant")).toBe("华");
  expect(textIn({ "zh-Hant": "華", en: "Hua" }, "zh-Hans")).toBe("華");
  expect(textIn({ en: "Hua" }, "zh-Hans")).toBe("Hua");
});

test("an English reader gets the default language before the other script", () => {
  expect(textIn({ "zh-Hant": "華", "zh-Hans": "华" }, "en")).toBe("華");
  expect(textIn({ "zh-Hans": "华" }, "en")).toBe("华");
});

test("words that say nothing are empty", () => {
  expect(textIn({}, "en")).toBe("");
});

test("only the three languages are languages", () => {
  expect(["zh-Hant", "zh-Hans", "en", "zh", "EN", ""].filter(isLanguage)).toEqual([...languages]);
});
