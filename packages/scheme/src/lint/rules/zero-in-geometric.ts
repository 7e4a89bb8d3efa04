import type { Dimension } from "../../document/scheme.ts";
import { canBeZero, normalisationsOf } from "../normalisations.ts";
import type { Rule } from "../rule.ts";

/** A geometric or harmonic mean over scores that can be zero: one zero wipes out everything, or has no answer. */
export const zeroInGeometric: Rule = {
  id: "zero-in-geometric",
  requirement: "R34",
  principle: "open-method",
  severity: "warning",
  check: (scheme) => {
    const plan = scheme.method?.aggregate;
    const levels = plan === undefined ? [] : Array.isArray(plan) ? plan : [plan];
    const whole = levels.some(hatesZero) ? [["method", "aggregate"]] : [];
    const single = scheme.dimensions.flatMap(({ aggregate }, at) =>
      aggregate !== undefined && hatesZero(aggregate) ? [["dimensions", at, "aggregate"]] : [],
    );
    const zero = scheme.indicators.find((indicator) => normalisationsOf(scheme, indicator).some(canBeZero));
    return zero === undefined ? [] : [...whole, ...single].map((path) => ({ path, facts: { id: zero.id } }));
  },
};

function hatesZero(aggregate: NonNullable<Dimension["aggregate"]>): boolean {
  return typeof aggregate === "string" ? aggregate === "geometric" || aggregate === "harmonic" : aggregate.p <= 0;
}
