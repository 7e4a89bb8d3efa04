import { Markup } from "../report/markup.ts";
import { linearScale } from "./scale.ts";
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
 */
export function viewStrip({ peers, median, range, middle, state }: ViewStrip): Markup {
  const scale = linearScale([middle, ...(range ?? []), ...peers]);
  const open = state === "open";
  return track(
    "",
    peerMarks(peers.map((peer) => scale.at(peer))),
    median === null ? null : tick(scale.at(median), "median"),
    range === null ? null : band(scale.at(range[0]), scale.at(range[1]), `${open ? "doubt-band" : "value-band"} clear`),
    dot(scale.at(middle), open ? "open-dot" : "value-dot"),
  );
}

/** Peers closer than half a percent share a dot; the style sheet says how high they stand and how large they are. */
function peerMarks(places: readonly number[]): Markup {
  const halves = [...new Set(places.map((place) => Math.round(place * 2) / 2))].sort((a, b) => a - b);
  return new Markup(
    `<line class=base x2=100% y1=14 y2=14 /><g class=peers>${halves.map((place) => `<circle cx=${place}% />`).join("")}</g>`,
  );
}
