import { burdenOf } from "../../burden.ts";
import type { Rule } from "../rule.ts";

/** No burden budget, so nobody notices when the assessment grows. */
export const noBurdenBudget: Rule = {
  id: "no-burden-budget",
  requirement: "R06",
  principle: "few-and-key",
  severity: "advice",
  check: (scheme) =>
    scheme.burden?.minutesPerSubject === undefined ? [{ path: ["burden"], facts: { ...burdenOf(scheme) } }] : [],
};
