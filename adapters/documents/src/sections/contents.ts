import type { Edition } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import { hasVoices } from "../report/reading.ts";

/** Links to the sections that this report has. */
export function contents({ words, reading }: Edition): Markup {
  const { findings } = reading;
  const all = [
    "ranking",
    "surprises",
    "voices",
    "portraits",
    "people",
    "people-portraits",
    "sensitivity",
    "flags",
    "targets",
    "effort",
    "quotas",
    "weights",
    "conscience",
    "missing",
    "method",
  ];
  const empty = new Set([
    ...(hasVoices(findings) ? [] : ["voices"]),
    ...(findings.people === null ? ["people", "people-portraits"] : []),
    ...(findings.targets.length === 0 ? ["targets"] : []),
    ...(findings.effort.length === 0 ? ["effort"] : []),
    ...(findings.quotas.length === 0 ? ["quotas"] : []),
  ]);
  const links = all
    .filter((id) => !empty.has(id))
    .map((id) => markup`<li><a href="#${id}">${words.say(`report.contents.${id}`)}</a></li>`);
  return markup`<nav class=contents aria-labelledby="contents-t"><span class=alternative id="contents-t">${words.say("report.contents.title")}</span><ul>${links}</ul></nav>
`;
}
