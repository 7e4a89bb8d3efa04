import type { Rule } from "../rule.ts";

/** No floor under the data coverage: a subject can be scored on a handful of cells. */
export const noCoverageFloor: Rule = {
  id: "no-coverage-floor",
  requirement: "R34",
  principle: "open-method",
  severity: "advice",
  check: (scheme) => ((scheme.method?.coverage?.subject ?? 0) > 0 ? [] : [{ path: ["method", "coverage"], facts: {} }]),
};
