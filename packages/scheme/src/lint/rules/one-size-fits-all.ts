import type { Rule } from "../rule.ts";

/** Several comparison groups, and every indicator counts the same in all of them. */
export const oneSizeFitsAll: Rule = {
  id: "one-size-fits-all",
  requirement: "R25",
  principle: "like-with-like",
  severity: "warning",
  check: (scheme, { groups, sharesOf }) => {
    if (groups.length < 2) return [];
    const [first, ...others] = groups.map((group) => sharesOf(group));
    const same = others.every((shares) =>
      scheme.indicators.every(({ id }) => Math.abs((shares.get(id) ?? 0) - (first?.get(id) ?? 0)) < 1e-9),
    );
    return same ? [{ path: ["subjects", "groups"], facts: { groups: groups.length } }] : [];
  },
};
