import { pollItems } from "../../instruments/poll-form.ts";
import type { Rule } from "../rule.ts";

/** A ballot with more items than people answer with care. */
export const longBallot: Rule = {
  id: "long-ballot",
  requirement: "R14",
  principle: "voice",
  severity: "warning",
  check: (scheme, { limits }) =>
    (scheme.polls ?? []).flatMap((poll, at) => {
      const items = pollItems(poll);
      const limit = limits.ballotItems.value;
      if (items.length <= limit) return [];
      return [{ path: ["polls", at, "items"], facts: { poll: poll.id, count: items.length, limit } }];
    }),
};
