import type { FlagFinding, PersonFinding } from "@huabiao/assess";
import type { View } from "../press/legible.ts";
import { factWords, flagFacts, nodeTitle, type Sitting, shortened, subjectName } from "./sitting.ts";

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

/** A poll's title; an id that no poll has stays as it is. */
function pollTitle({ source, words }: Sitting, id: string): string {
  return words.text(source.findings.voices.polls.find((poll) => poll.id === id)?.title ?? id);
}

/** What would most improve the result next time, and what the person can do about it. */
export function outlookView(sitting: Sitting, { outlook }: PersonFinding): View {
  const { words } = sitting;
  if (outlook.length === 0) return null;
  return {
    title: words.say("outlook.title"),
    ...shortened(sitting, outlook, ({ code, facts }) => {
      const told = Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [name, headOrFact(sitting, name, value)]),
      );
      return words.known([`outlook.${code}`, `people.outlook.${code}`, `papers.outlook.${code}`], told) ?? `${code}`;
    }),
  };
}

function headOrFact(sitting: Sitting, name: string, value: string | number): string {
  const { people } = sitting.source;
  const head = [...people.personHeads, ...people.teamHeads].find(({ id }) => id === value);
  if (name === "head" && head !== undefined) return sitting.words.text(head.title);
  return name === "poll" ? pollTitle(sitting, String(value)) : factWords(sitting, name, value);
}
