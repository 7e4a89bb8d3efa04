import type { Rule } from "../rule.ts";

/** A head of the content that rests on one view alone: there is nothing to hold it against. */
export const headOnOneView: Rule = {
  id: "head-on-one-view",
  requirement: "R19",
  principle: "whole-person",
  severity: "advice",
  check: ({ people }) =>
    (["team", "person"] as const).flatMap((kind) =>
      (people?.[kind].heads ?? []).flatMap(({ id, sources }, at) =>
        sources.length === 1 ? [{ path: ["people", kind, "heads", at], facts: { head: id } }] : [],
      ),
    ),
};
