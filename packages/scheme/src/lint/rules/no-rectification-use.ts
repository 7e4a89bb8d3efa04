import type { Rule } from "../rule.ts";

/** Results open no list of what to put right. */
export const noRectificationUse: Rule = {
  id: "no-rectification-use",
  requirement: "R33",
  principle: "use-of-results",
  severity: "advice",
  check: (scheme) =>
    (scheme.uses?.some(({ purpose }) => purpose === "rectification") ?? false) ? [] : [{ path: ["uses"], facts: {} }],
};
