import type { Rule } from "../rule.ts";

/** Only levels count: who starts low and improves is never seen. */
export const levelOnly: Rule = {
  id: "level-only",
  requirement: "R38",
  principle: "outcome",
  severity: "advice",
  check: (scheme) => {
    const moving = scheme.indicators.some(({ lenses }) => lenses?.some(({ lens }) => lens !== "level"));
    return moving ? [] : [{ path: ["indicators"], facts: {} }];
  },
};
