import { dayNumber } from "@huabiao/kernel/calendar";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type DaySpan, middleDay, parseDaySpan } from "./day-span.ts";

/** A person in a post of a place, first and last day included. `to` null = still in post. */
export interface TermOfOffice {
  readonly person: string;
  readonly post: string;
  readonly place: string;
  readonly from: DaySpan;
  readonly to: DaySpan | null;
}

/** A term as it is written: days, or months or years where no more is known. */
export interface WrittenTerm extends Omit<TermOfOffice, "from" | "to"> {
  readonly from: string;
  readonly to: string | null;
}

/**
 * Reads a written term (R11); everything wrong with it is told at once.
 *
 * Refused: `term.not-a-day`, `term.no-such-day` at `from` or `to`, `term.ends-before-start` when even the latest
 * reading of its end lies before the earliest reading of its start. Where spans merely overlap the term is kept.
 *
 * @param path where the term stands, so that the problems name it.
 */
export function parseTerm(
  written: WrittenTerm,
  path: readonly (string | number)[] = [],
): Result<TermOfOffice, readonly Problem[]> {
  const { person, post, place } = written;
  const about = (value: string) => ({ person, post, place, value });
  const problems: Problem[] = [];
  const read = (text: string, end: "from" | "to"): DaySpan | null => {
    const span = parseDaySpan(text);
    if (span.ok) return span.value;
    problems.push(problem(`term.${span.error}`, about(text), { path: [...path, end] }));
    return null;
  };
  const from = read(written.from, "from");
  const to = written.to === null ? null : read(written.to, "to");
  if (from && to && to.latest < from.earliest) {
    const facts = { ...about(written.to ?? ""), from: written.from };
    problems.push(problem("term.ends-before-start", facts, { path: [...path, "to"] }));
  }
  return from && problems.length === 0 ? ok({ person, post, place, from, to }) : err(problems);
}

/** Day numbers of a term: first day in post and the first day no longer in it; ∞ while still in post. */
export interface TermDays {
  readonly start: number;
  readonly end: number;
}

/**
 * How uncertain dates are read: at the middle of their spans (an end never before its own start), or so that
 * the term is as short, or as long, as it can be. Empty when start ≥ end.
 */
export type DateReading = "middle" | "shortest" | "longest";

/** The days of a term under a reading of its dates. */
export function termDays({ from, to }: TermOfOffice, reading: DateReading): TermDays {
  if (reading === "shortest") return { start: dayNumber(from.latest), end: endOf(to?.earliest) };
  if (reading === "longest") return { start: dayNumber(from.earliest), end: endOf(to?.latest) };
  const start = dayNumber(middleDay(from));
  if (to === null) return { start, end: Number.POSITIVE_INFINITY };
  const latestEnd = dayNumber(to.latest);
  const end = Math.min(latestEnd, Math.max(start, dayNumber(middleDay(to))));
  return { start: Math.min(start, latestEnd), end: end + 1 };
}

function endOf(lastDay: DaySpan["latest"] | undefined): number {
  return lastDay === undefined ? Number.POSITIVE_INFINITY : dayNumber(lastDay) + 1;
}
