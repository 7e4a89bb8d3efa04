import type { Rule } from "../rule.ts";

/** A ballot that is not secret. */
export const openBallot: Rule = {
  id: "open-ballot",
  requirement: "R14",
  principle: "voice",
  severity: "warning",
  check: (scheme) =>
    (scheme.polls ?? []).flatMap(({ id, secret }, at) =>
      secret === false ? [{ path: ["polls", at, "secret"], facts: { poll: id } }] : [],
    ),
};
