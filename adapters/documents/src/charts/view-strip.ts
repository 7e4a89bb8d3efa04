import type { Markup } from "../report/markup.ts";
import { linearScale } from "./scale.ts";
import type { SharedMarks } from "./shared-marks.ts";
import { peerDots } from "./strip-plot.ts";
import { band, dot, tick, track } from "./track.ts";

/** One view of a team or person among the same view of their peers. */
export interface ViewStrip {
  readonly peers: readonly number[];
  readonly median: number | null;
  readonly range: readonly [number, number] | null;
  readonly middle: number;
  /** Open where the interval does not tell it apart from the median. */
  readonly state: "told-apart" | "open";
}

/**
 * A strip on a scale of its own, since every view has its unit: faint dots are the peers, the tick their median, the strong
 * dot the one portrayed with its interval. The dot is hollow where the interval reaches over the median.
 * The one portrayed is among the peers, under its own dot, so that all of a set share their marks.
 */
export function viewStrip(marks: SharedMarks, { peers, median, range, middle, state }: ViewStrip): Markup {
  const scale = linearScale([middle, ...(range ?? []), ...peers]);
  const open = state === "open";
  return track(
    "",
    marks.refer(peerDots(scale, [...peers, middle])),
    median === null ? null : tick(scale.at(median)),
    range === null ? null : band(scale.at(range[0]), scale.at(range[1]), `${open ? "doubt-band" : "value-band"} clear`),
    dot(scale.at(middle), open ? "open-dot" : "value-dot"),
  );
}
