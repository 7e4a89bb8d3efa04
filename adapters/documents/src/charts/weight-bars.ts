import type { Markup } from "../report/markup.ts";
import type { Scale } from "./scale.ts";
import { block, dot, gridLines, line, track } from "./track.ts";

/** The declared share of an indicator as a bar from zero. */
export function declaredBar(scale: Scale, weight: number): Markup {
  return track("", gridLines(scale), block(scale.at(0), scale.at(weight), "value-plus"));
}

/** How closely an indicator goes with the result, −1 … 1: a dot on a line whose middle is zero. */
export function effectDot(scale: Scale, correlation: number | null): Markup {
  const against = correlation !== null && correlation < 0;
  return track(
    "",
    gridLines(scale),
    line(scale.at(0), "zero"),
    dot(correlation === null ? null : scale.at(correlation), against ? "open-dot" : "value-dot"),
  );
}
