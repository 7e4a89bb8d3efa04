import { invariant } from "@huabiao/kernel/invariant";
import type { Poll, Scheme } from "@huabiao/scheme";
import type { PollEvidence } from "../evidence.ts";

/** The poll that evidence is of; evidence is read by the same scheme, so its absence is a bug. */
export function pollOf({ polls }: Pick<Scheme, "polls">, { poll: at }: Pick<PollEvidence, "poll">): Poll {
  const poll = polls?.[at];
  invariant(poll !== undefined, `evidence of poll ${at}, which the scheme does not have`);
  return poll;
}
