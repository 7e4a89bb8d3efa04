import type { Rule } from "../rule.ts";

/** A team's result divided by one lens alone: nobody sees where duty, peers and evidence disagree. */
export const singleShareLens: Rule = {
  id: "single-share-lens",
  requirement: "R27",
  principle: "judgement",
  severity: "warning",
  check: ({ people }) => {
    const { duty = 0, peers = 0, evidence = 0 } = people?.shares ?? {};
    const used = [duty, peers, evidence].filter((weight) => weight > 0);
    return people?.shares !== undefined && used.length === 1 ? [{ path: ["people", "shares"], facts: {} }] : [];
  },
};
