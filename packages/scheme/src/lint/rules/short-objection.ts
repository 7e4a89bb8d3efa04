import { type Day, dayNumber, parseDay } from "@huabiao/kernel/calendar";
import type { Scheme } from "../../document/scheme.ts";
import type { Path } from "../../path.ts";
import type { Rule } from "../rule.ts";

/** Less time to object than the law gives, or none set. */
export const shortObjection: Rule = {
  id: "short-objection",
  requirement: "R31",
  principle: "fair-hearing",
  severity: "warning",
  check: (scheme, { limits }) => {
    if ((scheme.uses?.length ?? 0) === 0) return [];
    const notice = dayOf(scheme, "notice");
    const end = dayOf(scheme, "objection");
    const days = notice === null || end === null ? 0 : dayNumber(end.day) - dayNumber(notice.day);
    const limit = limits.objectionDays.value;
    return days >= limit ? [] : [{ path: end?.path ?? ["deadlines"], facts: { days, limit } }];
  },
};

function dayOf(
  { deadlines = [] }: Scheme,
  step: "notice" | "objection",
): { readonly day: Day; readonly path: Path } | null {
  const at = deadlines.findIndex((deadline) => deadline.step === step);
  const parsed = parseDay(deadlines[at]?.on ?? "");
  return parsed.ok ? { day: parsed.value, path: ["deadlines", at, "on"] } : null;
}
