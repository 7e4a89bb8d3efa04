import { languages, type Text, textIn } from "@huabiao/kernel/text";
import type { Scheme } from "../../document/scheme.ts";
import type { Finding, Rule } from "../rule.ts";

/** Two indicators with one title and the same unit or supplier, or a poll item that asks what an indicator measures. */
export const datumAskedTwice: Rule = {
  id: "datum-asked-twice",
  requirement: "R06",
  principle: "few-and-key",
  severity: "warning",
  check: (scheme) => {
    const first = new Map<string, string>();
    const twice = scheme.indicators.flatMap(({ id, title, unit, supply }, at): readonly Finding[] => {
      const keys = [`unit ${unit}`, ...(supply ? [`provider ${supply.provider}`] : [])];
      const marks = keys.flatMap((key) => titlesOf(title).map((words) => `${words}\n${key}`));
      const other = marks.map((mark) => first.get(mark)).find((found) => found !== undefined);
      for (const mark of marks) if (!first.has(mark)) first.set(mark, id);
      return other === undefined ? [] : [{ path: ["indicators", at], facts: { id, other } }];
    });
    return [...twice, ...itemsThatRepeat(scheme)];
  },
};

function itemsThatRepeat({ polls = [], indicators }: Scheme): readonly Finding[] {
  const measured = new Map(indicators.flatMap(({ id, title }) => titlesOf(title).map((words) => [words, id])));
  return polls.flatMap((poll, at) =>
    (poll.items ?? []).flatMap((item, k) => {
      const other = titlesOf(item.title)
        .map((words) => measured.get(words))
        .find((found) => found !== undefined);
      return other === undefined ? [] : [{ path: ["polls", at, "items", k], facts: { id: item.id, other } }];
    }),
  );
}

function titlesOf(title: Text): readonly string[] {
  const all = languages.map((language) => textIn(title, language).normalize("NFKC").trim().toLowerCase());
  return [...new Set(all)].filter((words) => words !== "");
}
