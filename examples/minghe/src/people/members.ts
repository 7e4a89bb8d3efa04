import { openStream } from "@huabiao/kernel/random";
import { dayOf } from "../day-text.ts";
import type { OfficeTerm } from "../office-term.ts";
import { purposes } from "../streams.ts";
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
 * The members of the twelve teams in 2025, team by team, principals first; two posts in one county are one member.
 *
 * Merit in a head = 0.8 × merit of the person + 0.6 × what is special to the head, standard normal. Done in the year =
 * responsibility × days × exp(0.35 × merit + 0.25 × noise); what secretaries and mayors did is theirs jointly, by days.
 */
export function listMembers(
  seed: number,
  { terms, deputies }: { readonly terms: readonly OfficeTerm[]; readonly deputies: readonly Deputy[] },
): readonly Member[] {
  const seconded = oddOne(deputies, "seconded").person;
  const drawMerits = openMerits(seed);
  return teamPlans.flatMap(({ county }, team) => {
    const seated = [
      ...Map.groupBy(
        terms.filter((term) => term.county === county && daysIn2025(term.from, term.to) > 0),
        ({ person }) => person,
      ).values(),
    ].map((own) => principalOf(own));
    const deputed = deputies.filter((deputy) => deputy.county === county).map((deputy) => deputyOf(deputy));
    const serving = [...seated, ...deputed].filter(({ days }) => days > 0);
    const stream = openStream(seed, purposes.trueShares, team);
    return withShares(
      serving.map((one) => {
        const merits = drawMerits(one.person);
        const load = one.person === seconded ? 0 : responsibility(one.seat);
        const done = load * one.days * Math.exp(0.35 * mean(merits) + 0.25 * stream.normal());
        return { ...one, county, merits, done, seen: one.days >= longEnough && one.person !== seconded };
      }),
    );
  });
}

/** Those of whom others can say something, each once: where they served longest. */
export function portrayed(members: readonly Member[]): readonly Member[] {
  const longest = new Map<string, Member>();
  for (const member of members)
    if (member.seen && member.days > (longest.get(member.person)?.days ?? 0)) longest.set(member.person, member);
  return members.filter((member) => longest.get(member.person) === member);
}

type Seated = Pick<Member, "person" | "kind" | "seat" | "from" | "to" | "days">;

function principalOf(terms: readonly OfficeTerm[]): Seated {
  const [first, last] = [terms[0], terms.at(-1)] as [OfficeTerm, OfficeTerm];
  const ordered = first.from < last.from ? [first, last] : [last, first];
  const days = terms.reduce((sum, { from, to }) => sum + daysIn2025(from, to), 0);
  const { person, post } = ordered[1] as OfficeTerm;
  return { person, kind: post, seat: null, from: ordered[0]?.from ?? "", to: ordered[1]?.to ?? null, days };
}

function deputyOf({ person, seat, county, terms }: Deputy): Seated {
  const { from = "", to = null } = terms.find((one) => one.county === county && daysIn2025(one.from, one.to) > 0) ?? {};
  return { person, kind: "deputy", seat, from, to, days: daysIn2025(from, to) };
}

/** Days of the year from which others can say something of a member. */
const longEnough = 60;
const [newYear, yearEnd] = [dayOf("2025-01-01"), dayOf("2025-12-31")];

function daysIn2025(from: string, to: string | null): number {
  return Math.max(0, Math.min(yearEnd, to === null ? yearEnd : dayOf(to)) - Math.max(newYear, dayOf(from)) + 1);
}

/** Draws the merits of a person, the same every time. */
function openMerits(seed: number): (person: string) => readonly number[] {
  const drawn = new Map<string, readonly number[]>();
  return (person) => {
    const known = drawn.get(person);
    if (known !== undefined) return known;
    const stream = openStream(seed, purposes.merits, drawn.size);
    const merit = stream.normal();
    const merits = heads.map(() => 0.8 * merit + 0.6 * stream.normal());
    drawn.set(person, merits);
    return merits;
  };
}

function withShares(members: readonly (Omit<Member, "share"> & { readonly done: number })[]): Member[] {
  const principals = members.filter(({ seat }) => seat === null);
  const joint = principals.reduce((sum, { done }) => sum + done, 0);
  const days = principals.reduce((sum, one) => sum + one.days, 0);
  const whole = members.reduce((sum, { done }) => sum + done, 0);
  return members.map(({ done, ...one }) => ({
    ...one,
    share: (one.seat === null ? (joint * one.days) / days : done) / whole,
  }));
}

/** Areas answered for, in whole areas. */
function responsibility(seat: number | null): number {
  if (seat === null) return principalShare * areas.length;
  return seatPlans[seat]?.areas.reduce((sum, [, share]) => sum + share, 0) as number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
