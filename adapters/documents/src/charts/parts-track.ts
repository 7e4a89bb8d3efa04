import type { Markup } from "../report/markup.ts";
import { linearScale } from "./scale.ts";
import { dot, joint, refer, track } from "./track.ts";

/** Positions run from none to all of the comparable below. */
export const positionScale = linearScale([0, 1]);

/** Where the parts of two sides stand among comparables, 0 … 1 each. */
export interface PartsTrack {
  /** Name of the shared grid lines. */
  readonly grid: string;
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Full dots are the parts of one side, hollow dots those of the other; a line joins the means of the two. */
export function partsTrack({ grid, first, second }: PartsTrack): Markup {
  const at = (place: number) => positionScale.at(place);
  return track(
    "",
    refer(grid),
    first.length === 0 || second.length === 0 ? null : joint(at(meanOf(first)), at(meanOf(second))),
    second.map((place) => dot(at(place), "raw-dot")),
    first.map((place) => dot(at(place), "value-dot")),
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
