import type { Rule } from "../rule.ts";

/** No poll of the public or of those served, and no dimension of their voice. */
export const noPeoplesVoice: Rule = {
  id: "no-peoples-voice",
  requirement: "R14",
  principle: "voice",
  severity: "warning",
  check: (scheme) => {
    const asked =
      scheme.polls?.some(({ population, consultation }) => population !== "panel" && !consultation) ?? false;
    const measured = scheme.dimensions.some(({ concept }) => concept === "voice");
    return asked || measured ? [] : [{ path: ["polls"], facts: {} }];
  },
};
