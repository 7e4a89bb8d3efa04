import type { PersonFinding, TeamFinding } from "@huabiao/assess";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { type Localised, print } from "../report/words.ts";
import { personAt, personLink, type Roster, teamAt, teamLink } from "./roster.ts";
import { personStandsOut, teamStandsOut } from "./standing-out.ts";
import { chanceWords, verdictWords } from "./suggestion.ts";

/** So many rows are listed; the others are in the findings. */
const listed = 1000;

/** Who is assessed, team by team: post, suggested range, standard, what stands out. Found by typing; nobody is ranked. */
export function personsTable(roster: Roster): Markup {
  const { words } = roster;
  const groups = groupsOf(roster);
  const told = listedOf(groups.filter(({ persons }) => persons.length > 0));
  const rest = listedOf(groups.filter(({ persons }) => persons.length === 0));
  const left = groups.length - told.length - rest.length;
  const more = left === 0 ? nothing : markup`<p class=hint>${words.say("report.people.left", { count: left })}</p>`;
  const folded =
    rest.length === 0
      ? nothing
      : markup`<details class=print-open><summary>${words.say("report.people.others", { teams: words.count("team", rest.length) })}</summary>${table(roster, rest)}</details>`;
  return markup`<p class=finder hidden><label for="finder">${words.say("report.people.find")}</label> <input type="search" id="finder" autocomplete="off" spellcheck="false"> <output for="finder"></output></p>
${table(roster, told)}${folded}${more}
`;
}

interface Group {
  readonly team: number | null;
  readonly persons: readonly number[];
}

/** Teams with those of their members who have evidence enough, then those in no team. */
function groupsOf({ teams, membersOf }: Roster): Group[] {
  const all: Group[] = teams.map((team) => ({ team, persons: membersOf.get(team) ?? [] }));
  const others = membersOf.get(null) ?? [];
  return others.length === 0 ? all : [...all, { team: null, persons: others }];
}

/** As many groups as there is room for. */
function listedOf(groups: readonly Group[]): Group[] {
  let rows = 0;
  return groups.filter(({ persons }) => {
    rows += 1 + persons.length;
    return rows <= listed;
  });
}

function table(roster: Roster, groups: readonly Group[]): Markup {
  const { words } = roster;
  const columns = ["name", "post", "suggestion", "gate", "out"].map((column) =>
    words.say(`report.people.column.${column}`),
  );
  const heads = columns.map((title) => markup`<th scope=col>${title}`);
  return markup`<table class=persons><caption class=alternative>${words.say("report.people.caption")}</caption><thead><tr>${heads}</thead>${groups.map((group) => body(roster, group))}</table>`;
}

function body(roster: Roster, { team, persons }: Group): Markup {
  return markup`<tbody>${team === null ? noTeamRow(roster) : teamRow(roster, team, teamAt(roster, team))}${persons.map((person) => personRow(roster, person))}</tbody>
`;
}

function noTeamRow({ words }: Roster): Markup {
  return markup`<tr class=team><th scope=rowgroup colspan=5>${words.say("report.people.no-team")}`;
}

function teamRow(roster: Roster, at: number, team: TeamFinding): Markup {
  const { words, people } = roster;
  const out = teamStandsOut(words, team);
  return markup`<tr class=team><th scope=rowgroup colspan=2>${teamLink(roster, at)}<td class=suggested>${verdictCell(roster, people.teamBands, team)}<td class=gate><td class=out>${inRow(out)}`;
}

function personRow(roster: Roster, at: number): Markup {
  const { words, people } = roster;
  const person = personAt(roster, at);
  const gate = person.gate === null ? "\u2014" : words.say(`papers.gate.${person.gate.state}`);
  const state = person.gate?.state ?? "none";
  return markup`<tr><th scope=row>${personLink(roster, at)}<td>${person.post ?? "\u2014"}<td class=suggested>${verdictCell(roster, people.personBands, person)}<td class="gate ${state}"><small class=narrow>${words.say("report.people.column.gate")}</small> ${gate}<td class=out>${inRow(personStandsOut(words, person))}`;
}

function verdictCell(
  { words }: Roster,
  bands: Parameters<typeof verdictWords>[1],
  { suggestion }: Pick<PersonFinding, "suggestion">,
): Markup {
  const chances = chanceWords(words, bands, suggestion);
  const told = suggestion.reason === null ? chances : words.say(`undefined.${suggestion.reason}`);
  return markup`<span class="verdict ${suggestion.state}">${verdictWords(words, bands, suggestion)}</span> <small>${told}</small>`;
}

/** Short phrases beside each other. */
function inRow(phrases: readonly Localised[]): Markup {
  return markup`${phrases.map((phrase, i) => markup`${i === 0 ? null : " \u00b7 "}${print(phrase)}`)}`;
}
