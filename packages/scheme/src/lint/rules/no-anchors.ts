import type { Rule } from "../rule.ts";

/** A panel's five-dimension ballot whose items do not say what each answer means. */
export const noAnchors: Rule = {
  id: "no-anchors",
  requirement: "R22",
  principle: "voice",
  severity: "advice",
  check: (scheme) =>
    (scheme.polls ?? []).flatMap(({ id, instrument, items }, at) => {
      if (instrument !== "five-dimensions") return [];
      return (items ?? []).flatMap(({ id: item, anchors }, k) =>
        anchors === undefined || Object.keys(anchors).length === 0
          ? [{ path: ["polls", at, "items", k], facts: { poll: id, item } }]
          : [],
      );
    }),
};
