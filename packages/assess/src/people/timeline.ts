import { dayNumber } from "@huabiao/kernel/calendar";
import type { HistoryPoint } from "../findings.ts";
import type { TimelineFinding } from "../people-finding.ts";
import type { PeopleDesk } from "./desk.ts";
import type { CreditedTerm } from "./outcomes.ts";
import type { ServedTerm } from "./serving.ts";
import { yearPeriod } from "./year-values.ts";

/**
 * A line of achievements (R13, R26), period by period: mean score of the visible and of the latent indicators of the place
 * where the person then served longest, and what ripened of earlier work.
 *
 * `credited` adds the credits of the period, each in standard deviations of a year's change of its outcome among all places
 * and years, so that outcomes of different units stand on one line; more is better. It goes on after leaving.
 */
export function personTimeline(
  desk: PeopleDesk,
  own: readonly ServedTerm[],
  credited: readonly CreditedTerm[],
): TimelineFinding[] {
  return timelineOf(desk, creditsByYear(desk, credited), (year) => {
    const place = placeIn(own, year);
    return place < 0 ? null : pointOf(desk, place, year);
  });
}

/** The same of a place: visible, latent, and what of the year's changes was credited to anyone's term there. */
export function placeTimeline(desk: PeopleDesk, subject: number, credited: readonly CreditedTerm[]): TimelineFinding[] {
  return timelineOf(desk, creditsByYear(desk, credited), (year) => pointOf(desk, subject, year));
}

function timelineOf(
  desk: PeopleDesk,
  credits: ReadonlyMap<number, number>,
  pointIn: (year: number) => HistoryPoint | null,
): TimelineFinding[] {
  const told = desk.subjects[0]?.history.map(({ period }) => Number(period.slice(0, 4))) ?? [];
  const years = [...new Set([...told, ...credits.keys()])].filter(Number.isFinite).sort((a, b) => a - b);
  return years.flatMap((year): TimelineFinding[] => {
    const point = pointIn(year);
    const credited = credits.get(year) ?? null;
    if (point === null && credited === null) return [];
    return [{ period: String(year), visible: point?.visible ?? null, latent: point?.latent ?? null, credited }];
  });
}

function creditsByYear({ spreads }: PeopleDesk, credited: readonly CreditedTerm[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { outcome, years, byYear } of credited) {
    const spread = spreads.get(outcome) ?? 0;
    if (!(spread > 0)) continue;
    years.forEach((year, at) => {
      const part = byYear[at] as number;
      if (part !== 0) sums.set(year, (sums.get(year) ?? 0) + part / spread);
    });
  }
  return sums;
}

function pointOf({ subjects }: PeopleDesk, place: number, year: number): HistoryPoint | null {
  return subjects[place]?.history.find(({ period }) => Number(period.slice(0, 4)) === year) ?? null;
}

/** Where somebody served longest in a year; −1 = nowhere. */
function placeIn(own: readonly ServedTerm[], year: number): number {
  const { from, to } = yearPeriod(year);
  const [first, last] = [dayNumber(from), dayNumber(to) + 1];
  let best = { days: 0, subject: -1 };
  for (const { start, end, subject } of own) {
    const days = Math.min(end, last) - Math.max(start, first);
    if (days > best.days) best = { days, subject };
  }
  return best.subject;
}
