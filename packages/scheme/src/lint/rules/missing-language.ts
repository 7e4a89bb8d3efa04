import { isLanguage, languages } from "@huabiao/kernel/text";
import type { Path } from "../../path.ts";
import type { Rule } from "../rule.ts";

/** Words that lack one of the three languages. */
export const missingLanguage: Rule = {
  id: "missing-language",
  requirement: "R34",
  principle: "open-method",
  severity: "advice",
  check: (scheme) => {
    const { tables: _, ...words } = scheme;
    const texts = textsIn(words, []).filter(({ lacking }) => lacking.length > 0);
    const [first] = texts;
    if (first === undefined) return [];
    const lacking = languages.filter((language) => texts.some((text) => text.lacking.includes(language)));
    return [{ path: first.path, facts: { count: texts.length, languages: lacking.join(", ") } }];
  },
};

interface Words {
  readonly path: Path;
  readonly lacking: readonly string[];
}

function textsIn(value: unknown, path: Path): readonly Words[] {
  if (Array.isArray(value)) return value.flatMap((entry, at) => textsIn(entry, [...path, at]));
  if (value === null || typeof value !== "object") return [];
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every(isLanguage)) {
    return [{ path, lacking: languages.filter((language) => !keys.includes(language)) }];
  }
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry, [...path, key]));
}
