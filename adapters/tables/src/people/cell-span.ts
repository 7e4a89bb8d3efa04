import { type DaySpan, knownDay, parseDaySpan } from "@huabiao/measure";
import { parseCellDay } from "../cells/cell-verdict.ts";
import { foldWidth } from "../match/fold.ts";

/**
 * Reads a day, or a month (2021-06, 2021/6, 2021年6月) or year (2021, 2021年) where no more is known; null when missing,
 * undefined when it is none of them.
 */
export function parseCellSpan(text: string): DaySpan | null | undefined {
  const day = parseCellDay(text);
  if (day === null) return null;
  if (day !== undefined) return knownDay(day);
  const match = /^(\d{4})(?:[-/.年](\d{1,2})月?|年|\.0+)?$/u.exec(foldWidth(text).trim());
  if (!match) return undefined;
  const [, year = "", month] = match;
  const span = parseDaySpan(month === undefined ? year : `${year}-${month.padStart(2, "0")}`);
  return span.ok ? span.value : undefined;
}
