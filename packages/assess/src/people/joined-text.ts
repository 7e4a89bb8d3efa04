import { type Language, languages, type Text, textIn } from "@huabiao/kernel/text";

/** Several words as one, in every language. */
export function joinedText(titles: readonly Text[]): Text {
  if (titles.every((title) => typeof title === "string")) return titles.join(" · ");
  return Object.fromEntries(
    languages.map((language): [Language, string] => [
      language,
      titles.map((title) => textIn(title, language)).join(" · "),
    ]),
  );
}
