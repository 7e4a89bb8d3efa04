import type { Rule } from "../rule.ts";

/** Missing values of a key or binding indicator are filled from other subjects, so silence costs nothing. */
export const filledKeyIndicator: Rule = {
  id: "filled-key-indicator",
  requirement: "R21",
  principle: "truth",
  severity: "warning",
  check: (scheme) =>
    scheme.indicators.flatMap(({ id, key, binding, missing }, at) => {
      const rules = missing ?? scheme.method?.missing ?? [];
      const filled = rules.some(({ rule }) => rule === "group-mean" || rule === "group-median");
      return (key || binding) && filled ? [{ path: ["indicators", at], facts: { id } }] : [];
    }),
};
