import { type Day, parseDay } from "@huabiao/kernel/calendar";
import type { Period } from "@huabiao/measure";
import type { Indicator, Scheme } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";

/** The values of one indicator at one place, year by year without gaps between the years; NaN = not known. */
export interface YearValues {
  readonly years: readonly number[];
  readonly labels: readonly string[];
  readonly values: Float64Array;
}

/** The years that have a period of their own, up to the assessed one: first and last, with the label of each. */
export function yearLabels({ index, scheme }: Pick<Computed, "index" | "scheme">): ReadonlyMap<number, number> {
  const now = index.years[index.periods.indexOf(scheme.period.label)] ?? Number.POSITIVE_INFINITY;
  const found = new Map<number, number>();
  index.periods.forEach((label, at) => {
    const year = index.years[at];
    const isYear = /^\d{4}$/.test(label) || label === scheme.period.label;
    if (year !== null && year !== undefined && isYear && year <= now) found.set(year, at);
  });
  return found;
}

/** An indicator at a place, year by year, divided by its denominator where it has one. Cost O(years). */
export function yearValues(
  { evidence, index }: Pick<Computed, "evidence" | "index">,
  of: { readonly indicator: Indicator; readonly subject: number; readonly labels: ReadonlyMap<number, number> },
): YearValues {
  const known = [...of.labels.keys()];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const years = known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const read = (id: string, period: number): number => {
    const found = index.find(index.seriesNumber(id), of.subject, period);
    return found < 0 ? Number.NaN : (evidence.observations.value[found] as number);
  };
  const values = Float64Array.from(years, (year) => {
    const period = of.labels.get(year);
    if (period === undefined) return Number.NaN;
    const value = read(of.indicator.id, period);
    if (of.indicator.denominator === undefined) return value;
    const quotient = value / read(of.indicator.denominator, period);
    return Number.isFinite(quotient) ? quotient : Number.NaN;
  });
  return { years, labels: years.map((year) => index.periods[of.labels.get(year) ?? -1] ?? String(year)), values };
}

/** A calendar year as a period of days. */
export function yearPeriod(year: number): Period {
  const text = String(year).padStart(4, "0");
  return { from: known(`${text}-01-01`), to: known(`${text}-12-31`) };
}

/** The assessed period in days. */
export function assessedPeriod({ period }: Scheme): Period {
  return { from: known(period.from), to: known(period.to) };
}

function known(text: string): Day {
  const day = parseDay(text);
  if (!day.ok) throw new RangeError(`${text} is no day`);
  return day.value;
}
