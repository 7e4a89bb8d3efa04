import { openStream } from "@huabiao/kernel/random";
import type { Cell } from "../csv.ts";
import { purposes } from "../streams.ts";
import type { Member } from "./members.ts";
import { teamPlans } from "./team-plans.ts";

/** Places in the team of those in league: all deputies. */
const league = [3, 4, 5];

/**
 * The members' secret reports on what the others contributed in 2025: true share × exp(0.25 × noise), in points of 100.
 *
 * In the coalition's team three deputies give each other six times as much and the rest less than half; in another one member is
 * silent; one team has no reports. Cost O(members²) a team.
 */
export function contributionRows(seed: number, members: readonly Member[]): Cell[][] {
  return teamPlans.flatMap(({ county, reports }, team) => {
    if (reports === "none") return [];
    const stream = openStream(seed, purposes.contributions, team);
    const own = members.filter((member) => member.county === county);
    return own.flatMap((reporter, k) => {
      const isSilent = !reporter.seen || (reports === "one-silent" && k === own.length - 1);
      return own.flatMap(({ person, share }, j): Cell[][] => {
        const seen = 100 * share * Math.exp(0.25 * stream.normal());
        const favour = reports === "coalition" && league.includes(k) ? (league.includes(j) ? 6 : 0.4) : 1;
        if (isSilent || j === k) return [];
        return [[county, 2025, reporter.person, person, Number((seen * favour).toFixed(1))]];
      });
    });
  });
}

/** Those of the team who are in league. */
export function coalition(members: readonly Member[]): readonly string[] {
  const county = teamPlans.find(({ reports }) => reports === "coalition")?.county;
  const own = members.filter((member) => member.county === county);
  return league.map((k) => own[k]?.person as string);
}
