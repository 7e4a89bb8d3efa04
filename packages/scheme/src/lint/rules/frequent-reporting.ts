import type { Rule } from "../rule.ts";

/** A datum that people must report every week or day, which makes traces instead of work (留痕). */
export const frequentReporting: Rule = {
  id: "frequent-reporting",
  requirement: "R06",
  principle: "few-and-key",
  severity: "warning",
  check: (scheme) =>
    scheme.indicators.flatMap(({ id, supply }, at) => {
      const often = supply?.frequency === "week" || supply?.frequency === "day";
      if (!often || supply.reused) return [];
      return [{ path: ["indicators", at, "supply", "frequency"], facts: { id, frequency: supply.frequency ?? "" } }];
    }),
};
