import { dayNumber, parseDay } from "@huabiao/kernel/calendar";
import { invariant } from "@huabiao/kernel/invariant";

/** The number of a day that is written `YYYY-MM-DD`, or of the middle of a month written `YYYY-MM`. */
export function dayOf(text: string): number {
  const day = parseDay(text.length === 7 ? `${text}-15` : text);
  invariant(day.ok, `${text} is no day`);
  return dayNumber(day.value);
}

/** A day number as `YYYY-MM-DD`. */
export function textOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
