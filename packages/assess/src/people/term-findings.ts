import { dayNumber } from "@huabiao/kernel/calendar";
import type { DaySpan, Period } from "@huabiao/measure";
import type { TermFinding } from "../people-finding.ts";
import type { ServedTerm } from "./serving.ts";

/** Terms as they were counted, oldest first; an open one until the last day of the assessed period. */
export function termFindings(own: readonly ServedTerm[], period: Period): TermFinding[] {
  const last = dayNumber(period.to) + 1;
  return own.map(({ post, subject, term, start, end, notes }) => ({
    post,
    subject,
    from: spanText(term.from),
    to: term.to === null ? null : spanText(term.to),
    days: Math.max(0, Math.min(end, last) - start),
    notes,
  }));
}

/** A day, or no more of it than is known. */
function spanText({ earliest, latest }: DaySpan): string {
  if (earliest === latest) return earliest;
  return earliest.slice(0, 7) === latest.slice(0, 7) ? earliest.slice(0, 7) : earliest.slice(0, 4);
}
