import { normalisationsOf } from "../normalisations.ts";
import type { Rule } from "../rule.ts";

/** Fraction of the best where lower is better: of values above zero the worst is then the largest fraction, and is rewarded. */
export const reversedFraction: Rule = {
  id: "reversed-fraction",
  requirement: "R34",
  principle: "open-method",
  severity: "warning",
  check: (scheme) =>
    scheme.indicators.flatMap((indicator, at) => {
      const reversed = normalisationsOf(scheme, indicator).some(({ method }) => method === "fraction-of-best");
      const lowerCounts =
        indicator.direction === "lower" && indicator.lenses?.every(({ lens }) => lens === "target") !== true;
      return reversed && lowerCounts ? [{ path: ["indicators", at, "direction"], facts: { id: indicator.id } }] : [];
    }),
};
