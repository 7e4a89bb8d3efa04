import type { Rule } from "../rule.ts";

/** More places in the best band than the rules allow. */
export const quotaOverLimit: Rule = {
  id: "quota-over-limit",
  requirement: "R10",
  principle: "fair-hearing",
  severity: "warning",
  check: (scheme, { limits }) => {
    const best = scheme.bands?.[0]?.id;
    const limit = scheme.subjects.type === "person" ? limits.personQuota : limits.teamQuota;
    return (scheme.quotas ?? []).flatMap(({ id, band, share }, at) => {
      if (band !== best || share <= limit.value + 1e-9) return [];
      const facts = { quota: id, percent: Math.round(share * 1000) / 10, limit: limit.value * 100 };
      return [{ path: ["quotas", at, "share"], facts }];
    });
  },
};
