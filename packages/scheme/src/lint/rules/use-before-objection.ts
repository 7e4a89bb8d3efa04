import type { Rule } from "../rule.ts";

/** A use of results that can hurt takes effect before objections end. */
export const useBeforeObjection: Rule = {
  id: "use-before-objection",
  requirement: "R31",
  principle: "fair-hearing",
  severity: "warning",
  check: (scheme) =>
    (scheme.uses ?? []).flatMap(({ id, purpose, afterObjection }, at) =>
      afterObjection || harmless.has(purpose) ? [] : [{ path: ["uses", at], facts: { use: id, purpose } }],
    ),
};

const harmless: ReadonlySet<string> = new Set(["training", "rectification"]);
