import type { Rule } from "../rule.ts";

/** The scheme cites no document it rests on. */
export const noBasis: Rule = {
  id: "no-basis",
  requirement: "R34",
  principle: "open-method",
  severity: "warning",
  check: (scheme) => ((scheme.basis?.length ?? 0) === 0 ? [{ path: ["basis"], facts: {} }] : []),
};
