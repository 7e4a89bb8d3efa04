import type { Markup } from "../report/markup.ts";
import type { Scale } from "./scale.ts";
import { band, dot, refer, track } from "./track.ts";

/** What one interval bar shows. */
export interface IntervalBar {
  readonly scale: Scale;
  /** Name of the shared grid lines. */
  readonly grid: string;
  /** Lower and upper end; null when there is no interval. */
  readonly range: readonly [number, number] | null;
  /** The estimate; null when there is none. */
  readonly middle: number | null;
  readonly state: "settled" | "undecided";
}

/**
 * A score with its interval: a bar from lower to upper end with a dot at the estimate.
 *
 * An undecided subject has a hollow dot on a lighter, differently coloured bar, so that neither colour
 * nor shape alone carries the meaning. Without an interval the dot stands alone; without a score the
 * track is empty.
 */
export function intervalBar({ scale, grid, range, middle, state }: IntervalBar): Markup {
  const undecided = state === "undecided";
  const bar =
    range === null ? null : band(scale.at(range[0]), scale.at(range[1]), undecided ? "doubt-band" : "value-band");
  const mark = dot(middle === null ? null : scale.at(middle), undecided ? "open-dot" : "value-dot");
  return track("", refer(grid), bar, mark);
}
