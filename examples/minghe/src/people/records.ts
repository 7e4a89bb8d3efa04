import { openStream, type Stream } from "@huabiao/kernel/random";
import { dayOf, textOf } from "../day-text.ts";
import { purposes } from "../streams.ts";
import type { Member } from "./members.ts";
import { incidentWork, practiceWork } from "./record-words.ts";
import { teamPlans } from "./team-plans.ts";

/** A record of practice or an incident, and who took part with which share. */
export interface WorkRecord {
  readonly id: string;
  readonly kind: "practice" | "incident";
  readonly on: string;
  readonly county: string;
  readonly title: string;
  readonly text: string;
  /** Null = nobody has verified it. */
  readonly verifiedBy: string | null;
  readonly weight: number;
  readonly people: readonly { readonly person: string; readonly role: string; readonly share: number }[];
}

/** What is written down in a county in the year, how often, and the least weight of it. */
const kinds = [
  { kind: "practice", letter: "R", count: 12, works: practiceWork, least: 1 },
  { kind: "incident", letter: "I", count: 2, works: incidentWork, least: 2 },
] as const;
const verifiers = ["省督查室", "市審計局", "市督查室", "市人大代表視察組"];

/**
 * What the twelve counties wrote down in 2025: twelve records of practice and two incidents each, three in four verified.
 *
 * Five members took part in each, in proportion to what they truly did × exp(0.4 × noise). Whoever is in no record did
 * nothing worth one. Cost O(records × members).
 */
export function makeRecords(seed: number, members: readonly Member[]): readonly WorkRecord[] {
  return teamPlans.flatMap(({ county }, team) => {
    const stream = openStream(seed, purposes.records, team);
    const own = members.filter((member) => member.county === county && member.seen);
    return kinds.flatMap(({ kind, letter, count, works, least }) =>
      shuffled(stream, works)
        .slice(0, count)
        .map(([title, text], at): WorkRecord => {
          const on = textOf(dayOf("2025-01-06") + Math.floor((350 * at) / count) + stream.integer(24));
          const verifiedBy = stream.uniform() < 0.75 ? (verifiers[stream.integer(verifiers.length)] as string) : null;
          return {
            id: `${letter}${county.slice(2)}-${String(at + 1).padStart(2, "0")}`,
            ...{ kind, on, county, title, text, verifiedBy },
            weight: least + stream.integer(2),
            people: partsOf(stream, own, on),
          };
        }),
    );
  });
}

function partsOf(stream: Stream, own: readonly Member[], on: string): WorkRecord["people"] {
  const there = own.filter(({ from, to }) => from <= on && (to === null || to >= on));
  const drawn = there.map((member) => ({
    member,
    at: stream.uniform(),
    done: member.share * Math.exp(0.4 * stream.normal()),
  }));
  const chosen = drawn
    .toSorted((a, b) => a.at - b.at)
    .slice(0, 5)
    .toSorted((a, b) => b.done - a.done);
  const whole = chosen.reduce((sum, { done }) => sum + done, 0);
  return chosen.map(({ member, done }, k) => ({
    person: member.person,
    role: k === 0 ? "牽頭" : "參與",
    share: Math.floor((1000 * done) / whole) / 1000,
  }));
}

/** Every work once, in an order drawn. */
function shuffled<T>(stream: Stream, from: readonly T[]): readonly T[] {
  const drawn = from.map((one) => ({ one, at: stream.uniform() }));
  return drawn.sort((a, b) => a.at - b.at).map(({ one }) => one);
}
