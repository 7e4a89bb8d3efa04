import type { Markup } from "../report/markup.ts";
import type { Scale } from "./scale.ts";
import { block, line, track } from "./track.ts";

/** What one signed bar shows. */
export interface Contribution {
  readonly scale: Scale;
  readonly value: number;
  readonly kind: "visible" | "latent" | "rest" | "sum";
}

/**
 * A signed bar from zero: filled to the right when it raises the result, hollow to the left when it lowers it.
 *
 * The colour says whether the effect shows at once or years later; the sign is in side and filling.
 */
export function contributionBar({ scale, value, kind }: Contribution): Markup {
  const zero = scale.at(0);
  return track("", block(zero, scale.at(value), `${kind}-${value < 0 ? "minus" : "plus"}`), line(zero, "zero"));
}
