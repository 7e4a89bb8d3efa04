import { judgesPeople } from "../../people/judges-people.ts";
import type { Rule } from "../rule.ts";

/** A team or person judged by indicators alone, without a ballot or a record. */
export const onlyNumbers: Rule = {
  id: "only-numbers",
  requirement: "R19",
  principle: "judgement",
  severity: "warning",
  check: (scheme) => {
    const judged = judgesPeople(scheme);
    const heard = (scheme.polls?.length ?? 0) > 0 && (scheme.records?.length ?? 0) > 0;
    return judged && !heard ? [{ path: [scheme.polls?.length ? "records" : "polls"], facts: {} }] : [];
  },
};
