import { Markup } from "../report/markup.ts";
import { lengthOf, type Scale } from "./scale.ts";
import { dot, line, refer, track } from "./track.ts";

/** What a rater's bar shows. */
export interface Severity {
  readonly scale: Scale;
  /** Name of the shared grid lines. */
  readonly grid: string;
  readonly severity: number;
  readonly se: number;
}

/** How far a rater stands from the others: a dot with two standard errors on either side, and where nobody stands apart. */
export function severityBar({ scale, grid, severity, se }: Severity): Markup {
  const ends = `x1="${lengthOf(scale.at(severity - 2 * se))}" x2="${lengthOf(scale.at(severity + 2 * se))}"`;
  const whisker = new Markup(`<line class=whisker ${ends} y1="14" y2="14"/>`);
  return track("", refer(grid), line(scale.at(0), "zero"), whisker, dot(scale.at(severity), "value-dot"));
}
