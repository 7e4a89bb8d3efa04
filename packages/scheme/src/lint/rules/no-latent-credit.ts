import type { Rule } from "../rule.ts";

/** Persons are judged, and nothing that ripens later is credited to those who planted it. */
export const noLatentCredit: Rule = {
  id: "no-latent-credit",
  requirement: "R13",
  principle: "latent",
  severity: "warning",
  check: ({ people }) =>
    people !== undefined && (people.outcomes?.length ?? 0) === 0 ? [{ path: ["people", "outcomes"], facts: {} }] : [],
};
