import type { Rule } from "../rule.ts";

/** No indicator whose effect shows later: only visible achievement counts. */
export const noLatentHorizon: Rule = {
  id: "no-latent-horizon",
  requirement: "R13",
  principle: "latent",
  severity: "warning",
  check: (scheme) =>
    scheme.indicators.some(({ horizon }) => horizon?.kind === "latent") ? [] : [{ path: ["indicators"], facts: {} }],
};
