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
  return new Markup(`<svg class=timeline role="img" aria-labelledby="${labelledBy}">${parts.join("")}</svg>`);
}

function height(scale: Scale, value: number): number {
  return Math.round((bottom - ((bottom - top) * (value - scale.lo)) / (scale.hi - scale.lo)) * 10) / 10;
}

/** Level lines with their labels. */
export function levels(scale: Scale): string {
  const lines = scale.ticks.map((tick) => `<line x1=7% x2=100% ${both("y", height(scale, tick))}/>`);
  const labels = scale.ticks.map(
    (tick) => `<text x=5% y=${height(scale, tick) + 4}>${String(tick).replace("-", "\u2212")}</text>`,
  );
  return `<g class=grid>${lines.join("")}</g><g class=levels>${labels.join("")}</g>`;
}

function both(axis: "x" | "y", at: number): string {
  return `${axis}1=${at} ${axis}2=${at} `;
}

/** Labels of periods, thinned. */
export function periodNames(periods: readonly string[], x: (i: number) => number): string {
  const most = periods.every((period) => period.length <= 4) ? 8 : 4;
  const every = Math.max(1, Math.ceil((periods.length - 1) / most));
  const labels = periods.map((period, i) => {
    const last = i === periods.length - 1;
    if (!last && (i % every !== 0 || periods.length - 1 - i < every)) return "";
    return `<text x=${lengthOf(x(i))} y=170>${escapeText(period)}</text>`;
  });
  return `<g class=periods>${labels.join("")}</g>`;
}

/** A line, and its points over it. */
export function linePath({ kind, values }: Series, x: (i: number) => number, scale: Scale): string {
  let lines = "";
  let points = "";
  values.forEach((value, i) => {
    if (value === null) return;
    const [across, y] = [lengthOf(x(i)), height(scale, value)];
    const before = values[i - 1] ?? null;
    if (before !== null) lines += `<line x1=${lengthOf(x(i - 1))} y1=${height(scale, before)} x2=${across} y2=${y} />`;
    points += kind === "latent" ? `<rect x=${across} y=${y} />` : `<circle cx=${across} cy=${y} />`;
  });
  return `<g class="line ${kind}">${lines}</g><g class="point ${kind}">${points}</g>`;
}
