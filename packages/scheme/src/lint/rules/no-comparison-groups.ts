import type { Rule } from "../rule.ts";

/** Subjects are compared without classes. */
export const noComparisonGroups: Rule = {
  id: "no-comparison-groups",
  requirement: "R25",
  principle: "like-with-like",
  severity: "advice",
  check: (scheme) =>
    (scheme.subjects.groups?.length ?? 0) < 2 ? [{ path: ["subjects"], facts: { type: scheme.subjects.type } }] : [],
};
