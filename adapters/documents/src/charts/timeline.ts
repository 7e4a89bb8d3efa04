import { escapeText, Markup } from "../report/markup.ts";
import { lengthOf, linearScale, type Scale } from "./scale.ts";

/** A line over the periods; null breaks it. */
export interface Series {
  readonly kind: "index" | "visible" | "latent";
  readonly values: readonly (number | null)[];
}

const top = 12;
const bottom = 148;

/**
 * Lines over equally spaced periods, told apart by colour, dash and shape of their points:
 * the index solid with dots, visible dashed with open dots, latent solid with squares.
 *
 * Labels of periods are thinned to nine short or five longer ones; the last always stands.
 */
export function timeline(periods: readonly string[], series: readonly Series[], labelledBy: string): Markup {
  const scale = linearScale(series.flatMap((line) => line.values));
  const x = (i: number) => (periods.length === 1 ? 50 : 7 + (90 * i) / (periods.length - 1));
  const parts = [levels(scale), periodNames(periods, x), ...series.map((line) => linePath(line, x, scale))];
  return new Markup(`<svg class="timeline" role="img" aria-labelledby="${labelledBy}">${parts.join("")}</svg>`);
}

function height(scale: Scale, value: number): number {
  return Math.round((bottom - ((bottom - top) * (value - scale.lo)) / (scale.hi - scale.lo)) * 10) / 10;
}

/** Level lines with their labels. */
export function levels(scale: Scale): string {
  return scale.ticks
    .map((tick) => {
      const y = height(scale, tick);
      return `<line class="grid" x1="7%" x2="100%" y1="${y}" y2="${y}"/><text x="5%" y="${y + 4}" text-anchor="end">${String(tick).replace("-", "\u2212")}</text>`;
    })
    .join("");
}

/** Labels of periods, thinned. */
export function periodNames(periods: readonly string[], x: (i: number) => number): string {
  const most = periods.every((period) => period.length <= 4) ? 8 : 4;
  const every = Math.max(1, Math.ceil((periods.length - 1) / most));
  return periods
    .map((period, i) => {
      const last = i === periods.length - 1;
      if (!last && (i % every !== 0 || periods.length - 1 - i < every)) return "";
      return `<text x="${lengthOf(x(i))}" y="170" text-anchor="middle">${escapeText(period)}</text>`;
    })
    .join("");
}

/** A line with its points. */
export function linePath({ kind, values }: Series, x: (i: number) => number, scale: Scale): string {
  let parts = "";
  values.forEach((value, i) => {
    if (value === null) return;
    const [across, y] = [lengthOf(x(i)), height(scale, value)];
    const before = values[i - 1] ?? null;
    if (before !== null)
      parts += `<line class="line ${kind}" x1="${lengthOf(x(i - 1))}" y1="${height(scale, before)}" x2="${across}" y2="${y}"/>`;
    parts += mark(kind, across, y);
  });
  return parts;
}

function mark(kind: Series["kind"], across: string, y: number): string {
  if (kind !== "latent")
    return `<circle class="point ${kind}" cx="${across}" cy="${y}" r="${kind === "index" ? 3.5 : 3}"/>`;
  return `<svg x="${across}" y="${y}" overflow="visible"><rect class="point latent" x="-3.5" y="-3.5" width="7" height="7"/></svg>`;
}
