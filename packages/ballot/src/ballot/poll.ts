import type { Json } from "@huabiao/kernel/canonical-json";
import { digestJson } from "@huabiao/kernel/digest";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { count, type Fault, type Form, type Formed, list, oneOf, record, text, textOr } from "../form/form.ts";
import { readJson } from "../form/read-json.ts";

/** The name of a poll: an address without scheme, such as `polls.example/2025/satisfaction`. */
export const pollName: RegExp = /^[a-z0-9][a-z0-9.-]{0,62}(\/[a-z0-9][a-z0-9-]{0,31}){1,3}$/;
/** The name of a stratum, a question or an option. */
export const partName: RegExp = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** What a poll may hold at most: a ballot is short, and every answer fits in 32 bits. */
export const pollLimits = { questions: 40, options: 24, strata: 256, words: 2000 } as const;

/** Names of the members of a poll document: what it is, who speaks, what is asked. */
export type Poll = Formed<typeof pollForm>;
/** A question and how many of its options may be picked. */
export type Question = Poll["questions"][number];
const words = text(/^[^\p{Cc}]{1,2000}$/u);
const someWords = textOr(words, record({}, { "zh-Hant": words, "zh-Hans": words, en: words }));

/** An answer that may be picked; at most one is `unsure` (不了解): it is no opinion and stands alone. */
const optionForm = record({ id: text(partName), text: someWords }, { unsure: oneOf(true) });
const questionForm = record({
  id: text(partName),
  text: someWords,
  options: list(optionForm, { least: 2, most: pollLimits.options }),
  picks: record({ least: count(1, pollLimits.options), most: count(1, pollLimits.options) }),
});

/** Ways into a stratum. Assisted and paper entries are strata of their own, always shown apart. */
const channelForm = oneOf("account", "slip", "invitation", "assisted", "paper");

/** The form of a poll document. */
export const pollForm = record({
  format: oneOf("huabiao-poll/1"),
  id: text(pollName),
  kind: oneOf("real", "test", "consultation"),
  audience: oneOf("public", "panel"),
  title: someWords,
  batch: count(1, 1_000_000),
  questions: list(questionForm, { least: 1, most: pollLimits.questions }),
  strata: list(record({ id: text(partName), title: someWords, channel: channelForm }), {
    least: 1,
    most: pollLimits.strata,
  }),
});

/** The least count that a published cell may hold: 10 among the public, 5 in a panel. */
export function cellMinimum(poll: Poll): number {
  return poll.audience === "panel" ? 5 : 10;
}

/** SHA-256 of a poll's canonical JSON, as hex: what is frozen when its life begins. */
export function pollDigest(poll: Poll): string {
  return digestJson(poll as Json);
}

/**
 * Reads a poll document. Refused with every fault: `poll.form` for wrong form or JSON, `poll.repeated` for a name
 * that stands twice, `poll.picks` for a rule that no answer can meet, `poll.batch` for batches below the cell minimum.
 */
export function parsePoll(document: string): Result<Poll, readonly Problem[]> {
  const read = readJson(pollForm as Form<Poll>, document);
  if (!read.ok) return err(read.error.map((fault) => formProblem("poll.form", fault)));
  const problems = pollProblems(read.value);
  return problems.length > 0 ? err(problems) : ok(read.value);
}

/** What a well-formed poll document says that cannot be. */
export function pollProblems(poll: Poll): Problem[] {
  const problems = [...repeated(poll.questions, ["questions"]), ...repeated(poll.strata, ["strata"])];
  for (const [at, question] of poll.questions.entries()) {
    problems.push(...repeated(question.options, ["questions", at, "options"]));
    const opinions = question.options.filter(({ unsure }) => !unsure).length;
    const { least, most } = question.picks;
    if (least > most || most > opinions || question.options.length - opinions > 1)
      problems.push(
        problem("poll.picks", { question: question.id, least, most, opinions }, { path: ["questions", at] }),
      );
  }
  const least = cellMinimum(poll);
  if (poll.batch < least) problems.push(problem("poll.batch", { batch: poll.batch, least }, { path: ["batch"] }));
  return problems;
}

/** A fault of form as a problem. */
export function formProblem(code: string, { path, expected }: Fault): Problem {
  return problem(code, { at: path.join(".") || "·", expected }, { path });
}

function repeated(parts: readonly { readonly id: string }[], path: readonly (string | number)[]): Problem[] {
  const ids = parts.map(({ id }) => id);
  return ids.flatMap((id, at) =>
    ids.indexOf(id) < at ? [problem("poll.repeated", { id }, { path: [...path, at, "id"] })] : [],
  );
}
