import { dayNumber } from "@huabiao/kernel/calendar";
import type { FlagFinding } from "../findings.ts";
import type { ServedTerm } from "./serving.ts";
import { yearPeriod } from "./year-values.ts";

/** Indexes of the findings' flags, by place. */
export type FlagIndex = ReadonlyMap<number, readonly number[]>;

/** Sorts flags by the place they are about. */
export function flagIndex(flags: readonly FlagFinding[]): FlagIndex {
  const found = new Map<number, number[]>();
  flags.forEach(({ subject }, at) => {
    if (subject === null) return;
    const own = found.get(subject);
    if (own) own.push(at);
    else found.set(subject, [at]);
  });
  return found;
}

/** Flags about a place in the years of one of the person's terms there; those without a year always. */
export function flagsOfTerms(flags: readonly FlagFinding[], index: FlagIndex, own: readonly ServedTerm[]): number[] {
  const found = new Set<number>();
  for (const { subject, start, end } of own) {
    for (const at of index.get(subject) ?? []) {
      const periods = flags[at]?.periods ?? [];
      if (periods.length === 0 || periods.some((label) => overlaps(label, start, end))) found.add(at);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function overlaps(label: string, start: number, end: number): boolean {
  const year = Number(label.slice(0, 4));
  if (!Number.isInteger(year) || year < 1) return true;
  const { from, to } = yearPeriod(year);
  return dayNumber(from) < end && dayNumber(to) >= start;
}
