import type { Rule } from "../rule.ts";

/** A veto that one examiner alone can cast. */
export const vetoNeedsTwoExaminers: Rule = {
  id: "veto-needs-two-examiners",
  requirement: "R07",
  principle: "judgement",
  severity: "warning",
  check: (scheme, { limits }) =>
    (scheme.politicalStandard ?? []).flatMap(({ id, veto, examiners = 1 }, at) => {
      const limit = limits.examiners.value;
      return veto && examiners < limit
        ? [{ path: ["politicalStandard", at], facts: { criterion: id, examiners, limit } }]
        : [];
    }),
};
