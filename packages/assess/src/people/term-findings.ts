import { dayNumber } from "@huabiao/kernel/calendar";
import type { Period } from "@huabiao/measure";
import type { TermFinding } from "../people-finding.ts";
import type { ServedTerm } from "./serving.ts";
import { spanText } from "./span-text.ts";

/** Terms as they were counted, oldest first; an open one until the last day of the assessed period. */
export function termFindings(own: readonly ServedTerm[], period: Period): TermFinding[] {
  const last = dayNumber(period.to) + 1;
  return own.map(({ post, subject, term, start, end, notes }) => ({
    post,
    subject,
    ...(subject < 0 ? { gone: term.place } : {}),
    from: spanText(term.from),
    to: term.to === null ? null : spanText(term.to),
    days: Math.max(0, Math.min(end, last) - start),
    notes,
  }));
}
