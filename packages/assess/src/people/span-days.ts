import { dayNumber } from "@huabiao/kernel/calendar";
import { type DaySpan, middleDay } from "@huabiao/measure";

/** Day numbers of a stretch of service: the first one, and the first one after it; ∞ without an end. Uncertain days are read at their middle. */
export function spanDays(from: DaySpan, to: DaySpan | null): { readonly start: number; readonly end: number } {
  const start = dayNumber(middleDay(from));
  if (to === null) return { start, end: Number.POSITIVE_INFINITY };
  const latest = dayNumber(to.latest);
  return { start: Math.min(start, latest), end: Math.min(latest, Math.max(start, dayNumber(middleDay(to)))) + 1 };
}
