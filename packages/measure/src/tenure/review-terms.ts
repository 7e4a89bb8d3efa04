import { type Day, dayOf } from "@huabiao/kernel/calendar";
import { isKnown } from "./day-span.ts";
import { type DateReading, type TermDays, type TermOfOffice, termDays } from "./term.ts";

/** Two terms that share days, by their places in the list, the earlier one first. */
export interface TermOverlap {
  readonly terms: readonly [number, number];
  /** First and last shared day; `to` null = both still in post. */
  readonly from: Day;
  readonly to: Day | null;
  /** Whether they share days however uncertain dates are read. */
  readonly certain: boolean;
}

/** Days on which nobody held a post between two terms. */
export interface TermGap {
  readonly place: string;
  readonly post: string;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Whether somebody is missing however uncertain dates are read. */
  readonly certain: boolean;
}

/** What is unusual about a list of terms. Nothing of it is wrong by itself; people look. */
export interface TermReview {
  /** Different persons in one post of one place; a shared day of handing over is not one. */
  readonly overlaps: readonly TermOverlap[];
  /** One person in several posts or places at a time. */
  readonly simultaneous: readonly TermOverlap[];
  readonly gaps: readonly TermGap[];
  /** Terms whose first or last day is known only to a month or year. */
  readonly uncertain: readonly number[];
}

/**
 * Overlaps, gaps and simultaneous posts of a list of terms, uncertain dates read at their middle.
 *
 * A predecessor's last day that is the successor's first is a handover, not an overlap. A person listed twice in
 * one post overlaps himself. Cost O(n log n + pairs found within one post or person).
 */
export function reviewTerms(terms: readonly TermOfOffice[]): TermReview {
  const days = terms.map((term) => termDays(term, "middle"));
  const posts = grouped(terms, ({ place, post }) => JSON.stringify([place, post]), days);
  const persons = grouped(terms, ({ person }) => person, days);
  const overlaps = posts.flatMap((seat) => sharedDays(seat, terms, days).filter((one) => !isHandover(one, days)));
  const simultaneous = persons
    .flatMap((own) => sharedDays(own, terms, days))
    .filter(({ terms: [a, b] }) => terms[a]?.place !== terms[b]?.place || terms[a]?.post !== terms[b]?.post);
  const gaps = posts.flatMap((seat) => gapsOf(seat, terms, days));
  const uncertain = terms.flatMap(({ from, to }, at) => (isKnown(from) && (to === null || isKnown(to)) ? [] : [at]));
  return { overlaps, simultaneous, gaps, uncertain };
}

/** Places of the terms of each group, by first day. */
function grouped(
  terms: readonly TermOfOffice[],
  keyOf: (term: TermOfOffice) => string,
  days: readonly TermDays[],
): number[][] {
  const groups = new Map<string, number[]>();
  terms.forEach((term, at) => {
    const key = keyOf(term);
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  });
  const startOf = (at: number) => days[at]?.start ?? 0;
  return [...groups.values()].map((group) => group.sort((a, b) => startOf(a) - startOf(b) || a - b));
}

function sharedDays(
  group: readonly number[],
  terms: readonly TermOfOffice[],
  days: readonly TermDays[],
): TermOverlap[] {
  const found: TermOverlap[] = [];
  group.forEach((first, at) => {
    const a = days[first] as TermDays;
    for (const second of group.slice(at + 1)) {
      const b = days[second] as TermDays;
      if (b.start >= a.end) break;
      const end = Math.min(a.end, b.end);
      const to = end === Number.POSITIVE_INFINITY ? null : dayOf(end - 1);
      found.push({
        terms: [first, second],
        from: dayOf(b.start),
        to,
        certain: meet(terms, [first, second], "shortest"),
      });
    }
  });
  return found;
}

function isHandover({ terms: [first, second], from, to }: TermOverlap, days: readonly TermDays[]): boolean {
  return from === to && (days[first]?.end ?? 0) < (days[second]?.end ?? 0);
}

function gapsOf(seat: readonly number[], terms: readonly TermOfOffice[], days: readonly TermDays[]): TermGap[] {
  const gaps: TermGap[] = [];
  let last: number | null = null;
  for (const at of seat) {
    const { start } = days[at] as TermDays;
    const before = last;
    const end = before === null ? start : (days[before] as TermDays).end;
    if (before !== null && start > end) {
      const { place, post } = terms[at] as TermOfOffice;
      const certain = !touch(terms, [before, at]);
      gaps.push({ place, post, from: dayOf(end), to: dayOf(start - 1), days: start - end, certain });
    }
    if (before === null || (days[at] as TermDays).end > end) last = at;
  }
  return gaps;
}

function meet(terms: readonly TermOfOffice[], [a, b]: readonly [number, number], reading: DateReading): boolean {
  const one = termDays(terms[a] as TermOfOffice, reading);
  const other = termDays(terms[b] as TermOfOffice, reading);
  return Math.max(one.start, other.start) < Math.min(one.end, other.end);
}

/** Whether the first may have ended only when the second began. */
function touch(terms: readonly TermOfOffice[], [a, b]: readonly [number, number]): boolean {
  const first = termDays(terms[a] as TermOfOffice, "longest");
  const second = termDays(terms[b] as TermOfOffice, "longest");
  return second.start <= first.end;
}
