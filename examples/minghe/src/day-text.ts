import { dayNumber, parseDay } from "@huabiao/kernel/calendar";
import { invariant } from "@huabiao/kernel/invariant";

/** A day number as `YYYY-MM-DD`. */
export { dayOf as textOf } from "@huabiao/kernel/calendar";

/** The number of a day that is written `YYYY-MM-DD`, or of the middle of a month written `YYYY-MM`. */
export function dayOf(text: string): number {
  const day = parseDay(text.length === 7 ? `${text}-15` : text);
  invariant(day.ok, `${text} is no day`);
  return dayNumber(day.value);
}
