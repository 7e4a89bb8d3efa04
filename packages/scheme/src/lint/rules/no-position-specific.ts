import { judgesPeople } from "../../people/judges-people.ts";
import { viewSources } from "../../people/views.ts";
import type { Rule } from "../rule.ts";

/** Persons or teams of several groups who are all asked the same: what is special to a post is not seen. */
export const noPositionSpecific: Rule = {
  id: "no-position-specific",
  requirement: "R23",
  principle: "whole-person",
  severity: "advice",
  check: (scheme, { groups }) => {
    const judged = judgesPeople(scheme);
    const specific =
      scheme.indicators.some(({ only }) => only !== undefined) ||
      viewSources(scheme, "person").some(({ source }) => source.posts !== undefined);
    return judged && groups.length > 1 && !specific ? [{ path: ["indicators"], facts: {} }] : [];
  },
};
