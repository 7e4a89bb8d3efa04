import { foldName } from "./fold.ts";

/**
 * The label of a period as tables write it, in one form: 2025年, 2025年度, 2025.0 and ２０２５ are "2025",
 * 2025年3月 is "2025-03", 2025年第一季度 and 2025Q1 are "2025-Q1", a day is YYYY-MM-DD.
 *
 * Any other label that holds a digit stays as it is. `named` are the labels the scheme itself uses: a cell
 * that means one of them takes its spelling. Null when the text names no period.
 */
export function parsePeriod(text: string, named: ReadonlyMap<string, string>): string | null {
  const form = periodForm(text);
  const label = named.get(form);
  if (label !== undefined) return label;
  return /\p{Nd}/u.test(form) && form.length <= 60 ? form : null;
}

/** The labels a scheme uses, by the form in which cells are compared with them. */
export function namePeriods(labels: Iterable<string>): Map<string, string> {
  const named = new Map<string, string>();
  for (const label of labels) if (!named.has(periodForm(label))) named.set(periodForm(label), label);
  return named;
}

function periodForm(text: string): string {
  const folded = foldName(text);
  const year = /^(\d{4})(?:\.0+|年度?)?$/.exec(folded);
  if (year) return year[1] as string;
  const month = /^(\d{4})年(\d{1,2})月$/.exec(folded);
  if (month) return `${month[1]}-${(month[2] as string).padStart(2, "0")}`;
  const quarter = /^(\d{4})(?:[- ]?[Qq]|年第?)([1-4一二三四])(?:季度?)?$/u.exec(folded);
  if (quarter) return `${quarter[1]}-Q${quarterDigits.get(quarter[2] as string) ?? quarter[2]}`;
  return folded.replace(/^(\d{4}-\d{2}-\d{2})[T ]00:00:00(?:\.0+)?Z?$/, "$1");
}

const quarterDigits = new Map([
  ["一", "1"],
  ["二", "2"],
  ["三", "3"],
  ["四", "4"],
]);
