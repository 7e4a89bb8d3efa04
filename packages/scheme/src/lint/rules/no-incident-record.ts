import { judgesPeople } from "../../people/judges-people.ts";
import type { Rule } from "../rule.ts";

/** A team or person without a record of critical incidents. */
export const noIncidentRecord: Rule = {
  id: "no-incident-record",
  requirement: "R29",
  principle: "whole-person",
  severity: "advice",
  check: (scheme) => {
    const judged = judgesPeople(scheme);
    const kept = scheme.records?.some(({ kind }) => kind === "incident") ?? false;
    return judged && !kept ? [{ path: ["records"], facts: {} }] : [];
  },
};
