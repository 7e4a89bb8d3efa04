import type { ClassFinding, PollFinding, VoiceFinding } from "@huabiao/assess";
import { answersByOption } from "../../people/answers-by-option.ts";
import type { Sitting } from "./sitting.ts";

/** What each class of voters said about a subject of polls: stacked bars of the options, with turnout and interval beside. */
export function voicesView(
  sitting: Sitting,
  about: readonly PollFinding[],
  { kind, subject }: { readonly kind: "person" | "team"; readonly subject: number },
) {
  const { words } = sitting;
  const polls = about.flatMap((poll) => {
    const voice = poll.subjects.find((own) => own.subject === subject);
    return voice === undefined || poll.consultation ? [] : [pollView(sitting, poll, voice)];
  });
  if (polls.length === 0) return null;
  return { title: words.say("voices.title"), note: words.say(`voices.note.${kind}`), polls };
}

function pollView(sitting: Sitting, poll: PollFinding, voice: VoiceFinding) {
  const { words } = sitting;
  const { returned, invited, rate } = voice.participation;
  const whole = { title: words.say("voices.all"), returned, score: voice.score, items: voice.items };
  const classes = poll.classes.map(({ title }, at) => ({ title: words.text(title), ...voice.classes[at] }));
  return {
    title: words.text(poll.title),
    turnout:
      invited === null || rate === null
        ? words.say("voices.returned", { returned })
        : words.say("voices.turnout", { returned, invited, rate: words.percent(rate) }),
    options: (poll.items[0]?.options ?? []).map(({ title, coefficient }) => ({
      name: words.text(title),
      counts: coefficient !== null,
    })),
    rows: [whole, ...classes].map((row) => rowView(sitting, poll, row)),
  };
}

type Row = { readonly title: string } & Partial<Pick<ClassFinding, "returned" | "score" | "items">>;

function rowView({ words }: Sitting, poll: PollFinding, { title, returned = 0, score, items = [] }: Row) {
  const counts = answersByOption(poll, items);
  const counted = (poll.items[0]?.options ?? []).map(({ coefficient }, at) =>
    coefficient === null ? 0 : (counts[at] ?? 0),
  );
  const total = counted.reduce((sum, own) => sum + own, 0);
  const value = score?.value ?? null;
  return {
    title,
    n: words.say("heads.n", { n: returned }),
    segments:
      total === 0 ? [] : counted.map((own) => ({ share: own / total, text: words.number((100 * own) / total, 0) })),
    score:
      value === null
        ? score === undefined || score.reason === null
          ? words.say("none")
          : words.reason(score.reason)
        : words.fixed(value.estimate),
    interval: value === null ? "" : words.range(value.lower, value.upper),
  };
}
