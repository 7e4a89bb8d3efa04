import type { Rule } from "../rule.ts";

/** A comparison group that may have too few members to compare. */
export const smallGroup: Rule = {
  id: "small-group",
  requirement: "R25",
  principle: "like-with-like",
  severity: "warning",
  check: (scheme, { limits }) =>
    (scheme.subjects.groups ?? []).flatMap(({ id, minimum }, at) => {
      const limit = limits.groupMinimum.value;
      if (minimum === undefined || minimum >= limit) return [];
      return [{ path: ["subjects", "groups", at, "minimum"], facts: { group: id, minimum, limit } }];
    }),
};
