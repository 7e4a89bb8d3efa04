import { dayNumber } from "@huabiao/kernel/calendar";
import type { Period, UndefinedReason } from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { Leave } from "../people-evidence.ts";
import type { ServedTerm } from "./serving.ts";
import { unionDays } from "./union-days.ts";

/** How long a person has been in post and away, and why there is a comment instead of a grade. */
export interface Circumstances {
  /** Days from the beginning of the main term to its end or that of the period. */
  readonly daysInPost: number;
  /** Days of leave in the assessed period. */
  readonly leaveDays: number;
  readonly reason: UndefinedReason | null;
}

/**
 * A person's circumstances by the scheme's rules on who gets no grade (不確定等次): `long-leave`, `under-investigation` on the
 * last day of the period, `new-in-post`; the first rule of the scheme that applies counts. Overlapping leaves count once.
 */
export function circumstancesOf(
  { noGrade = [] }: People,
  leaves: readonly Leave[],
  of: { readonly main: ServedTerm | undefined; readonly period: Period },
): Circumstances {
  const last = dayNumber(of.period.to) + 1;
  const daysInPost = of.main === undefined ? 0 : Math.max(0, Math.min(of.main.end, last) - of.main.start);
  const leaveDays = daysOfLeave(leaves, of.period);
  const isInvestigated = leaves.some(
    ({ kind, from, to }) => kind === "investigation" && from <= of.period.to && (to === null || to >= of.period.to),
  );
  for (const rule of noGrade) {
    const reason = { leave: "long-leave", investigation: "under-investigation", "new-in-post": "new-in-post" } as const;
    const holds =
      (rule.case === "leave" && leaveDays > rule.overDays) ||
      (rule.case === "investigation" && isInvestigated) ||
      (rule.case === "new-in-post" && of.main !== undefined && daysInPost < rule.underDays);
    if (holds) return { daysInPost, leaveDays, reason: reason[rule.case] };
  }
  return { daysInPost, leaveDays, reason: null };
}

function daysOfLeave(leaves: readonly Leave[], period: Period): number {
  const stretches = leaves
    .filter(({ kind }) => kind === "leave")
    .map(({ from, to }) => ({
      start: dayNumber(from),
      end: to === null ? Number.POSITIVE_INFINITY : dayNumber(to) + 1,
    }));
  return unionDays(stretches, { start: dayNumber(period.from), end: dayNumber(period.to) + 1 });
}
