import { burdenOf } from "../../burden.ts";
import type { Finding, Rule } from "../rule.ts";

/** The declared burden on one subject exceeds the scheme's own budget of minutes or fields. */
export const overBurdenBudget: Rule = {
  id: "over-burden-budget",
  requirement: "R06",
  principle: "few-and-key",
  severity: "warning",
  check: (scheme) => {
    const { minutes, fields } = burdenOf(scheme);
    const budget = scheme.burden;
    const findings: Finding[] = [];
    if (budget?.minutesPerSubject !== undefined && minutes > budget.minutesPerSubject) {
      findings.push({
        path: ["burden", "minutesPerSubject"],
        facts: { minutes, budget: budget.minutesPerSubject, fields },
      });
    }
    if (budget?.fields !== undefined && fields > budget.fields) {
      findings.push({ path: ["burden", "fields"], facts: { minutes, budget: budget.fields, fields } });
    }
    return findings;
  },
};
