import type { Markup } from "../report/markup.ts";
import type { Scale } from "./scale.ts";
import { dot, joint, refer, track } from "./track.ts";

/** Two views of one thing on the same scale. */
export interface Dumbbell {
  readonly scale: Scale;
  /** Name of the shared grid lines. */
  readonly grid: string;
  readonly first: number;
  readonly second: number;
}

/** Two dots joined by a line: the first view full, the second hollow. */
export function dumbbell({ scale, grid, first, second }: Dumbbell): Markup {
  const [from, to] = [scale.at(first), scale.at(second)];
  return track("", refer(grid), joint(from, to), dot(from, "value-dot"), dot(to, "raw-dot"));
}
