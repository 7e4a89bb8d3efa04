import { openStream } from "@huabiao/kernel/random";
import { dayOf } from "../day-text.ts";
import { purposes } from "../streams.ts";
import type { OfficeTerm } from "../terms.ts";
import type { Deputy } from "./deputy.ts";
import { oddOne } from "./planted-oddities.ts";
import { areas, principalShare, seatPlans, teamPlans } from "./team-plans.ts";

/** The five heads of a cadre. */
export const heads = ["virtue", "ability", "diligence", "results", "integrity"] as const;

/** Somebody who served in one of the twelve teams in 2025, with what is true of him. No table shows merits or shares. */
export interface Member {
  readonly person: string;
  readonly county: string;
  readonly kind: OfficeTerm["post"] | "deputy";
  /** Place in `seatPlans`; null of a principal. */
  readonly seat: number | null;
  readonly from: string;
  readonly to: string | null;
  /** Days of 2025 in post. */
  readonly days: number;
  /** Standard deviations from the usual cadre, by head. */
  readonly merits: readonly number[];
  /** In post, and there to be seen: not seconded, and long enough. */
  readonly seen: boolean;
  /** True part of what the team did in 2025; those of a team sum to 1, principals joint by days. */
  readonly share: number;
}

/**
 * The members of the twelve teams in 2025, team by team, principals first.
 *
 * Merit in a head = 0.8 × merit of the person + 0.6 × what is special to the head, standard normal. Done in the year =
 * responsibility × days × exp(0.35 × merit + 0.25 × noise); what secretaries and mayors did is theirs jointly, by days.
 */
export function listMembers(
  seed: number,
  { terms, deputies }: { readonly terms: readonly OfficeTerm[]; readonly deputies: readonly Deputy[] },
): readonly Member[] {
  const seconded = oddOne(deputies, "seconded").person;
  return teamPlans.flatMap(({ county }, team) => {
    const seated = [
      ...terms
        .filter((term) => term.county === county)
        .map(({ person, post, from, to }) => ({ person, kind: post, seat: null, from, to })),
      ...deputies
        .filter((deputy) => deputy.county === county)
        .map(({ person, seat, terms: own }) => {
          const { from = "", to = null } = own.findLast((term) => term.county === county) ?? {};
          return { person, kind: "deputy" as const, seat, from, to };
        }),
    ].flatMap((one) => {
      const days = daysIn2025(one.from, one.to);
      const seen = days >= longEnough && one.person !== seconded;
      return days > 0 ? [{ ...one, county, days, seen }] : [];
    });
    return withTruth(seated, { seed, team });
  });
}

/** Days of the year from which others can say something of a member. */
const longEnough = 60;
const [first, last] = [dayOf("2025-01-01"), dayOf("2025-12-31")];

function daysIn2025(from: string, to: string | null): number {
  const starts = dayOf(from.length === 7 ? `${from}-15` : from);
  return Math.max(0, Math.min(last, to === null ? last : dayOf(to)) - Math.max(first, starts) + 1);
}

function withTruth(
  seated: readonly Omit<Member, "merits" | "share">[],
  { seed, team }: { readonly seed: number; readonly team: number },
): Member[] {
  const stream = openStream(seed, purposes.merits, team);
  const drawn = seated.map((one) => {
    const merit = stream.normal();
    const merits = heads.map(() => 0.8 * merit + 0.6 * stream.normal());
    const effort = Math.exp(0.35 * merit + 0.25 * stream.normal());
    const load = one.seen || one.days < longEnough ? responsibility(one.seat) : 0;
    return { ...one, merits, done: load * one.days * effort };
  });
  const sum = (members: typeof drawn, of: (one: (typeof drawn)[number]) => number): number =>
    members.reduce((total, one) => total + of(one), 0);
  const principals = drawn.filter(({ seat }) => seat === null);
  const [joint, days] = [sum(principals, ({ done }) => done), sum(principals, (one) => one.days)];
  const whole = sum(drawn, ({ done }) => done);
  return drawn.map(({ done, ...one }) => ({
    ...one,
    share: (one.seat === null ? (joint * one.days) / days : done) / whole,
  }));
}

/** Areas answered for, in whole areas. */
function responsibility(seat: number | null): number {
  if (seat === null) return principalShare * areas.length;
  return seatPlans[seat]?.areas.reduce((sum, [, share]) => sum + share, 0) as number;
}
