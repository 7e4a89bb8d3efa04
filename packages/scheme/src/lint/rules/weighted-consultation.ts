import type { Rule } from "../rule.ts";

/** An open consultation with class weights or strata, as if it were a sample. */
export const weightedConsultation: Rule = {
  id: "weighted-consultation",
  requirement: "R20",
  principle: "voice",
  severity: "warning",
  check: (scheme) =>
    (scheme.polls ?? []).flatMap(({ id, consultation, classes, strata }, at) => {
      if (!consultation || (classes === undefined && strata === undefined)) return [];
      return [{ path: ["polls", at, classes ? "classes" : "strata"], facts: { poll: id } }];
    }),
};
