import { variablesOf } from "../../conditions.ts";
import type { Rule } from "../rule.ts";

/** A band decided by rank alone, whatever was achieved. */
export const bandByRankAlone: Rule = {
  id: "band-by-rank-alone",
  requirement: "R01",
  principle: "outcome",
  severity: "warning",
  check: (scheme) =>
    (scheme.bands ?? []).flatMap(({ id, when }, at) => {
      const { variables } = variablesOf(when);
      const ranked = variables.includes("rank") || variables.includes("rankShare");
      return ranked && !variables.includes("score") ? [{ path: ["bands", at, "when"], facts: { band: id } }] : [];
    }),
};
