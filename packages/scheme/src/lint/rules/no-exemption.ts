import type { Rule } from "../rule.ts";

/** Persons are graded, and the scheme does not say who gets no grade: long leave, an investigation, a new post. */
export const noExemption: Rule = {
  id: "no-exemption",
  requirement: "R10",
  principle: "fair-hearing",
  severity: "advice",
  check: ({ people }) =>
    (people?.person.bands?.length ?? 0) > 0 && (people?.noGrade?.length ?? 0) === 0
      ? [{ path: ["people", "noGrade"], facts: {} }]
      : [],
};
