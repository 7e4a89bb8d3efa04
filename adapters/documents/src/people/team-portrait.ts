import type { TeamFinding } from "@huabiao/assess";
import { subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { achievements } from "./achievements.ts";
import { classVoices } from "./class-voices.ts";
import { fold } from "./fold.ts";
import { headsFigure } from "./heads.ts";
import { teamLead } from "./lead.ts";
import { ownProjects } from "./own-projects.ts";
import { leadParagraph } from "./person-portrait.ts";
import { groupTitle, type Heard, personAt, personLink, type Roster, teamAt, teamName } from "./roster.ts";
import { teamShares } from "./shares.ts";
import type { Sitter } from "./sources.ts";
import { suggestionPart, verdictWords } from "./suggestion.ts";
import { countWritings, writtenPart } from "./written.ts";

/** A team on one screen: its lead, who serves in it, the suggested range, the heads among peers, results over time, how they are divided. */
export function teamPortrait(roster: Roster, at: number): Markup {
  const { words, people } = roster;
  const team = teamAt(roster, at);
  const id = `team-${at}`;
  const sitter: Sitter = {
    kind: "team",
    id,
    place: team.subject,
    parts: new Set([
      ...(countWritings(team) === 0 ? [] : ["written"]),
      ...(team.members.length === 0 ? [] : ["shares"]),
    ]),
  };
  const group = groupTitle(roster, team.subject);
  const summary = markup`<summary><h4>${print(teamName(roster, at))}</h4> <span class=range>${words.text(group)}</span> <span class="verdict ${team.suggestion.state}">${verdictWords(words, people.teamBands, team.suggestion)}</span></summary>`;
  const body = [
    members(roster, team),
    leadParagraph(roster, teamLead(team, group), `${id}-lead`),
    suggestionPart(words, people.teamBands, team.suggestion),
    headsFigure(roster, sitter, {
      titles: people.teamHeads,
      heads: team.heads,
      told: `${id}-lead`,
    }),
    achievements(roster, { id: `${id}-time`, points: team.timeline, terms: [] }),
    teamShares(roster, team, `${id}-shares`),
    markup`<div class=folds>${[
      placeVoices(roster, team.subject, `${id}-voices`),
      ownProjects(roster, team.projects, { id: `${id}-projects`, person: null }),
      writtenPart(roster, team, `${id}-written`),
    ]}</div>`,
  ];
  return markup`<details class="portrait team" id="${id}">${summary}
<div class=body>${body}</div></details>
`;
}

/** The place, and who serves in the team. */
function members(roster: Roster, { subject, members: serving }: TeamFinding): Markup {
  const list = serving.map(
    (person) => markup`<li>${personLink(roster, person)} <span class=soft>${personAt(roster, person).post}</span></li>`,
  );
  return markup`<ul class=inline><li>${subjectLink(roster, subject)}</li>${list}</ul>`;
}

function placeVoices(roster: Roster, place: number, id: string): Markup {
  const { polls } = roster.reading.findings.voices;
  const heard = polls.flatMap((poll): Heard[] => {
    const voice = roster.voices.heard(poll, place);
    return voice === null || poll.consultation ? [] : [{ poll, voice }];
  });
  if (heard.length === 0) return nothing;
  const poll = (one: Heard) => `v${polls.indexOf(one.poll)}`;
  const items = roster.reading.detailed.has(place) ? `s${place}-v` : null;
  return fold(
    { id, title: roster.words.say("papers.voices.title"), count: heard.length },
    classVoices(roster, heard, { poll, items }),
  );
}
