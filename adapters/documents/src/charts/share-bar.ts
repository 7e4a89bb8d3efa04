import { Markup } from "../report/markup.ts";
import type { Scale } from "./scale.ts";
import { band, block, dot, track } from "./track.ts";

/** A share as a bar from zero. */
export function shareBar(scale: Scale, share: number): Markup {
  return track("", ground, block(scale.at(0), scale.at(share), "value-bar"));
}

/** A share with the range that several ways of dividing leave it: from the least to the most, and a dot where they are mixed. */
export function shareRange(scale: Scale, lenses: readonly number[], mix: number | null): Markup {
  const [least, most] = [Math.min(...lenses), Math.max(...lenses)];
  const bar = lenses.length < 2 ? null : band(scale.at(least), scale.at(most), "value-band");
  return track("", ground, bar, dot(mix === null ? null : scale.at(mix), "value-dot"));
}

const ground = new Markup("<line class=base x2=100% y1=14 y2=14 />");
