import type { Rule } from "../rule.ts";

/** Results lead to prizes and warnings, and to no training for those in between. */
export const noDevelopmentUse: Rule = {
  id: "no-development-use",
  requirement: "R32",
  principle: "use-of-results",
  severity: "advice",
  check: (scheme) =>
    (scheme.uses?.some(({ purpose }) => purpose === "training") ?? false) ? [] : [{ path: ["uses"], facts: {} }],
};
