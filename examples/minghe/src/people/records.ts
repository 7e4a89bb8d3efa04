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

const practices = 12;
const incidents = 2;
const verifiers = ["省督查室", "市審計局", "市紀委監委", "省統計執法隊"];

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
    return Array.from({ length: practices + incidents }, (_, at): WorkRecord => {
      const kind = at < practices ? "practice" : "incident";
      const [title, text] = draw(stream, kind === "practice" ? practiceWork : incidentWork);
      const day =
        dayOf("2025-01-06") +
        Math.floor(
          (350 * (kind === "practice" ? at : at - practices)) / (kind === "practice" ? practices : incidents),
        ) +
        stream.integer(24);
      const verifiedBy = stream.uniform() < 0.75 ? draw(stream, verifiers) : null;
      const number = String(at + 1).padStart(2, "0");
      return {
        id: `${kind === "practice" ? "R" : "I"}${county.slice(2)}-${number}`,
        ...{ kind, on: textOf(day), county, title, text, verifiedBy },
        weight: kind === "practice" ? 1 + stream.integer(2) : 2 + stream.integer(2),
        people: partsOf(stream, own, textOf(day)),
      };
    });
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

function draw<T>(stream: Stream, from: readonly T[]): T {
  return from[stream.integer(from.length)] as T;
}
