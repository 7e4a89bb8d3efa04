import { variablesOf } from "../../conditions.ts";
import type { Scheme } from "../../document/scheme.ts";
import type { Finding, Rule } from "../rule.ts";

/** A cliff at the target: credit that stops exactly there, or a condition on meeting a target that is not binding. */
export const bunchingThreshold: Rule = {
  id: "bunching-threshold",
  requirement: "R21",
  principle: "truth",
  severity: "warning",
  check: (scheme) => [...hardCaps(scheme), ...cliffConditions(scheme)],
};

function hardCaps({ indicators }: Scheme): readonly Finding[] {
  return indicators.flatMap(({ id, lenses, binding }, at) =>
    (lenses ?? []).flatMap((lens, k) => {
      const hard = lens.lens === "target" && lens.cap !== undefined && lens.cap[1] <= 1 && !binding;
      return hard ? [{ path: ["indicators", at, "lenses", k, "cap"], facts: { id } }] : [];
    }),
  );
}

function cliffConditions({ bars = [], indicators }: Scheme): readonly Finding[] {
  return bars.flatMap(({ when }, at) => {
    const names = variablesOf(when);
    if (!names.functions.includes("target_met")) return [];
    const loose = indicators.find(({ id, binding }) => names.indicators.includes(id) && !binding);
    return loose === undefined ? [] : [{ path: ["bars", at, "when"], facts: { id: loose.id } }];
  });
}
