import type { Rule } from "../rule.ts";

/** A livelihood dimension in which no indicator is read against a target. */
export const noLivelihoodTarget: Rule = {
  id: "no-livelihood-target",
  requirement: "R17",
  principle: "outcome",
  severity: "advice",
  check: (scheme) =>
    scheme.dimensions.flatMap(({ id, concept }, at) => {
      if (concept !== "livelihood") return [];
      const own = scheme.indicators.filter(({ parent }) => parent === id);
      const targeted = own.some(({ lenses }) => lenses?.some(({ lens }) => lens === "target"));
      return targeted || own.length === 0 ? [] : [{ path: ["dimensions", at], facts: { id } }];
    }),
};
