import { burdenOf, type Scheme } from "@huabiao/scheme";
import type { BurdenFinding } from "../findings.ts";

/** What collecting the evidence asks of people in a year (R06), for one subject and for all; see `burdenOf`. */
export function burdenFinding(scheme: Scheme, subjects: number): BurdenFinding {
  const { fields, minutes } = burdenOf(scheme);
  return {
    fields: scheme.indicators.length,
    newFields: fields,
    minutesPerSubject: minutes,
    minutesTotal: minutes * subjects,
    budgetMinutesPerSubject: scheme.burden?.minutesPerSubject ?? null,
  };
}
