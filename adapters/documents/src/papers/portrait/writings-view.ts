import type { CommentFinding, PersonFinding, RecordFinding } from "@huabiao/assess";
import { type Sitting, shortened } from "./sitting.ts";

/** Entries of practice or incidents: when, what, who stood where, and who verified it. */
export function recordsView(sitting: Sitting, kind: "practice" | "incidents", records: readonly RecordFinding[]) {
  const { words } = sitting;
  if (records.length === 0) return null;
  return {
    title: words.say(`records.${kind}`),
    ...shortened(sitting, records, ({ on, title, text, role, verifiedBy }) => ({
      head: `${words.day(on)} · ${words.text(title)}`,
      text: words.text(text),
      tail: words.sentences([
        words.say("records.role", { role }),
        verifiedBy === null ? words.say("records.unverified") : words.say("records.verified", { by: verifiedBy }),
      ]),
    })),
  };
}

/** Comments on evidence; the synthesis first, with what it rests on. */
export function commentsView(sitting: Sitting, comments: readonly CommentFinding[]) {
  const { words } = sitting;
  if (comments.length === 0) return null;
  const rank = { synthesis: 0, comment: 1, "self-report": 2 };
  const sorted = [...comments].sort((a, b) => rank[a.kind] - rank[b.kind]);
  return {
    title: words.say("comments.title"),
    ...shortened(sitting, sorted, ({ by, kind, on, text, cites }) => ({
      head: `${words.say(`comments.${kind}`)} · ${words.text(by)} · ${words.day(on)}`,
      text: words.text(text),
      tail: cites.length === 0 ? null : words.say("comments.cites", { cites: words.list(cites.slice(0, 6)) }),
    })),
  };
}

/** Routine grades of the year in one line. */
export function routineText({ words }: Sitting, { routine }: PersonFinding): string | null {
  if (routine.length === 0) return null;
  return words.say("routine", { grades: routine.map(({ period, grade }) => `${period} ${grade}`).join(" · ") });
}

/** Failures that a panel marked as excusable, and dissent: both always shown, with their reasons. */
export function excusedView(sitting: Sitting, { excused, dissent }: PersonFinding) {
  const { words } = sitting;
  return {
    excused: excused.map(({ what, panel, reason }) => words.say("excused", { what, panel, reason })),
    dissent: dissent.map(({ by, text }) => words.say("dissent", { by, text })),
  };
}
