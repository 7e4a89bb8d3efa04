import type { DaySpan } from "@huabiao/measure";

/** A day, or no more of it than is known. */
export function spanText({ earliest, latest }: DaySpan): string {
  if (earliest === latest) return earliest;
  return earliest.slice(0, 7) === latest.slice(0, 7) ? earliest.slice(0, 7) : earliest.slice(0, 4);
}
