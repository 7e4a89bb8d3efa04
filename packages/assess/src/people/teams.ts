import { dayNumber } from "@huabiao/kernel/calendar";
import type { Period } from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { NodeFinding } from "../findings.ts";
import type { PeopleEvidence } from "../people-evidence.ts";
import type { Team } from "./desk.ts";
import { inPeriod } from "./in-period.ts";
import type { ServedTerm, Serving } from "./serving.ts";
import { dividedTeam, type TeamMember } from "./team-shares.ts";
import { unionDays } from "./union-days.ts";

/** What teams are made from. */
export interface TeamSource {
  readonly computed: Computed;
  readonly people: People;
  readonly evidence: PeopleEvidence;
  readonly period: Period;
  readonly serving: Serving;
  readonly nodes: ReadonlyMap<string, NodeFinding>;
}

/** Every place's team in the assessed period, divided; places without anybody in a named post have none. */
export function teamsOf(source: TeamSource): Team[] {
  const { evidence, period, computed } = source;
  const members = membersOf(source);
  const label = computed.scheme.period.label;
  const duties = Map.groupBy(evidence.duties, ({ subject }) => subject);
  const reports = Map.groupBy(
    evidence.contributions.filter((one) => one.period === label),
    ({ subject }) => subject,
  );
  const records = Map.groupBy(
    evidence.records.filter(({ on }) => inPeriod(on, period)),
    ({ subject }) => subject,
  );
  return computed.evidence.subjects.flatMap((_, subject) => {
    const own = members.get(subject);
    if (own === undefined) return [];
    const division = dividedTeam({
      people: source.people,
      period,
      members: own,
      duties: duties.get(subject) ?? [],
      contributions: reports.get(subject) ?? [],
      records: records.get(subject) ?? [],
      weightOf: (area) => source.nodes.get(area)?.globalWeights[computed.groups.groupOf[subject] as number] ?? 0,
    });
    return [{ subject, members: own, division }];
  });
}

function membersOf({ people, serving, period }: TeamSource): ReadonlyMap<number, readonly TeamMember[]> {
  const current = serving.terms.filter(({ daysInPeriod, kind }) => daysInPeriod > 0 && kind >= 0);
  const places = Map.groupBy(current, ({ subject }) => subject);
  return new Map(
    [...places].map(([subject, terms]) => {
      const byPerson = [...Map.groupBy(terms, ({ person }) => person)];
      const members = byPerson.map(([person, own]) => member(person, own, { people, period }));
      return [subject, members.sort((a, b) => firstKind(a) - firstKind(b) || a.person - b.person)] as const;
    }),
  );
}

/** Days in two posts at a time count once. */
function member(
  person: number,
  terms: readonly ServedTerm[],
  { people, period }: Pick<TeamSource, "people" | "period">,
): TeamMember {
  return {
    person,
    terms,
    days: unionDays(terms, { start: dayNumber(period.from), end: dayNumber(period.to) + 1 }),
    principal: terms.some(({ kind }) => people.posts[kind]?.principal === true),
  };
}

function firstKind({ terms }: TeamMember): number {
  return Math.min(...terms.map(({ kind }) => kind));
}
