import type { Rule } from "../rule.ts";

/** A binding indicator that weighs less than the average one. */
export const lightBinding: Rule = {
  id: "light-binding",
  requirement: "R01",
  principle: "outcome",
  severity: "warning",
  check: (scheme, { groups, sharesOf }) =>
    scheme.indicators.flatMap(({ id, binding }, at) => {
      if (!binding) return [];
      const light = groups.find((group) => {
        const shares = scheme.indicators.map((indicator) => sharesOf(group).get(indicator.id) ?? 0);
        const counted = shares.filter((share) => share > 0).length;
        return counted > 0 && (sharesOf(group).get(id) ?? 0) < 1 / counted - 1e-9;
      });
      return light === undefined ? [] : [{ path: ["indicators", at], facts: { id, group: light ?? "—" } }];
    }),
};
