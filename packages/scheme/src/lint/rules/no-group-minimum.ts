import type { Rule } from "../rule.ts";

/** A comparison group without a minimum size. */
export const noGroupMinimum: Rule = {
  id: "no-group-minimum",
  requirement: "R25",
  principle: "like-with-like",
  severity: "advice",
  check: (scheme, { limits }) =>
    (scheme.subjects.groups ?? []).flatMap(({ id, minimum }, at) =>
      minimum === undefined
        ? [{ path: ["subjects", "groups", at], facts: { group: id, limit: limits.groupMinimum.value } }]
        : [],
    ),
};
