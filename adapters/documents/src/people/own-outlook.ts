import type { PersonFinding } from "@huabiao/assess";
import { nodeTitle, titledFacts } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import type { Fact } from "../report/words.ts";
import { outlookTitle } from "./outlook-title.ts";
import type { Roster } from "./roster.ts";

/** What would most improve the result next time, and what the person can do about it (R38). */
export function ownOutlook(roster: Roster, person: PersonFinding): Markup {
  const { words } = roster;
  if (person.outlook.length === 0) return nothing;
  const items = person.outlook.map(
    ({ code, facts }) => markup`<li>${words.say(`outlook.${code}`, outlookFacts(roster, person, facts))}</li>`,
  );
  return markup`<div class="part"><h5>${words.say("papers.outlook.title")}</h5><ul>${items}</ul></div>
`;
}

function outlookFacts(
  roster: Roster,
  { heads, suggestion }: PersonFinding,
  facts: PersonFinding["outlook"][number]["facts"],
): Record<string, Fact> {
  const { people, words, reading } = roster;
  const told = titledFacts(roster, facts, numbers.loose);
  for (const [name, value] of Object.entries(facts)) {
    const title = outlookTitle({ people, heads, suggestion }, { name, value });
    if (title !== null) told[name] = words.title(title);
    else if (name === "area" && reading.nodes.has(String(value))) told[name] = nodeTitle(roster, String(value));
  }
  return told;
}
