import type { PersonFinding } from "@huabiao/assess";
import { titledFacts } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import type { Fact } from "../report/words.ts";
import { outcomeTitle, type Roster } from "./roster.ts";
import { viewTitle } from "./sources.ts";

/** What would most improve the result next time, and what the person can do about it (R38). */
export function ownOutlook(roster: Roster, person: PersonFinding): Markup {
  const { words } = roster;
  if (person.outlook.length === 0) return nothing;
  const items = person.outlook.map(
    ({ code, facts }) => markup`<li>${words.say(`outlook.${code}`, outlookFacts(roster, person, facts))}</li>`,
  );
  return markup`<div class=part><h5>${words.say("papers.outlook.title")}</h5><ul>${items}</ul></div>
`;
}

type OutlookFacts = PersonFinding["outlook"][number]["facts"];

function outlookFacts(roster: Roster, person: PersonFinding, facts: OutlookFacts): Record<string, Fact> {
  const told = titledFacts(roster, facts, numbers.loose);
  for (const [name, value] of Object.entries(facts)) {
    const title = typeof value === "string" ? titleOf(roster, person, { name, value }) : null;
    if (title !== null) told[name] = title;
  }
  return told;
}

/** The words for an id in the outlook: of an area, a head, a view, a bar or a band; null for anything else. */
function titleOf(
  roster: Roster,
  { heads, suggestion }: PersonFinding,
  { name, value }: { readonly name: string; readonly value: string },
): Fact | null {
  const { people, words } = roster;
  if (name === "area") return outcomeTitle(roster, value);
  if (name === "head") return words.title(people.personHeads.find(({ id }) => id === value)?.title ?? value);
  if (name === "band") return words.title(people.personBands.find(({ id }) => id === value)?.title ?? value);
  if (name === "bar") return words.title(suggestion.bars.find(({ id }) => id === value)?.reason ?? value);
  if (name !== "source" && name !== "first" && name !== "second") return null;
  const view = heads.flatMap(({ views }) => views).find(({ source }) => source === value);
  return view === undefined ? null : viewTitle(roster, "person", view);
}
