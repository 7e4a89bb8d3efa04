import type { Rule } from "../rule.ts";

/** A latent indicator that does not say after how many years its effect shows, so it cannot be credited to the terms that laid it. */
export const latentWithoutLag: Rule = {
  id: "latent-without-lag",
  requirement: "R13",
  principle: "latent",
  severity: "advice",
  check: (scheme) =>
    scheme.indicators.flatMap(({ id, horizon }, at) =>
      horizon?.kind === "latent" && horizon.lag === undefined
        ? [{ path: ["indicators", at, "horizon"], facts: { id } }]
        : [],
    ),
};
