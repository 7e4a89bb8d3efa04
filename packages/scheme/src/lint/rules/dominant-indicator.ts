import type { Rule } from "../rule.ts";

/** One indicator decides more than a fifth of the whole in some group. */
export const dominantIndicator: Rule = {
  id: "dominant-indicator",
  requirement: "R01",
  principle: "like-with-like",
  severity: "warning",
  check: (scheme, { groups, sharesOf, limits }) =>
    scheme.indicators.flatMap(({ id }, at) => {
      const shares = groups.map((group) => ({ group, share: sharesOf(group).get(id) ?? 0 }));
      const most = shares.reduce((a, b) => (b.share > a.share ? b : a));
      if (most.share <= limits.indicatorShare.value + 1e-9) return [];
      const facts = {
        id,
        group: most.group ?? "—",
        percent: percent(most.share),
        limit: percent(limits.indicatorShare.value),
      };
      return [{ path: ["indicators", at], facts }];
    }),
};

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
