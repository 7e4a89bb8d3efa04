import type { Poll, Question } from "./poll.ts";

/** Picked options by question; a question without an entry, or with none picked, is left blank. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** What an answer comes to, in 32 bits: its kind in the lowest two, the picked options above. */
export const outcomeKind = { blank: 0, unsure: 1, invalid: 2, valid: 3 } as const;

/**
 * What the answers of a ballot come to, question by question; null when they name a question or an option that the
 * poll does not have, or one twice: no client of the poll writes that.
 *
 * Blank: nothing picked. Unsure: the unsure option alone. Invalid: too few or too many, or unsure beside an opinion, as
 * on a spoilt paper. Valid: all else.
 */
export function outcomesOf(poll: Poll, answers: Answers): Uint32Array | null {
  const outcomes = new Uint32Array(poll.questions.length);
  let known = 0;
  for (const [at, question] of poll.questions.entries()) {
    if (!Object.hasOwn(answers, question.id)) continue;
    known++;
    const outcome = outcomeOf(question, answers[question.id] as readonly string[]);
    if (outcome === null) return null;
    outcomes[at] = outcome;
  }
  return known === Object.keys(answers).length ? outcomes : null;
}

function outcomeOf({ options, picks }: Question, picked: readonly string[]): number | null {
  let mask = 0;
  for (const id of picked) {
    const at = options.findIndex((option) => option.id === id);
    if (at < 0 || mask & (1 << at)) return null;
    mask |= 1 << at;
  }
  if (picked.length === 0) return outcomeKind.blank;
  const unsure = options.some((option, at) => option.unsure && mask & (1 << at));
  if (unsure) return picked.length === 1 ? outcomeKind.unsure : outcomeKind.invalid;
  const fits = picked.length >= picks.least && picked.length <= picks.most;
  return fits ? outcomeKind.valid | (mask << 2) : outcomeKind.invalid;
}

/** The kind of an outcome. */
export function kindOf(outcome: number): number {
  return outcome & 3;
}

/** Whether a valid outcome picks the option at a place. */
export function picks(outcome: number, option: number): boolean {
  return (outcome & 3) === outcomeKind.valid && ((outcome >>> (option + 2)) & 1) === 1;
}
