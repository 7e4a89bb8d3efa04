import { teamLead } from "../../people/lead.ts";
import { paperFrame } from "../paper-frame.ts";
import { clip } from "../paper-words.ts";
import { headsView } from "./heads-view.ts";
import { leadText } from "./lead.ts";
import { projectsView } from "./projects-view.ts";
import { teamSharesView } from "./shares-view.ts";
import { type Sitting, subjectName } from "./sitting.ts";
import { suggestionView } from "./suggestion-view.ts";
import { timelineView } from "./timeline-view.ts";
import { voicesView } from "./voices-view.ts";
import { commentsView, recordsView } from "./writings-view.ts";

/** A name takes one line of the head, or two. */
const nameLetters = 36;

/** Everything a team's portrait says, in the order it is read. @throws RangeError when there is no such team. */
export function teamView(sitting: Sitting, at: number) {
  const { words, source } = sitting;
  const team = source.people.teams[at];
  if (team === undefined) throw new RangeError(`no team ${at} in the findings`);
  const name = clip(words.text(team.title), nameLetters);
  const group = source.findings.groups[source.findings.subjects[team.subject]?.group ?? -1];
  const place = subjectName(sitting, team.subject);
  const members = team.members.flatMap((person) => source.people.persons[person] ?? []);
  return {
    paper: paperFrame(words, source.findings, words.say("portrait.title", { name })),
    kind: words.say("portrait.team"),
    name,
    post: place === name ? words.say("portrait.team-post") : place,
    members: members.map(({ title, post }) =>
      words.text([words.text(title), post].filter((part) => part !== null).join(" ")),
    ),
    lead: leadText(sitting, teamLead(team, group?.title ?? "")),
    suggestion: suggestionView(sitting, team.suggestion, "team"),
    heads: headsView(sitting, team.heads, "team"),
    timeline: timelineView(sitting, team.timeline, []),
    shares: teamSharesView(sitting, team),
    voices: voicesView(sitting, source.findings.voices.polls, { kind: "team", subject: team.subject }),
    projects: projectsView(sitting, team.projects),
    incidents: recordsView(sitting, "incidents", team.incidents),
    comments: commentsView(sitting, team.comments, team.incidents),
  };
}
