import type { PracticeRecord } from "../people-evidence.ts";
import type { TeamFinding } from "../people-finding.ts";
import type { PeopleDesk, Team } from "./desk.ts";
import { recordFindings } from "./entries.ts";
import { headsOf, type PortraitViews } from "./heads.ts";
import { inPeriod } from "./in-period.ts";
import type { CreditedTerm } from "./outcomes.ts";
import { fewestPeers } from "./peer-sets.ts";
import type { PortraitRules } from "./portrait-rules.ts";
import { suggestionOf } from "./suggestion.ts";
import { placeTimeline } from "./timeline.ts";

/** What all teams' findings are made from; rows are grouped by place. */
export interface TeamFindingSource {
  readonly desk: PeopleDesk;
  readonly views: PortraitViews;
  readonly rules: PortraitRules;
  readonly projects: ReadonlyMap<number, readonly number[]>;
  readonly records: ReadonlyMap<number, readonly PracticeRecord[]>;
  readonly credited: ReadonlyMap<number, readonly CreditedTerm[]>;
}

/** One team: the leading group of a place in the assessed period, head by head, and how its result is divided (R02, R27). */
export function teamFinding(source: TeamFindingSource, at: number): TeamFinding {
  const { desk, views } = source;
  const { subject, members, division } = desk.teams[at] as Team;
  const { id, title } = desk.computed.evidence.subjects[
    subject
  ] as PeopleDesk["computed"]["evidence"]["subjects"][number];
  return {
    id,
    title,
    subject,
    members: members.map(({ person }) => person),
    heads: headsOf(views, at),
    suggestion: suggestionOf({
      rules: source.rules,
      views,
      unit: at,
      id,
      seed: desk.computed.seed,
      context: { gate: "", quarters: 0, daysInPost: 0, leaveDays: 0, routine: () => 0 },
      excused: 0,
      reason: null,
      fewestPeers: desk.people.peers?.minimum ?? fewestPeers,
    }),
    shares: division.finding,
    projects: source.projects.get(subject) ?? [],
    incidents: recordFindings(
      (source.records.get(subject) ?? []).filter(({ kind, on }) => kind === "incident" && inPeriod(on, desk.period)),
      null,
    ),
    comments: [],
    timeline: placeTimeline(desk, subject, source.credited.get(subject) ?? []),
  };
}
