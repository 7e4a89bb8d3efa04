import type { SuggestionFinding } from "@huabiao/assess";
import { hatching } from "../charts/pile.ts";
import { type Edition, note, section } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { hasVoices } from "../report/reading.ts";
import { type Facts, print } from "../report/words.ts";
import { leaders } from "./leaders.ts";
import { outcomes } from "./outcomes.ts";
import { personPolls } from "./person-polls.ts";
import { personPortrait } from "./person-portrait.ts";
import { personsTable } from "./persons-table.ts";
import { projectMarks, projects } from "./projects.ts";
import { type Roster, rosterOf, teamName } from "./roster.ts";
import { teamPortrait } from "./team-portrait.ts";
import { thin } from "./thin.ts";

type Sentence = readonly [code: string, facts: Facts];

/** Teams and persons: who is assessed and what stands out, what their work came to, and each of them in a portrait. Nobody gets a total. */
export function people(edition: Edition): Markup {
  const found = edition.reading.findings.people;
  if (found === null) return nothing;
  const roster = rosterOf(edition, found);
  return markup`${marks(roster)}${overview(roster)}${portraits(roster)}${roster.marks.definitions()}`;
}

/** Marks that are defined once for the whole page. */
function marks({ reading }: Roster): Markup {
  const hatch = hasVoices(reading.findings) ? nothing : hatching;
  return markup`${hatch}${projectMarks}`;
}

function overview(roster: Roster): Markup {
  const { words } = roster;
  return section(
    "people",
    words.say("report.people.title"),
    note(words.say("report.people.note")),
    markup`<p class=told>${words.sayAll(story(roster))}</p>`,
    personsTable(roster),
    thin(roster),
    projects(roster),
    outcomes(roster),
    leaders(roster),
    personPolls(roster),
  );
}

/** Who is assessed, and how far a range can be suggested. */
function story({ words, people: found, membersOf }: Roster): Sentence[] {
  const told = [...membersOf.values()].flat();
  const count = (state: SuggestionFinding["state"]) =>
    told.filter((at) => found.persons[at]?.suggestion.state === state).length;
  const states = (["suggested", "undecided", "not-comparable", "no-grade"] as const).flatMap((state): Sentence[] => {
    const number = count(state);
    return number === 0 ? [] : [[`report.people.story.${state}`, { persons: words.count("person", number) }]];
  });
  const scope: Sentence = [
    "report.people.story.scope",
    { persons: words.count("person", found.persons.length), teams: words.count("team", found.teams.length) },
  ];
  const few: Sentence[] =
    found.thin.length === 0
      ? []
      : [["report.people.story.thin", { persons: words.count("person", found.thin.length) }]];
  return [scope, ...few, ...states];
}

function portraits(roster: Roster): Markup {
  const { words, people: found, personsShown, teamsShown, membersOf, teams } = roster;
  const left = [...membersOf.values()].flat().length - personsShown.size;
  const leftTeams = found.teams.length - teamsShown.size;
  const limited =
    left + leftTeams === 0
      ? nothing
      : note(
          words.say("report.people.portraits.limited", {
            persons: words.count("person", left),
            teams: words.count("team", leftTeams),
          }),
        );
  const groups = teams.map((team) => group(roster, team));
  const others = (membersOf.get(null) ?? []).filter((person) => personsShown.has(person));
  const rest =
    others.length === 0
      ? nothing
      : markup`<h3 class=group>${words.say("report.people.no-team")}</h3>
${others.map((person) => personPortrait(roster, person))}`;
  return section(
    "people-portraits",
    words.say("report.people.portraits.title"),
    note(
      words.sayAll([
        ["report.people.portraits.note", {}],
        ["papers.heads.note", {}],
      ]),
    ),
    limited,
    ...groups,
    rest,
  );
}

/** A team and its members. */
function group(roster: Roster, at: number): Markup {
  const { teamsShown, personsShown, membersOf } = roster;
  const members = (membersOf.get(at) ?? []).filter((person) => personsShown.has(person));
  if (!teamsShown.has(at) && members.length === 0) return nothing;
  return markup`<h3 class=group>${print(teamName(roster, at))}</h3>
${teamsShown.has(at) ? teamPortrait(roster, at) : nothing}${members.map((person) => personPortrait(roster, person))}`;
}
