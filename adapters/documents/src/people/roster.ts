import type { PeopleFinding, PersonFinding, PollFinding, TeamFinding, VoiceFinding } from "@huabiao/assess";
import type { Text } from "@huabiao/kernel/text";
import { type Edition, nodeTitle, subjectAt } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import type { Localised } from "../report/words.ts";

/** What the sections on teams and persons are printed from. */
export interface Roster extends Edition {
  readonly people: PeopleFinding;
  /** Teams and persons that get a portrait, by their indexes. */
  readonly teamsShown: ReadonlySet<number>;
  readonly personsShown: ReadonlySet<number>;
  /** Persons in no team, by their indexes. */
  readonly teamless: readonly number[];
  /** Credited outcomes that stand on the page, by place and indicator. */
  readonly outcomesShown: ReadonlyMap<string, number>;
  /** Projects that stand on the page: those asked to be looked at first, then the widest gap. */
  readonly projectsShown: ReadonlySet<number>;
  /** What polls about persons say of each. */
  readonly heard: ReadonlyMap<number, readonly Heard[]>;
}

/** A poll and what it says about one person. */
export interface Heard {
  readonly poll: PollFinding;
  readonly voice: VoiceFinding;
}

/** So many portraits there are at most, each some 40 kB. */
const mostPersons = 200;
const mostTeams = 60;
/** So many credited outcomes are listed. */
export const outcomesListed = 300;

/** So many projects are listed. */
const projectsListed = 200;

/** Looks everything up once. Portraits go first to those with something to look at, then in the order of teams. */
export function rosterOf(edition: Edition, people: PeopleFinding): Roster {
  const { details } = edition.reading;
  const inTeams = new Set(people.teams.flatMap(({ members }) => members));
  const teamless = [...people.persons.keys()].filter((at) => !inTeams.has(at));
  const inOrder = [...inTeams, ...teamless];
  const first = inOrder.filter((at) => asksForLook(people.persons[at]));
  return {
    ...edition,
    people,
    teamless,
    teamsShown: new Set([...people.teams.keys()].slice(0, Math.min(mostTeams, details))),
    personsShown: new Set([...new Set([...first, ...inOrder])].slice(0, Math.min(mostPersons, details))),
    outcomesShown: new Map(
      people.outcomes
        .slice(0, outcomesListed)
        .map(({ indicator, subject }, at) => [outcomeKey(indicator, subject), at] as const),
    ),
    projectsShown: new Set(byRisk(people).slice(0, projectsListed)),
    heard: Map.groupBy(
      people.polls.flatMap((poll) => poll.subjects.map((voice) => ({ poll, voice }))),
      ({ voice }) => voice.subject,
    ),
  };
}

function byRisk({ projects }: PeopleFinding): number[] {
  const gap = (at: number) => {
    const { flagged = false, estimate = null } = projects[at]?.risk ?? {};
    return (flagged ? 10 : 0) + (estimate ?? -9);
  };
  return [...projects.keys()].sort((a, b) => gap(b) - gap(a) || a - b);
}

/** The standard is in doubt, or views disagree. */
function asksForLook(person: PersonFinding | undefined): boolean {
  if (person === undefined) return false;
  const doubt = person.gate !== null && person.gate.state !== "met" && person.gate.state !== "incomplete";
  return doubt || person.heads.some(({ disagreements }) => disagreements.length > 0);
}

/** A credited outcome of a place in one word. */
export function outcomeKey(indicator: string, subject: number): string {
  return `${subject} ${indicator}`;
}

/** The person of an index; its absence is a fault of the findings. @throws RangeError */
export function personAt({ people }: Roster, person: number): PersonFinding {
  const found = people.persons[person];
  if (found === undefined) throw new RangeError(`no person ${person} in the findings`);
  return found;
}

/** The team of an index. @throws RangeError */
export function teamAt({ people }: Roster, team: number): TeamFinding {
  const found = people.teams[team];
  if (found === undefined) throw new RangeError(`no team ${team} in the findings`);
  return found;
}

/** A person's name, linked to the portrait when there is one. */
export function personLink(roster: Roster, person: number): Markup {
  const name = roster.words.text(personAt(roster, person).title);
  return roster.personsShown.has(person) ? markup`<a href="#person-${person}">${name}</a>` : name;
}

/** A team's name, linked to the portrait when there is one. */
export function teamLink(roster: Roster, team: number): Markup {
  const name = roster.words.text(teamAt(roster, team).title);
  return roster.teamsShown.has(team) ? markup`<a href="#team-${team}">${name}</a>` : name;
}

/** The name of an indicator, or of what is credited without being one. */
export function outcomeTitle(roster: Roster, indicator: string): Localised {
  if (roster.reading.nodes.has(indicator)) return nodeTitle(roster, indicator);
  return roster.words.first([`papers.outcome.${indicator}`, indicator]);
}

/** The unit of an indicator; what has none is counted. */
export function unitOf({ reading }: Roster, indicator: string): string {
  return reading.nodes.get(indicator)?.unit ?? "";
}

/** What a place is compared within. */
export function groupTitle(roster: Roster, subject: number): Text {
  return roster.reading.findings.groups[subjectAt(roster, subject).group]?.title ?? "";
}
