import type { Rule } from "../rule.ts";

/** A place's scheme in which one of the five concepts has no dimension. */
export const conceptNotCovered: Rule = {
  id: "concept-not-covered",
  requirement: "R01",
  principle: "outcome",
  severity: "advice",
  check: (scheme) => {
    if (scheme.subjects.type !== "place") return [];
    const covered = new Set(scheme.dimensions.map(({ concept }) => concept));
    const lacking = fiveConcepts.filter((concept) => !covered.has(concept));
    return lacking.length === 0 ? [] : [{ path: ["dimensions"], facts: { concepts: lacking.join(", ") } }];
  },
};

const fiveConcepts = ["innovation", "coordination", "green", "openness", "sharing"] as const;
