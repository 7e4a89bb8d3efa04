import { kindOf, outcomeKind, picks } from "../ballot/outcome.ts";
import type { Poll, Question } from "../ballot/poll.ts";

/** Ballots of a stratum by what their answer to one question came to; null is withheld. */
export interface QuestionTally {
  readonly blank: number | null;
  readonly invalid: number | null;
  /** 不了解: no opinion, outside every denominator. */
  readonly unsure: number | null;
  readonly valid: number | null;
  /** Valid ballots that pick an option, by option. */
  readonly options: Readonly<Record<string, number | null>>;
}

/** The tally of a stratum, by question. */
export type Tally = Readonly<Record<string, QuestionTally>>;

/** Counts outcomes: `outcomes` holds one row of as many as the poll has questions for each counted ballot. */
export function tallyOutcomes(poll: Poll, outcomes: Uint32Array, ballots: number): Tally {
  const width = poll.questions.length;
  return Object.fromEntries(
    poll.questions.map((question, at) => [
      question.id,
      tallyQuestion(question, (ballot) => outcomes[ballot * width + at] as number, ballots),
    ]),
  );
}

function tallyQuestion(question: Question, outcomeOf: (ballot: number) => number, ballots: number): QuestionTally {
  const kinds = [0, 0, 0, 0];
  const options = question.options.map(() => 0);
  for (let ballot = 0; ballot < ballots; ballot++) {
    const outcome = outcomeOf(ballot);
    const kind = kindOf(outcome);
    kinds[kind] = (kinds[kind] as number) + 1;
    if (kind !== outcomeKind.valid) continue;
    for (let at = 0; at < options.length; at++) if (picks(outcome, at)) options[at] = (options[at] as number) + 1;
  }
  const opinions = question.options.flatMap(({ id, unsure }, at) => (unsure ? [] : [[id, options[at] as number]]));
  return {
    blank: kinds[outcomeKind.blank] as number,
    invalid: kinds[outcomeKind.invalid] as number,
    unsure: kinds[outcomeKind.unsure] as number,
    valid: kinds[outcomeKind.valid] as number,
    options: Object.fromEntries(opinions),
  };
}
