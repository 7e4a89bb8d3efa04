import type { NormalisationChoice } from "../document/scheme.ts";
import type { Path } from "../path.ts";
import type { Check } from "./report.ts";

/**
 * A normalisation by itself: bounds in order, and a target to be distant from.
 *
 * Codes: `scheme.goalposts-reversed`, `scheme.range-reversed`, `scheme.distance-without-target`.
 */
export function checkNormalisation({ scheme, refuse }: Check, choice: NormalisationChoice, path: Path): void {
  if ("lo" in choice && choice.lo !== undefined && choice.hi !== undefined && choice.lo >= choice.hi) {
    refuse("scheme.goalposts-reversed", [...path, "lo"], { lo: choice.lo, hi: choice.hi });
  }
  if ("range" in choice && choice.range !== undefined && choice.range[0] >= choice.range[1]) {
    refuse("scheme.range-reversed", [...path, "range"], { lo: choice.range[0], hi: choice.range[1] });
  }
  const targets = (scheme.tables.targets ?? []).length > 0;
  if (choice.method === "distance-to-target" && choice.target === undefined && !targets) {
    refuse("scheme.distance-without-target", path, {});
  }
}
