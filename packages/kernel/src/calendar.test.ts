import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, dayNumber, dayOf, daysInMonth, parseDay, yearOf } from "./calendar.ts";

function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

test.each([
  "2025-1-1",
  "20250101",
  "2025/01/01",
  " 2025-01-01",
  "2025-01-01T00:00",
  "",
  "２０２５-01-01",
  "-001-01-01",
])("“%s” is not a day", (text) => {
  expect(parseDay(text)).toEqual({ ok: false, error: "not-a-day" });
});

test.each(["2023-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-01-00", "0000-01-01"])(
  "the calendar has no %s",
  (text) => {
    expect(parseDay(text)).toEqual({ ok: false, error: "no-such-day" });
  },
);

test.each(["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s is a day", (text) => {
  expect(parseDay(text)).toEqual({ ok: true, value: text });
});

test("days are counted from 1970-01-01", () => {
  expect(dayNumber(day("1970-01-01"))).toBe(0);
  expect(dayNumber(day("1969-12-31"))).toBe(-1);
  expect(dayNumber(day("2000-03-01"))).toBe(11017);
  expect(dayNumber(day("2020-10-24")) - dayNumber(day("2019-10-24"))).toBe(366);
});

test("days of the first century are counted without a jump", () => {
  expect(dayNumber(day("0100-01-01")) - dayNumber(day("0099-12-31"))).toBe(1);
  expect(dayNumber(day("0001-01-01"))).toBe(-719_162);
});

test("a month is as long as the distance between its first day and the next month's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const first = (y: number, m: number) =>
        dayNumber(day(`${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-01`));
      const next = month === 12 ? first(year + 1, 1) : first(year, month + 1);
      expect(daysInMonth(year, month)).toBe(next - first(year, month));
    }),
  );
});

test("the year of a day is read from it", () => {
  expect(yearOf(day("0099-12-31"))).toBe(99);
});

test("a day is found again by its number, and what the calendar does not hold is refused", () => {
  for (const text of ["0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"])
    expect(dayOf(dayNumber(day(text)))).toBe(text);
  expect(() => dayOf(2_932_897)).toThrow("day number 2932897");
  expect(() => dayOf(0.5)).toThrow(RangeError);
});
