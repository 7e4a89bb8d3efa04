import type { PollFinding, VoiceFinding } from "@huabiao/assess";
import { because, personCells, type Sheet, type SheetCell, type SheetSource, subjectCells } from "./sheet.ts";

/** Ballots per option, question and class; a class too small to be shown has its turnout and its reason, no answers. */
export function voicesSheet(source: SheetSource): Sheet {
  return {
    code: "voices",
    columns: [
      "poll",
      "id",
      "name",
      "class",
      "returned",
      "score",
      "lower",
      "upper",
      "n",
      "question",
      "option",
      "ballots",
      "reason",
    ],
    rows: [
      ...pollRows(source, source.findings.voices.polls, subjectCells),
      ...pollRows(source, source.people.polls, personCells),
    ],
  };
}

/** Who a poll is about: id and name. */
type Named = (source: SheetSource, at: number) => readonly SheetCell[];

function pollRows(source: SheetSource, polls: readonly PollFinding[], named: Named): SheetCell[][] {
  return polls.flatMap((poll) =>
    poll.subjects.flatMap((voice) => voiceRows(source, poll, voice, named(source, voice.subject))),
  );
}

function voiceRows(
  { words }: SheetSource,
  poll: PollFinding,
  voice: VoiceFinding,
  who: readonly SheetCell[],
): SheetCell[][] {
  const whole = {
    title: words.say("voices.all"),
    returned: voice.participation.returned,
    score: voice.score,
    items: voice.items,
  };
  const classes = voice.classes.map((own, at) => ({ title: words.text(poll.classes[at]?.title ?? ""), ...own }));
  return [whole, ...classes].flatMap(({ title, returned, score, items }) => {
    const base: SheetCell[] = [words.text(poll.title), ...who, title, returned];
    const { value } = score;
    const figures: SheetCell[] =
      value === null ? [null, null, null, null] : [value.estimate, value.lower, value.upper, value.n];
    const reason = because(words, score.reason);
    if (items.length === 0) return [[...base, ...figures, null, null, null, reason]];
    return items.flatMap((item, question) =>
      (poll.items[question]?.options ?? []).map((option, at) => [
        ...base,
        ...figures,
        words.text(poll.items[question]?.title ?? ""),
        words.text(option.title),
        item.counts[at] ?? null,
        reason,
      ]),
    );
  });
}
