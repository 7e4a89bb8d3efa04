import type { Rule } from "../rule.ts";

/** Input or process weighs as if it were a result. */
export const inputAsResult: Rule = {
  id: "input-as-result",
  requirement: "R16",
  principle: "outcome",
  severity: "warning",
  check: (scheme, { groups, sharesOf, limits }) =>
    scheme.indicators.flatMap(({ id, nature }, at) => {
      if (nature !== "input" && nature !== "process") return [];
      const share = Math.max(...groups.map((group) => sharesOf(group).get(id) ?? 0));
      if (share <= limits.inputShare.value + 1e-9) return [];
      const facts = { id, nature, percent: Math.round(share * 1000) / 10, limit: limits.inputShare.value * 100 };
      return [{ path: ["indicators", at, "nature"], facts }];
    }),
};
