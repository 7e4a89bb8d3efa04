import type { Rule } from "../rule.ts";

/** A ballot that takes longer than people give it. */
export const slowBallot: Rule = {
  id: "slow-ballot",
  requirement: "R14",
  principle: "voice",
  severity: "warning",
  check: (scheme, { limits }) =>
    (scheme.polls ?? []).flatMap(({ id, minutes }, at) => {
      const limit = limits.ballotMinutes.value;
      if (minutes === undefined || minutes <= limit) return [];
      return [{ path: ["polls", at, "minutes"], facts: { poll: id, minutes, limit } }];
    }),
};
