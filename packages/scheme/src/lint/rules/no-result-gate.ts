import type { Rule } from "../rule.ts";

/** No signature of the leadership body before a result stands or is published. */
export const noResultGate: Rule = {
  id: "no-result-gate",
  requirement: "R04",
  principle: "leadership",
  severity: "warning",
  check: (scheme) =>
    (["result", "publication"] as const).flatMap((step) =>
      scheme.gates?.some(({ before }) => before === step) ? [] : [{ path: ["gates"], facts: { step } }],
    ),
};
