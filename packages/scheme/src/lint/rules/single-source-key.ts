import type { Rule } from "../rule.ts";

/** A key or binding indicator with one source only. */
export const singleSourceKey: Rule = {
  id: "single-source-key",
  requirement: "R21",
  principle: "truth",
  severity: "warning",
  check: (scheme) =>
    scheme.indicators.flatMap(({ id, key, binding, supply }, at) =>
      (key || binding) && supply?.secondSource === undefined ? [{ path: ["indicators", at], facts: { id } }] : [],
    ),
};
