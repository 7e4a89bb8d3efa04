import { dayNumber, parseDay } from "@huabiao/kernel/calendar";
import { invariant } from "@huabiao/kernel/invariant";

/** The number of a day that is written `YYYY-MM-DD`. */
export function dayOf(text: string): number {
  const day = parseDay(text);
  invariant(day.ok, `${text} is no day`);
  return dayNumber(day.value);
}

/** A day number as `YYYY-MM-DD`. */
export function textOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
