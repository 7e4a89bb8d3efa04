import type { Rule } from "../rule.ts";

/** More indicators asked of one group than the limit (warning), or than is wanted (advice). */
export const tooManyIndicators: Rule = {
  id: "too-many-indicators",
  requirement: "R06",
  principle: "few-and-key",
  severity: "warning",
  check: (scheme, { groups, limits }) => {
    const asked = groups.map(
      (group) =>
        scheme.indicators.filter(({ only }) => group === null || only === undefined || only.includes(group)).length,
    );
    const count = Math.max(...asked);
    const wanted = limits.indicatorsWanted.value;
    if (count <= wanted) return [];
    const severity = count > limits.indicators.value ? "warning" : "advice";
    return [{ path: ["indicators"], severity, facts: { count, limit: limits.indicators.value, wanted } }];
  },
};
