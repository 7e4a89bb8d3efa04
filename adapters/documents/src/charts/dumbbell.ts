import { type Markup as Drawing, Markup } from "../report/markup.ts";
import { lengthOf, type Scale } from "./scale.ts";
import { dot, refer, track } from "./track.ts";

/** Two views of one thing on the same scale. */
export interface Dumbbell {
  readonly scale: Scale;
  /** Name of the shared grid lines. */
  readonly grid: string;
  readonly first: number;
  readonly second: number;
}

/** Two dots joined by a line: the first view full, the second hollow. */
export function dumbbell({ scale, grid, first, second }: Dumbbell): Drawing {
  const [from, to] = [scale.at(first), scale.at(second)];
  const joint = new Markup(`<line class=joint x1="${lengthOf(from)}" x2="${lengthOf(to)}" y1="14" y2="14"/>`);
  return track("", refer(grid), joint, dot(from, "value-dot"), dot(to, "raw-dot"));
}
