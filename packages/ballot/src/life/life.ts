import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";

/** The states of a poll, in the only order there is. */
export const lifeStates = ["draft", "frozen", "issuing", "open", "closed", "sealed", "counted", "published"] as const;

/** A state of a poll. */
export type LifeState = (typeof lifeStates)[number];

/** A poll's identity in its life log. The kind stands in every entry: a test poll cannot become a real one. */
export interface LifeIdentity {
  readonly id: string;
  readonly kind: "real" | "test" | "consultation";
}

/** One transition and what it fixes: digests, roots, counts. */
export interface Transition {
  readonly to: LifeState;
  readonly facts: { readonly [name: string]: Json };
}

/** The state after some transitions; refused with `life.wrong-order` when one is left out, repeated or reversed. */
export function replayLife(transitions: readonly Transition[]): Result<LifeState, Problem> {
  let state: LifeState = "draft";
  for (const { to } of transitions) {
    const next: LifeState | undefined = lifeStates[lifeStates.indexOf(state) + 1];
    if (to !== next) return err(problem("life.wrong-order", { from: state, to }));
    state = to;
  }
  return ok(state);
}

/** The entry of a transition in the poll's life log: canonical JSON, without time. */
export function lifeEntry(poll: LifeIdentity, { to, facts }: Transition): string {
  return canonicalJson({ facts, format: "huabiao-life/1", kind: poll.kind, poll: poll.id, to });
}
