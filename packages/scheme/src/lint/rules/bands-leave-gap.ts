import { alwaysHolds } from "../../conditions/condition-tree.ts";
import { conditionTree } from "../../conditions.ts";
import type { Rule } from "../rule.ts";

/** The last band does not take everyone who is left, so some results have no band. */
export const bandsLeaveGap: Rule = {
  id: "bands-leave-gap",
  requirement: "R34",
  principle: "open-method",
  severity: "advice",
  check: (scheme) => {
    const last = scheme.bands?.at(-1);
    const tree = last === undefined ? null : conditionTree(last.when);
    if (last === undefined || tree === null || alwaysHolds(tree)) return [];
    return [{ path: ["bands", (scheme.bands?.length ?? 1) - 1, "when"], facts: { band: last.id } }];
  },
};
