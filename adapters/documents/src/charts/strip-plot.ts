import { Markup } from "../report/markup.ts";
import type { Scale } from "./scale.ts";
import { band, dot, refer, tick, track } from "./track.ts";

/** What one strip shows: a subject among its peers. */
export interface Strip {
  readonly scale: Scale;
  /** Name of the shared dots of the peers. */
  readonly peers: string;
  readonly median: number | null;
  readonly range: readonly [number, number] | null;
  readonly middle: number | null;
}

/** A strip plot: faint dots are the peers, the upright tick their median, the strong dot the subject with its interval. */
export function strip({ scale, peers, median, range, middle }: Strip): Markup {
  return track(
    "",
    refer(peers),
    median === null ? null : tick(scale.at(median)),
    range === null ? null : band(scale.at(range[0]), scale.at(range[1]), "value-band clear"),
    dot(middle === null ? null : scale.at(middle), "value-dot"),
  );
}

/**
 * The faint dots of all peers on a base line.
 *
 * Peers closer than half a percent of the width share a dot, so a group of thousands stays small.
 */
export function peerDots(scale: Scale, values: readonly (number | null)[]): Markup {
  const places = new Set<number>();
  for (const value of values) if (value !== null) places.add(Math.round(scale.at(value) * 2) / 2);
  const dots = [...places].sort((a, b) => a - b).map((place) => `<circle cx=${place}% />`);
  return new Markup(`<line class=base x2=100% y1=14 y2=14 /><g class=peers>${dots.join("")}</g>`);
}
