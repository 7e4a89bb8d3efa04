import { type ConditionContexts, compileCondition, type Use } from "@huabiao/scheme";
import type { ProposalFinding } from "../proposal-finding.ts";

/** Uses of results whose conditions are compiled: what is proposed where they hold. */
export type ProposalRules<K extends "use" | "proposal"> = (context: ConditionContexts[K]) => readonly ProposalFinding[];

/**
 * The uses of results as rules that propose (R31): commendation, training, reminder, adjustment, accountability.
 *
 * A use without a condition is proposed for every result; a condition that asks for what is missing does not hold, so that
 * nobody is proposed for anything by a gap. What can hurt waits for objections to end unless the scheme says otherwise.
 * Nothing here takes effect: a person decides with a reason.
 */
export function proposalRules<K extends "use" | "proposal">(uses: readonly Use[], kind: K): ProposalRules<K> {
  const rules = uses.flatMap(({ id, title, purpose, afterObjection = true, when = "true" }) => {
    const compiled = compileCondition(when, kind);
    return compiled.ok ? [{ proposal: { id, title, purpose, afterObjection }, condition: compiled.value }] : [];
  });
  return (context) =>
    rules.flatMap(({ proposal, condition }) => {
      const outcome = condition(context);
      return outcome.ok && outcome.value ? [proposal] : [];
    });
}
