import { judgesPeople } from "../../people/judges-people.ts";
import type { Rule } from "../rule.ts";

/** A team or person without a written synthesis beside the point comments. */
export const noSynthesis: Rule = {
  id: "no-synthesis",
  requirement: "R24",
  principle: "judgement",
  severity: "advice",
  check: (scheme) => {
    const judged = judgesPeople(scheme);
    const written = scheme.records?.some(({ kind }) => kind === "synthesis") ?? false;
    return judged && !written ? [{ path: ["records"], facts: {} }] : [];
  },
};
