import type { PersonFinding } from "@huabiao/assess";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { achievements } from "./achievements.ts";
import { classVoices } from "./class-voices.ts";
import { creditsPart, hasCredits } from "./credits.ts";
import { fold } from "./fold.ts";
import { gatePart } from "./gate.ts";
import { headsFigure } from "./heads.ts";
import { type LeadSentence, personLead } from "./lead.ts";
import { ownFlags } from "./own-flags.ts";
import { ownOutlook } from "./own-outlook.ts";
import { ownProjects } from "./own-projects.ts";
import { personAt, type Roster, teamLink } from "./roster.ts";
import { personShares } from "./shares.ts";
import type { Sitter } from "./sources.ts";
import { suggestionPart, verdictWords } from "./suggestion.ts";
import { countWritings, writtenPart } from "./written.ts";

/**
 * A person on one screen: what it says in a few sentences, the political standard, the suggested range, the heads among peers,
 * results over the terms, what would improve it. What rests below is folded: credits, shares, voices, projects, records, flags.
 */
export function personPortrait(roster: Roster, at: number): Markup {
  const { words, people } = roster;
  const person = personAt(roster, at);
  const sitter = sitterOf(roster, person, at);
  const { id } = sitter;
  const summary = markup`<summary><h4>${words.text(person.title)}</h4> <span class=range>${person.post}</span> <span class="verdict ${person.suggestion.state}">${verdictWords(words, people.personBands, person.suggestion)}</span></summary>`;
  const body = [
    whereabouts(roster, person),
    leadParagraph(roster, personLead(person), `${id}-lead`),
    markup`<div class=verdicts>${gatePart(words, person.gate, `${id}-gate`)}${suggestionPart(words, people.personBands, person.suggestion)}</div>`,
    headsFigure(roster, sitter, {
      titles: people.personHeads,
      heads: person.heads,
      told: `${id}-lead`,
    }),
    achievements(roster, { id: `${id}-time`, points: person.timeline, terms: person.terms }),
    ownOutlook(roster, person),
    markup`<div class=folds>${[
      creditsPart(roster, person, `${id}-credits`),
      personShares(roster, person, `${id}-shares`),
      ownVoices(roster, at, `${id}-voices`),
      ownProjects(roster, person.projects, { id: `${id}-projects`, person: at }),
      writtenPart(roster, person, `${id}-written`),
      ownFlags(roster, person.flags, `${id}-flags`),
    ]}</div>`,
  ];
  return markup`<details class=portrait id="${id}">${summary}
<div class=body>${body}</div></details>
`;
}

function sitterOf({ people }: Roster, person: PersonFinding, at: number): Sitter {
  const place = person.team === null ? -1 : (people.teams[person.team]?.subject ?? -1);
  const parts = new Set([
    ...(person.gate === null ? [] : ["gate"]),
    ...(hasCredits({ people }, person) ? ["credits"] : []),
    ...(person.team === null ? [] : ["shares"]),
    ...(countWritings(person) === 0 ? [] : ["written"]),
  ]);
  return { kind: "person", id: `person-${at}`, place, parts };
}

/** Rank, team, and whom the person is compared with. */
function whereabouts(roster: Roster, { rank, team, peerGroup }: PersonFinding): Markup {
  const { words } = roster;
  const parts = [
    ...(rank === null ? [] : [markup`${rank}`]),
    ...(team === null ? [] : [teamLink(roster, team)]),
    ...(peerGroup.size === 0
      ? []
      : [words.say("report.people.peers", { group: words.title(peerGroup.title), count: peerGroup.size })]),
  ];
  return markup`<p class=soft>${parts.map((part, i) => markup`${i === 0 ? null : " \u00b7 "}${part}`)}</p>`;
}

/** The lead of a portrait as a paragraph. */
export function leadParagraph(roster: Roster, lead: readonly LeadSentence[], id: string): Markup {
  return markup`<p class=story id="${id}">${leadWords(roster, lead)}</p>
`;
}

/** Sentences of a lead in the words of the catalogue. */
function leadWords({ words }: Roster, lead: readonly LeadSentence[]): Markup {
  return words.sayAll(
    lead.map(({ code, facts }) => {
      const told = Object.entries(facts).map(([name, fact]) => [
        name,
        typeof fact === "number" ? fact : words.title(fact),
      ]);
      return [`papers.${code}`, Object.fromEntries(told)] as const;
    }),
  );
}

function ownVoices(roster: Roster, at: number, id: string): Markup {
  const heard = (roster.heard.get(at) ?? []).filter(({ poll }) => !poll.consultation);
  if (heard.length === 0) return nothing;
  const poll = (one: (typeof heard)[number]) => `person-poll-${roster.people.polls.indexOf(one.poll)}`;
  return fold(
    { id, title: roster.words.say("papers.voices.title"), count: heard.length },
    classVoices(roster, heard, { poll, items: null }),
  );
}
