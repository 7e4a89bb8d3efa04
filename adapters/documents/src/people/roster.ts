import type {
  PeopleFinding,
  PersonFinding,
  PollFinding,
  TeamFinding,
  TermFinding,
  VoiceFinding,
} from "@huabiao/assess";
import type { Text } from "@huabiao/kernel/text";
import { SharedMarks } from "../charts/shared-marks.ts";
import { type Edition, nameOf, nodeTitle, subjectAt, subjectLink } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import { type Localised, print } from "../report/words.ts";

/** What the sections on teams and persons are printed from. */
export interface Roster extends Edition {
  readonly people: PeopleFinding;
  /** Teams in the order they are told: first those with somebody to portray. */
  readonly teams: readonly number[];
  /** Who has evidence enough, by the team of the main post; null = in none. Who has too little is told apart. */
  readonly membersOf: ReadonlyMap<number | null, readonly number[]>;
  /** Teams and persons that get a portrait. */
  readonly teamsShown: ReadonlySet<number>;
  readonly personsShown: ReadonlySet<number>;
  /** Credited outcomes that stand on the page, by place and indicator. */
  readonly outcomesShown: ReadonlyMap<string, number>;
  /** Projects that stand on the page: those asked to be looked at first, then the widest gap. */
  readonly projectsShown: ReadonlySet<number>;
  /** What polls about persons say of each. */
  readonly heard: ReadonlyMap<number, readonly Heard[]>;
  /** Peers that several portraits stand among. */
  readonly marks: SharedMarks;
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

/** Looks everything up once. Portraits go first to those whose standard is in doubt or whose views disagree, then in the order of teams. */
export function rosterOf(edition: Edition, people: PeopleFinding): Roster {
  const { details } = edition.reading;
  const thin = new Set(people.thin.map(({ person }) => person));
  const told = [...people.persons.keys()].filter((at) => !thin.has(people.persons[at]?.id ?? ""));
  const membersOf = Map.groupBy(told, (at) => people.persons[at]?.team ?? null);
  const all = [...people.teams.keys()];
  const teams = [...all.filter((team) => membersOf.has(team)), ...all.filter((team) => !membersOf.has(team))];
  const inOrder = [...teams, null].flatMap((team) => membersOf.get(team) ?? []);
  const doubted = inOrder.filter((at) => isDoubted(people.persons[at]));
  const disputed = inOrder.filter((at) => people.persons[at]?.heads.some((head) => head.disagreements.length > 0));
  return {
    ...edition,
    people,
    teams,
    membersOf,
    teamsShown: new Set(teams.slice(0, Math.min(mostTeams, details))),
    personsShown: new Set([...new Set([...doubted, ...disputed, ...inOrder])].slice(0, Math.min(mostPersons, details))),
    projectsShown: new Set(byRisk(people).slice(0, projectsListed)),
    outcomesShown: new Map(
      people.outcomes
        .slice(0, outcomesListed)
        .map(({ indicator, subject }, at) => [outcomeKey(indicator, subject), at] as const),
    ),
    heard: Map.groupBy(
      people.polls.flatMap((poll) => poll.subjects.map((voice) => ({ poll, voice }))),
      ({ voice }) => voice.subject,
    ),
    marks: new SharedMarks("among-"),
  };
}

function byRisk({ projects }: PeopleFinding): number[] {
  const gap = (at: number) => {
    const { flagged = false, estimate = null } = projects[at]?.risk ?? {};
    return (flagged ? 10 : 0) + (estimate ?? -9);
  };
  return [...projects.keys()].sort((a, b) => gap(b) - gap(a) || a - b);
}

/** Whether the political standard is not met, or examiners differ. */
function isDoubted(person: PersonFinding | undefined): boolean {
  return ["vetoed", "not-met", "examiners-differ"].includes(person?.gate?.state ?? "met");
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

/** The place of a term, linked to its section when it has one; by its name alone where it is gone. */
export function termLink(roster: Roster, { subject, gone }: TermFinding): Markup {
  return gone === undefined ? subjectLink(roster, subject) : roster.words.text(gone);
}

/** A team's name; one that is called after its place says that it is its team. */
export function teamName(roster: Roster, team: number): Localised {
  const { title, subject } = teamAt(roster, team);
  const name = roster.words.title(title);
  const place = nameOf(roster, subject);
  return name["zh-Hant"] === place["zh-Hant"] ? roster.words.phrase("report.people.team-of", { place }) : name;
}

/** A team's name, linked to the portrait when there is one. */
export function teamLink(roster: Roster, team: number): Markup {
  const name = print(teamName(roster, team));
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
