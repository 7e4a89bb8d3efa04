import type { FlagFinding, PersonFinding } from "@huabiao/assess";
import { outlookTitle } from "../../people/outlook-title.ts";
import type { View } from "../press/legible.ts";
import { factWords, flagFacts, nodeTitle, pollTitle, type Sitting, shortened, subjectName } from "./sitting.ts";

/** Flags that concern the person: what was seen, what innocent reason there may be, what to check. No effect on any score. */
export function flagsView(sitting: Sitting, flags: readonly number[]): View {
  const { words, source } = sitting;
  const found = flags.flatMap((at) => source.findings.flags[at] ?? []);
  if (found.length === 0) return null;
  return {
    title: words.say("flags.title"),
    note: words.say("flags.note"),
    labels: ["seen", "innocent", "toCheck"].map((part) => words.say(`flags.${part}`)),
    ...shortened(sitting, found, (flag) => {
      const facts = flagFacts(sitting, flag);
      const part = (name: string) => words.known([`check.${flag.check}.${name}`], facts) ?? flag.check;
      const where = flag.subject === null ? "" : subjectName(sitting, flag.subject);
      return {
        head: [where, aboutOf(sitting, flag), part("name")].filter((word) => word !== "").join(" · "),
        seen: part("seen"),
        innocent: part("innocent"),
        toCheck: part("toCheck"),
      };
    }),
  };
}

/** The indicator or the poll that a flag is about. */
function aboutOf(sitting: Sitting, { indicator, poll }: FlagFinding): string {
  if (indicator !== null) return nodeTitle(sitting, indicator);
  return poll === null ? "" : pollTitle(sitting, poll);
}

/** What would most improve the result next time, and what the person can do about it. */
export function outlookView(sitting: Sitting, person: PersonFinding): View {
  const { words } = sitting;
  if (person.outlook.length === 0) return null;
  return {
    title: words.say("outlook.title"),
    ...shortened(sitting, person.outlook, ({ code, facts }) => {
      const told = Object.entries(facts).map(([name, value]) => [name, outlookFact(sitting, person, name, value)]);
      return words.known([`outlook.${code}`], Object.fromEntries(told)) ?? code;
    }),
  };
}

/** A fact of the outlook in words: titles stand where the findings have ids. */
function outlookFact(sitting: Sitting, { heads, suggestion }: PersonFinding, name: string, value: string | number) {
  const title = outlookTitle({ people: sitting.source.people, heads, suggestion }, { name, value });
  return title === null ? factWords(sitting, name, value) : sitting.words.text(title);
}
