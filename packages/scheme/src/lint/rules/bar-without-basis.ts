import type { Rule } from "../rule.ts";

/** A bar that keeps a person or team from a band and cites no rule. */
export const barWithoutBasis: Rule = {
  id: "bar-without-basis",
  requirement: "R10",
  principle: "fair-hearing",
  severity: "warning",
  check: (scheme) =>
    (scheme.bars ?? []).flatMap(({ id, basis }, at) =>
      basis === undefined ? [{ path: ["bars", at], facts: { bar: id } }] : [],
    ),
};
