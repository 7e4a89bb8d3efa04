import type { Rule } from "../rule.ts";

/** A use of results that can hurt takes effect before objections end. */
export const useBeforeObjection: Rule = {
  id: "use-before-objection",
  requirement: "R31",
  principle: "fair-hearing",
  severity: "warning",
  check: (scheme) =>
    [
      { uses: scheme.uses, path: ["uses"] },
      ...(["team", "person"] as const).map((part) => ({
        uses: scheme.people?.[part].uses,
        path: ["people", part, "uses"],
      })),
    ].flatMap(({ uses = [], path }) =>
      uses.flatMap(({ id, purpose, afterObjection }, at) =>
        afterObjection || harmless.has(purpose) ? [] : [{ path: [...path, at], facts: { use: id, purpose } }],
      ),
    ),
};

const harmless: ReadonlySet<string> = new Set(["training", "rectification"]);
