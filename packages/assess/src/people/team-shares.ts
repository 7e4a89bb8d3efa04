import { dayNumber } from "@huabiao/kernel/calendar";
import { err, type Result } from "@huabiao/kernel/result";
import {
  type ContributionShares,
  contributionLenses,
  contributionShares,
  type Division,
  dutyDivision,
  evidenceDivision,
  type Period,
  peerDivision,
  type UndefinedReason,
} from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { ContributionReport, Duty, PracticeRecord } from "../people-evidence.ts";
import type { TeamSharesFinding } from "../people-finding.ts";
import { recordParts } from "./record-parts.ts";
import type { ServedTerm } from "./serving.ts";
import { spanDays } from "./span-days.ts";
import { unionDays } from "./union-days.ts";

/** A member of a team: a person and his terms there in the assessed period. */
export interface TeamMember {
  readonly person: number;
  readonly terms: readonly ServedTerm[];
  readonly days: number;
  /** Holds a post that answers for the place as a whole. */
  readonly principal: boolean;
}

/** What a team's result is divided by. */
export interface ShareSource {
  readonly people: People;
  readonly period: Period;
  readonly members: readonly TeamMember[];
  readonly duties: readonly Duty[];
  readonly contributions: readonly ContributionReport[];
  readonly records: readonly PracticeRecord[];
  /** Weight of an area in the index of the place. */
  readonly weightOf: (area: string) => number;
}

/** A team's division, or why it has none. */
export interface DividedTeam {
  readonly made: Result<ContributionShares, UndefinedReason>;
  readonly finding: TeamSharesFinding;
}

/**
 * Divides a team's result by duty, by the members' secret reports and by verified records (R27).
 *
 * Principal members answer jointly, by days in post. A lens without an answer is missing and told why; it is not zero.
 * Where a member's shares by lens lie further apart than the scheme allows, people must deliberate.
 */
export function dividedTeam(source: ShareSource): DividedTeam {
  const { people, members } = source;
  const { duty = 0, peers = 0, evidence = 0, spread } = people.shares ?? { duty: 1, peers: 1, evidence: 1 };
  const mix = { duty, peers, evidence };
  const whole = duty + peers + evidence || 1;
  const divisions = { duty: byDuty(source), peers: byPeers(source), evidence: byEvidence(source) };
  const principal = members.flatMap((member, at) => (member.principal ? [at] : []));
  const parts = principal.map((at) => members[at]?.days ?? 0);
  const made = contributionShares(divisions, members.length, {
    mix,
    ...(spread === undefined ? {} : { spreadLimit: spread }),
    joint: principal.length > 1 ? [{ members: principal, parts }] : [],
  });
  const lenses = contributionLenses.map((lens) => {
    const read = made.ok ? made.value.lenses[lens] : divisionShares(divisions[lens]);
    const weight = mix[lens] / whole;
    return { lens, weight, shares: read.ok ? [...read.value] : null, reason: read.ok ? null : read.error };
  });
  const apart = made.ok && made.value.spread.ok ? [...made.value.spread.value] : members.map(() => null);
  return {
    made,
    finding: {
      lenses,
      mix: made.ok ? [...made.value.shares] : null,
      spread: apart,
      mustDeliberate: made.ok && made.value.mustDeliberate.length > 0,
    },
  };
}

function divisionShares(division: Result<Division, UndefinedReason>): Result<Float64Array, UndefinedReason> {
  return division.ok ? { ok: true, value: division.value.shares } : division;
}

/** Responsibility for an area counts by the days on which both it and the term ran. */
function byDuty({ members, duties, period, weightOf }: ShareSource): Result<Division, UndefinedReason> {
  const areas = [...new Set(duties.map(({ area }) => area))].sort();
  if (areas.length === 0) return err("no-data");
  const [first, last] = [dayNumber(period.from), dayNumber(period.to) + 1];
  const responsibility = members.map(() => new Float64Array(areas.length));
  const place = new Map(members.map(({ person }, at) => [person, at]));
  for (const { person, area, share, from, to } of duties) {
    const at = place.get(person);
    if (at === undefined) continue;
    const begins = from === null ? first : Math.max(first, spanDays(from, null).start);
    const ends = to === null ? last : Math.min(last, spanDays(from ?? to, to).end);
    const days = unionDays(members[at]?.terms ?? [], { start: begins, end: ends });
    const row = responsibility[at] as Float64Array;
    const cell = areas.indexOf(area);
    row[cell] = (row[cell] as number) + share * days;
  }
  return dutyDivision({
    responsibility,
    daysInPost: new Float64Array(members.length).fill(1),
    areaWeights: areas.map(weightOf),
  });
}

function byPeers({ members, contributions }: ShareSource): Result<Division, UndefinedReason> {
  const place = new Map(members.map(({ person }, at) => [person, at]));
  const reports = members.map(() => new Float64Array(members.length).fill(Number.NaN));
  for (const { reporter, member, points } of contributions) {
    const [row, cell] = [place.get(reporter), place.get(member)];
    if (row !== undefined && cell !== undefined && row !== cell) (reports[row] as Float64Array)[cell] = points;
  }
  return peerDivision(reports);
}

function byEvidence({ members, records }: ShareSource): Result<Division, UndefinedReason> {
  const place = new Map(members.map(({ person }, at) => [person, at]));
  const told = records.map((record) => {
    const parts = new Float64Array(members.length);
    recordParts(record).forEach((part, k) => {
      const at = place.get(record.people[k]?.person ?? -1);
      if (at !== undefined) parts[at] = (parts[at] as number) + part;
    });
    return { weight: record.weight, verified: record.verifiedBy !== null, parts };
  });
  return evidenceDivision(told, members.length);
}
