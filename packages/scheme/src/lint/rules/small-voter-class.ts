import type { Rule } from "../rule.ts";

/** A weighted voter class so small that one voter moves the result, or smaller than its own minimum. */
export const smallVoterClass: Rule = {
  id: "small-voter-class",
  requirement: "R20",
  principle: "voice",
  severity: "warning",
  check: (scheme, { limits }) =>
    (scheme.polls ?? []).flatMap((poll, at) =>
      (poll.classes ?? []).flatMap(({ id, minimum = 1, expected = Number.POSITIVE_INFINITY }, k) => {
        const limit = Math.max(minimum, limits.classMinimum.value);
        const size = Math.min(minimum, expected);
        if (minimum >= limits.classMinimum.value && expected >= limit) return [];
        return [{ path: ["polls", at, "classes", k], facts: { poll: poll.id, class: id, size, limit } }];
      }),
    ),
};
