import { Markup } from "../report/markup.ts";
import { lengthOf, type Scale } from "./scale.ts";
import { gridLines, track } from "./track.ts";

/** Estimate with the ends of its interval. */
export type Estimate = readonly [estimate: number, lower: number, upper: number];

/** Two bars from zero with whiskers: above the share a factor explains alone, below with all its interactions. */
export function sensitivityBars(scale: Scale, first: Estimate, total: Estimate): Markup {
  return track(
    "tall",
    gridLines(scale),
    whisker(scale, first, { top: 7, kind: "value-bar" }),
    whisker(scale, total, { top: 22, kind: "total-bar" }),
  );
}

function whisker(
  scale: Scale,
  estimate: Estimate,
  { top, kind }: { readonly top: number; readonly kind: string },
): Markup {
  const [middle, lower, upper] = estimate;
  const zero = scale.at(0);
  const width = lengthOf(Math.max(0, scale.at(middle) - zero));
  const ends = `x1="${lengthOf(scale.at(lower))}" x2="${lengthOf(scale.at(upper))}"`;
  return new Markup(
    `<rect class="${kind}" x="${lengthOf(zero)}" width="${width}" y="${top}" height="10"/><g class=whisker><line class=halo ${ends} y1="${top + 5}" y2="${top + 5}"/><line ${ends} y1="${top + 5}" y2="${top + 5}"/></g>`,
  );
}
