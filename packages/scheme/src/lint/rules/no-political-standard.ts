import { judgesPeople } from "../../people/judges-people.ts";
import type { Rule } from "../rule.ts";

/** A team's or person's scheme without the standard that is examined first. */
export const noPoliticalStandard: Rule = {
  id: "no-political-standard",
  requirement: "R07",
  principle: "judgement",
  severity: "warning",
  check: (scheme) => {
    const needed = judgesPeople(scheme);
    return needed && (scheme.politicalStandard?.length ?? 0) === 0 ? [{ path: ["politicalStandard"], facts: {} }] : [];
  },
};
