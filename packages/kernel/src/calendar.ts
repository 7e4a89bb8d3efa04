import { err, ok, type Result } from "./result.ts";

/** A calendar day as `YYYY-MM-DD`, proleptic Gregorian, years 0001–9999. Sorts as text. */
export type Day = string & { readonly day: unique symbol };

/** Why a text is not a day. */
export type DayRefusal = "not-a-day" | "no-such-day";

/**
 * Reads `YYYY-MM-DD`. Anything else is `not-a-day`; a well-formed day that the calendar lacks
 * (2023-02-29) is `no-such-day`.
 */
export function parseDay(text: string): Result<Day, DayRefusal> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return err("not-a-day");
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return err("no-such-day");
  return ok(text as Day);
}

/** Days in a month of the Gregorian calendar; month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 to the day, negative before. */
export function dayNumber(day: Day): number {
  // A cycle later, because `Date.UTC` takes the years 0–99 for 1900–1999.
  const later = Date.UTC(yearOf(day) + cycleYears, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return later / 86_400_000 - cycleDays;
}

/** The day that `dayNumber` numbers so. @param number a whole number within the years 0001–9999. @throws RangeError outside. */
export function dayOf(number: number): Day {
  if (!Number.isInteger(number) || number < -719_162 || number > 2_932_896)
    throw new RangeError(`day number ${number}`);
  return new Date(number * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** The Gregorian calendar repeats every 400 years. */
const cycleYears = 400;
const cycleDays = 146_097;

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
