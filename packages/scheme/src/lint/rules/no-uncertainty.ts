import type { Rule } from "../rule.ts";

/** No uncertainty analysis, so ranks look more certain than they are. */
export const noUncertainty: Rule = {
  id: "no-uncertainty",
  requirement: "R34",
  principle: "open-method",
  severity: "warning",
  check: (scheme) => {
    const uncertainty = scheme.method?.uncertainty;
    if (uncertainty !== undefined && uncertainty.draws !== 0) return [];
    return [{ path: ["method", "uncertainty", "draws"], facts: {} }];
  },
};
