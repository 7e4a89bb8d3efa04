import { dayNumber } from "@huabiao/kernel/calendar";
import { type Period, reviewTerms, type TermOfOffice } from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { Evidence } from "../evidence.ts";
import type { TermFinding } from "../people-finding.ts";
import { spanDays } from "./span-days.ts";

/** A term as it is counted. */
export interface ServedTerm {
  readonly person: number;
  /** Index into the subjects; −1 = a place that is gone, which `term.place` names. */
  readonly subject: number;
  /** Index into the scheme's kinds of posts; −1 = a post the scheme does not name. */
  readonly kind: number;
  /** The post in the words of the table. */
  readonly post: string;
  readonly term: TermOfOffice;
  /** First day number in post and the first no longer in it; ∞ while in post. Uncertain dates are read at their middle. */
  readonly start: number;
  readonly end: number;
  /** Days of the assessed period. */
  readonly daysInPeriod: number;
  readonly notes: TermFinding["notes"];
}

/** Everybody's terms, oldest first, and the post held longest in the assessed period. */
export interface Serving {
  readonly terms: readonly ServedTerm[];
  /** Indexes into `terms`, by person, oldest first. */
  readonly ofPerson: readonly (readonly number[])[];
  /** Index into `terms` by person; −1 = none of a named post at one of the subjects in the period. */
  readonly mainTerm: Int32Array;
}

/**
 * Reads the terms of all persons (R11): kinds of posts by the scheme's words, days to the day, and what is unusual.
 *
 * Overlaps and vacancies are told of posts that one person holds at a time, the principal ones; simultaneous posts of
 * everybody. Of two posts held equally long the one the scheme lists first is the main one; nobody's main post is in a place
 * that is gone. Cost O(terms log terms).
 */
export function servingOf(evidence: Evidence, people: People, period: Period): Serving {
  const persons = evidence.people?.persons ?? [];
  const personAt = new Map(persons.map(({ id }, at) => [id, at]));
  const kindAt = new Map(people.posts.flatMap(({ names }, at) => names.map((word) => [word, at] as const)));
  const plain = evidence.terms.flatMap(({ person, post, subject, gone, from, to }) => {
    const at = personAt.get(person);
    const place = gone ?? evidence.subjects[subject]?.id ?? "";
    if (at === undefined) return [];
    const term: TermOfOffice = { person, post, place, from, to };
    const days = spanDays(from, to);
    return [{ person: at, subject, kind: kindAt.get(post) ?? -1, post, term, ...days }];
  });
  plain.sort((a, b) => a.start - b.start || a.person - b.person || a.subject - b.subject || a.kind - b.kind);
  const notes = notesOf(plain, people);
  const [first, last] = [dayNumber(period.from), dayNumber(period.to) + 1];
  const terms = plain.map((one, at) => ({
    ...one,
    daysInPeriod: Math.max(0, Math.min(one.end, last) - Math.max(one.start, first)),
    notes: notes[at] ?? [],
  }));
  const ofPerson = persons.map((): number[] => []);
  terms.forEach(({ person }, at) => {
    ofPerson[person]?.push(at);
  });
  return { terms, ofPerson, mainTerm: Int32Array.from(ofPerson, (own) => longest(own, terms)) };
}

function longest(own: readonly number[], terms: readonly ServedTerm[]): number {
  let best = -1;
  for (const at of own) {
    const { subject, kind, daysInPeriod } = terms[at] as ServedTerm;
    if (subject < 0 || kind < 0 || daysInPeriod === 0) continue;
    const held = terms[best];
    const isMore =
      !held || daysInPeriod > held.daysInPeriod || (daysInPeriod === held.daysInPeriod && kind < held.kind);
    if (isMore) best = at;
  }
  return best;
}

type Plain = Omit<ServedTerm, "daysInPeriod" | "notes">;

function notesOf(terms: readonly Plain[], people: People): TermFinding["notes"][] {
  const notes = terms.map((): Set<TermFinding["notes"][number]> => new Set());
  const seats = terms.map(({ term, kind, person }) => {
    const post = people.posts[kind];
    return { ...term, post: post?.principal === true ? post.id : `${term.post} ${person}` };
  });
  const found = reviewTerms(seats);
  for (const { terms: pair } of found.overlaps) for (const at of pair) notes[at]?.add("overlaps");
  for (const { terms: pair } of found.simultaneous) for (const at of pair) notes[at]?.add("simultaneous");
  for (const at of found.uncertain) notes[at]?.add("month-only");
  const seatAt = new Map(seats.map(({ place, post }, at) => [`${place}\n${post}\n${terms[at]?.start}`, at]));
  for (const { place, post, to } of found.gaps) {
    const after = seatAt.get(`${place}\n${post}\n${dayNumber(to) + 1}`);
    if (after !== undefined) notes[after]?.add("gap-before");
  }
  terms.forEach(({ term }, at) => {
    if (term.to === null) notes[at]?.add("open-end");
  });
  return notes.map((own) => noteOrder.filter((note) => own.has(note)));
}

const noteOrder = ["overlaps", "gap-before", "month-only", "open-end", "simultaneous"] as const;
