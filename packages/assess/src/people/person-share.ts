import type { UndefinedReason } from "@huabiao/measure";
import type { Duty } from "../people-evidence.ts";
import type { PersonFinding } from "../people-finding.ts";
import type { PeopleDesk, Team } from "./desk.ts";
import type { OutlookSource } from "./outlook.ts";

/** A person's part of the team's result by each lens; missing where there is none, never zero (R27). */
export function shareFinding(team: Team | undefined, person: number): PersonFinding["share"] {
  const at = team?.members.findIndex((member) => member.person === person) ?? -1;
  if (team === undefined || at < 0) return { mix: null, lenses: [null, null, null], spread: null, reason: "no-data" };
  const { made, finding } = team.division;
  const reason: UndefinedReason | null = made.ok ? null : made.error;
  return {
    mix: finding.mix?.[at] ?? null,
    lenses: finding.lenses.map(({ shares }) => shares?.[at] ?? null),
    spread: finding.spread[at] ?? null,
    reason,
  };
}

/** The areas of a person's duties with their scores, each by its part of all his duties. */
export function dutyAreas({ nodes }: PeopleDesk, duties: readonly Duty[]): OutlookSource["areas"] {
  const whole = duties.reduce((sum, { share }) => sum + share, 0);
  return duties.flatMap(({ area, share, subject }) => {
    const score = nodes.get(area)?.score[subject] ?? null;
    return score === null || !(whole > 0) ? [] : [{ area, score, weight: share / whole }];
  });
}
