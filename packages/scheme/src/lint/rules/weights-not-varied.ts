import type { Rule } from "../rule.ts";

/** The uncertainty analysis leaves the weights as they are, the choice that is disputed most. */
export const weightsNotVaried: Rule = {
  id: "weights-not-varied",
  requirement: "R34",
  principle: "open-method",
  severity: "advice",
  check: (scheme) => {
    const uncertainty = scheme.method?.uncertainty;
    if (uncertainty === undefined || uncertainty.draws === 0 || uncertainty.vary?.weights) return [];
    return [{ path: ["method", "uncertainty", "vary"], facts: {} }];
  },
};
