import type { FlagFinding, PersonFinding } from "@huabiao/assess";
import type { Text } from "@huabiao/kernel/text";
import {
  factWords,
  flagFacts,
  nodeTitle,
  pollTitle,
  type Sitting,
  shortened,
  subjectName,
  viewTitle,
} from "./sitting.ts";

/** Flags that concern the person: what was seen, what innocent reason there may be, what to check. No effect on any score. */
export function flagsView(sitting: Sitting, flags: readonly number[]) {
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
export function outlookView(sitting: Sitting, person: PersonFinding) {
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

/** A fact of the outlook in words: the titles of heads, views, bars and bands stand where the findings have ids. */
function outlookFact(sitting: Sitting, { heads, suggestion }: PersonFinding, name: string, value: string | number) {
  const { words, source } = sitting;
  const titles: Readonly<Record<string, () => Text | undefined>> = {
    head: () => source.people.personHeads.find(({ id }) => id === value)?.title,
    bar: () => suggestion.bars.find(({ id }) => id === value)?.reason,
  };
  const view = () => {
    const found = heads.flatMap(({ views }) => views).find((own) => own.source === value);
    return found && viewTitle(sitting, found, "person");
  };
  const title = (["source", "first", "second"].includes(name) ? view : titles[name])?.();
  return title === undefined ? factWords(sitting, name, value) : words.text(title);
}
