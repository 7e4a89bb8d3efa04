import { judgesPeople } from "../../people/judges-people.ts";
import type { Rule } from "../rule.ts";

/** A team or person who is never asked for their own view. */
export const noSelfReport: Rule = {
  id: "no-self-report",
  requirement: "R37",
  principle: "whole-person",
  severity: "advice",
  check: (scheme) => {
    const judged = judgesPeople(scheme);
    const asked = scheme.records?.some(({ kind }) => kind === "self-report") ?? false;
    return judged && !asked ? [{ path: ["records"], facts: {} }] : [];
  },
};
