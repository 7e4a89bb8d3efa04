import type { Text } from "@huabiao/kernel/text";
import {
  type Condition,
  compileCondition,
  type PeopleContent,
  type PortraitContext,
  variablesOf,
} from "@huabiao/scheme";
import { type ProposalRules, proposalRules } from "../findings/proposals.ts";

/** A band or bar whose condition is compiled. */
interface CompiledRule {
  readonly id: string;
  readonly holds: (context: PortraitContext) => boolean;
}

/** The rules by which a range is suggested to a kind of portrait. */
export interface PortraitRules {
  /** Best first; the first that holds and is not barred counts. */
  readonly bands: readonly CompiledRule[];
  readonly bars: readonly (CompiledRule & { readonly from: string; readonly reason: Text })[];
  /** Uses of the result that hold. */
  readonly propose: ProposalRules<"proposal">;
  /** Views that any of the bands names. */
  readonly views: readonly string[];
}

/** Compiles bands and bars; a condition that asks for what is missing does not hold, so nobody is barred by a gap. */
export function portraitRules({ bands = [], bars = [], uses = [] }: PeopleContent): PortraitRules {
  const names = bands.map(({ when }) => variablesOf(when));
  return {
    bands: bands.flatMap(({ id, when }) => compiled(id, when)),
    bars: bars.flatMap(({ id, when, from, reason }) => compiled(id, when).map((rule) => ({ ...rule, from, reason }))),
    propose: proposalRules(uses, "proposal"),
    views: [...new Set(names.flatMap(({ views, indicators }) => [...views, ...indicators]))].sort(),
  };
}

function compiled(id: string, when: string): CompiledRule[] {
  const made = compileCondition(when, "portrait");
  if (!made.ok) return [];
  const condition: Condition<"portrait"> = made.value;
  return [
    {
      id,
      holds: (context) => {
        const outcome = condition(context);
        return outcome.ok && outcome.value;
      },
    },
  ];
}
