import { type Day, type DayRefusal, dayNumber, dayOf, daysInMonth, parseDay } from "@huabiao/kernel/calendar";
import { err, ok, type Result } from "@huabiao/kernel/result";

/** A day that is known, or known only to lie in a month or year: both ends included. */
export interface DaySpan {
  readonly earliest: Day;
  readonly latest: Day;
}

/**
 * Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: what is not said becomes the span it may lie in.
 *
 * @returns the span, or `not-a-day`, `no-such-day` (2023-02-29, 2023-13).
 */
export function parseDaySpan(text: string): Result<DaySpan, DayRefusal> {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-\d{2})?$/.exec(text);
  if (!match) return err("not-a-day");
  const [, year = "", month] = match;
  const given = text.length;
  const last = month === undefined ? 31 : daysInMonth(Number(year), Number(month));
  const earliest = parseDay(given === 10 ? text : `${year}-${month ?? "01"}-01`);
  const latest = parseDay(given === 10 ? text : `${year}-${month ?? "12"}-${last}`);
  if (!earliest.ok) return earliest;
  return latest.ok ? ok({ earliest: earliest.value, latest: latest.value }) : latest;
}

/** A span of one known day. */
export function knownDay(day: Day): DaySpan {
  return { earliest: day, latest: day };
}

/** Whether the day itself is known. */
export function isKnown(span: DaySpan): boolean {
  return span.earliest === span.latest;
}

/** The day taken where one must be named: the middle of the span, the earlier of two. */
export function middleDay(span: DaySpan): Day {
  return dayOf(Math.floor((dayNumber(span.earliest) + dayNumber(span.latest)) / 2));
}
