import { kindOf, outcomeKind, picks } from "../ballot/outcome.ts";
import type { Recount } from "./verify-box.ts";

/** What a counted ballot says to one question. */
export type CountedAnswer =
  | { readonly kind: "blank" | "unsure" | "invalid" }
  | { readonly kind: "valid"; readonly options: readonly string[] };

/** A ballot that counts, as evidence: neither token nor place in the log. */
export interface CountedBallot {
  readonly stratum: string;
  /** By question. */
  readonly answers: Readonly<Record<string, CountedAnswer>>;
}

/**
 * The ballots that count, of a full box that was recounted; none of a public one, which does not hold them.
 *
 * They come from what the recount kept in memory, so what is read is what was verified.
 */
export function* countedBallots({ manifest, books }: Recount): Generator<CountedBallot> {
  if (manifest.edition === "public") return;
  const { questions } = manifest.poll;
  for (const [at, { id: stratum }] of manifest.strata.entries()) {
    const { outcomes, counted } = books[at] as Recount["books"][number];
    for (let ballot = 0; ballot < counted; ballot++) {
      const from = ballot * questions.length;
      const answers = questions.map((question, q) => [question.id, answerOf(question, outcomes[from + q] as number)]);
      yield { stratum, answers: Object.fromEntries(answers) };
    }
  }
}

function answerOf(
  { options }: { readonly options: readonly { readonly id: string }[] },
  outcome: number,
): CountedAnswer {
  const kind = kindOf(outcome);
  if (kind === outcomeKind.valid)
    return { kind: "valid", options: options.flatMap(({ id }, at) => (picks(outcome, at) ? [id] : [])) };
  return { kind: kind === outcomeKind.blank ? "blank" : kind === outcomeKind.unsure ? "unsure" : "invalid" };
}
