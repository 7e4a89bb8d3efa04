import { expect, test } from "vitest";
import { middleDay, parseDaySpan } from "./day-span.ts";
import { parseTerm, termDays } from "./term.ts";
import { term } from "./testing/terms.ts";

test.each([
  ["2021-03-05", "2021-03-05", "2021-03-05", "2021-03-05"],
  ["2021-02", "2021-02-01", "2021-02-28", "2021-02-14"],
  ["2024-02", "2024-02-01", "2024-02-29", "2024-02-15"],
  ["2021", "2021-01-01", "2021-12-31", "2021-07-02"],
])("R11 %s is a span from %s to %s, read at %s where a day must be named", (text, earliest, latest, middle) => {
  const span = parseDaySpan(text);
  expect(span).toEqual({ ok: true, value: { earliest, latest } });
  if (span.ok) expect(middleDay(span.value)).toBe(middle);
});

test.each([
  ["2021-13", "no-such-day"],
  ["2021-00", "no-such-day"],
  ["2023-02-29", "no-such-day"],
  ["0000", "no-such-day"],
  ["21-03", "not-a-day"],
  ["2021-3", "not-a-day"],
  ["", "not-a-day"],
  ["2021-03-05-01", "not-a-day"],
])("“%s” is refused: %s", (text, error) => {
  expect(parseDaySpan(text)).toEqual({ ok: false, error });
});

test("R11 a term that ends before it starts is refused and named, with everything else wrong at once", () => {
  const written = { person: "甲", post: "縣長", place: "P", from: "2021-05-02", to: "2021-05-01" };
  expect(parseTerm(written, ["terms", 3])).toMatchObject({
    ok: false,
    error: [{ code: "term.ends-before-start", path: ["terms", 3, "to"], facts: { person: "甲", from: "2021-05-02" } }],
  });
  expect(parseTerm({ ...written, from: "2021-02-30", to: "now" })).toMatchObject({
    ok: false,
    error: [
      { code: "term.no-such-day", path: ["from"] },
      { code: "term.not-a-day", path: ["to"] },
    ],
  });
});

test("a month that holds the first day may hold the last one: the term is kept and never shorter than nothing", () => {
  const kept = term("a", "2021-05-20", "2021-05");
  expect(termDays(kept, "middle").end - termDays(kept, "middle").start).toBe(1);
  expect(termDays(kept, "longest").end - termDays(kept, "longest").start).toBe(12);
  expect(termDays(kept, "shortest").end).toBeLessThan(termDays(kept, "shortest").start);
});

test("a term includes its first and last day, and one without an end goes on", () => {
  const { start, end } = termDays(term("a", "2021-01-01", "2021-12-31"), "middle");
  expect(end - start).toBe(365);
  expect(termDays(term("a", "2021-01-01", null), "middle").end).toBe(Number.POSITIVE_INFINITY);
});
