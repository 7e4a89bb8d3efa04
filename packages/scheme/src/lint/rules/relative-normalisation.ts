import { isRelative, normalisationsOf } from "../normalisations.ts";
import type { Rule } from "../rule.ts";

/** A scheme that runs every year scores relative to whoever takes part, so a new unit can reverse old ranks. */
export const relativeNormalisation: Rule = {
  id: "relative-normalisation",
  requirement: "R34",
  principle: "open-method",
  severity: "advice",
  check: (scheme) => {
    if (scheme.kind === "special") return [];
    const count = scheme.indicators.filter((indicator) => normalisationsOf(scheme, indicator).some(isRelative)).length;
    return count === 0 ? [] : [{ path: ["method", "normalise"], facts: { count } }];
  },
};
