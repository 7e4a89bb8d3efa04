import type { Rule } from "../rule.ts";

/** A quota that gives a small pool no place at all. */
export const quotaCannotBeMet: Rule = {
  id: "quota-cannot-be-met",
  requirement: "R10",
  principle: "fair-hearing",
  severity: "warning",
  check: (scheme) =>
    (scheme.quotas ?? []).flatMap(({ id, group, share, rounding = "floor" }, at) => {
      const size = scheme.subjects.groups?.find((candidate) => candidate.id === group)?.minimum;
      if (size === undefined || share === 0) return [];
      const rounded = { floor: Math.floor, round: Math.round, ceil: Math.ceil }[rounding](share * size + 1e-9);
      return rounded >= 1 ? [] : [{ path: ["quotas", at, "share"], facts: { quota: id, size, percent: share * 100 } }];
    }),
};
