import { Markup } from "../report/markup.ts";
import { lengthOf, linearScale, type Scale } from "./scale.ts";
import { levels, linePath, periodNames, type Series } from "./timeline.ts";

/** What showed at once, what ripened later, and what was credited back, over terms of office. */
export interface TermsTimeline {
  readonly periods: readonly string[];
  readonly series: readonly Series[];
  /** A signed amount for each period, on a scale of its own; null = none. */
  readonly credited: readonly (number | null)[];
  /** Terms as days `YYYY-MM-DD`, months or years; null = not ended. */
  readonly terms: readonly { readonly from: string; readonly to: string | null }[];
}

const creditTop = 190;
const creditBottom = 236;

/**
 * Lines over the years with the terms of office as numbered bands behind them; below, signed columns of what was credited.
 *
 * A year's figure stands in the middle of the year. Periods that are no years are spaced evenly, and then no band is drawn.
 */
export function termsTimeline({ periods, series, credited, terms }: TermsTimeline, labelledBy: string): Markup {
  const years = periods.map(Number);
  const dated = years.every(Number.isFinite);
  const places = dated ? years : periods.map((_, i) => i);
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  const across = (year: number) => 7 + (92 * (year - first + 0.5)) / (last - first + 1);
  const x = (i: number) => across(places[i] ?? first);
  const scale = linearScale(series.flatMap((line) => line.values));
  const hasCredits = credited.some((amount) => amount !== null);
  const parts = [
    ...(dated ? terms.map((term, i) => termBand(term, i, { across, height: hasCredits ? creditBottom : 152 })) : []),
    levels(scale),
    periodNames(periods, x),
    ...series.map((line) => linePath(line, x, scale)),
    hasCredits ? columns(credited, x, 60 / Math.max(periods.length, 4)) : "",
  ];
  const kind = hasCredits ? "timeline with-credits" : "timeline";
  return new Markup(`<svg class="${kind}" role="img" aria-labelledby="${labelledBy}">${parts.join("")}</svg>`);
}

interface Room {
  readonly across: (year: number) => number;
  readonly height: number;
}

function termBand({ from, to }: TermsTimeline["terms"][number], i: number, { across, height }: Room): string {
  const inside = (place: number) => Math.min(99, Math.max(7, place));
  const [left, right] = [inside(across(yearPoint(from))), to === null ? 99 : inside(across(yearPoint(to)))];
  if (right <= left) return "";
  const label = `<text x="${lengthOf((left + right) / 2)}" y="10" text-anchor="middle">${i + 1}</text>`;
  return `<rect class="term ${i % 2 === 0 ? "even" : "odd"}" x="${lengthOf(left)}" width="${lengthOf(right - left)}" y="0" height="${height}"/>${label}`;
}

/** Credits to the right way up, debits hollow below the line. */
function columns(amounts: readonly (number | null)[], x: (i: number) => number, width: number): string {
  const scale = linearScale([0, ...amounts]);
  const up = (value: number) => height(scale, value);
  const zero = up(0);
  const bars = amounts.map((amount, i) => {
    if (amount === null) return "";
    const top = Math.min(zero, up(amount));
    return `<rect class="latent-${amount < 0 ? "minus" : "plus"}" x="${lengthOf(x(i) - width / 2)}" width="${lengthOf(width)}" y="${top}" height="${Math.round((Math.max(zero, up(amount)) - top) * 10) / 10}"/>`;
  });
  return `<line class=zero x1="7%" x2="99%" y1="${zero}" y2="${zero}"/><text x="5%" y="${zero + 4}" text-anchor="end">0</text>${bars.join("")}`;
}

function height(scale: Scale, value: number): number {
  return (
    Math.round((creditBottom - ((creditBottom - creditTop) * (value - scale.lo)) / (scale.hi - scale.lo)) * 10) / 10
  );
}

/** A day as a point on the axis on which a year's figure stands at its whole number. */
function yearPoint(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year - 0.5 + (month - 1) / 12 + (date - 1) / 366;
}
