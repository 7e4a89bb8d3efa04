import type { CommentFinding, PersonFinding, RecordFinding } from "@huabiao/assess";
import { clip } from "../paper-words.ts";
import { nodeTitle, type Sitting, shortened } from "./sitting.ts";

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
export function commentsView(sitting: Sitting, comments: readonly CommentFinding[], records: readonly RecordFinding[]) {
  const { words } = sitting;
  if (comments.length === 0) return null;
  const rank = { synthesis: 0, comment: 1, "self-report": 2 };
  const sorted = [...comments].sort((a, b) => rank[a.kind] - rank[b.kind]);
  return {
    title: words.say("comments.title"),
    ...shortened(sitting, sorted, ({ by, kind, on, text, cites }) => ({
      head: `${words.say(`comments.${kind}`)} · ${words.text(by)} · ${words.day(on)}`,
      text: words.text(text),
      tail:
        cites.length === 0
          ? null
          : words.say("comments.cites", {
              cites: words.list(cites.slice(0, 6).map((cite) => citedName(sitting, cite, records))),
            }),
    })),
  };
}

/** The title of a record, project or indicator that is cited by id; what is none of them stays as it was written. */
function citedName(sitting: Sitting, cite: string, records: readonly RecordFinding[]): string {
  const { words, source } = sitting;
  const record = records.find(({ id }) => id === cite)?.title;
  const project = source.people.projects.find(({ id }) => id === cite)?.title;
  const title = record ?? project;
  return title === undefined ? nodeTitle(sitting, cite) : words.text(title);
}

const mostGrades = 8;
const gradeLetters = 16;

/** Routine grades of the year in one line. */
export function routineText({ words }: Sitting, { routine }: PersonFinding): string | null {
  if (routine.length === 0) return null;
  const grades = routine.slice(-mostGrades).map(({ period, grade }) => {
    const told = words.known([`papers.grade.${grade}`]) ?? grade;
    return `${clip(period, gradeLetters)} ${clip(told, gradeLetters)}`;
  });
  return `${words.say("routine", { grades: "" })}${grades.join(" · ")}`;
}

/** Failures that a panel marked as excusable, and dissent: both always shown, with their reasons. */
export function excusedView(sitting: Sitting, { excused, dissent, practice, incidents }: PersonFinding) {
  const { words } = sitting;
  const records = [...practice, ...incidents];
  return {
    excused: excused.map(({ what, panel, reason }) =>
      words.say("excused", { what: citedName(sitting, what, records), panel, reason }),
    ),
    dissent: dissent.map(({ by, text }) => words.say("dissent", { by, text })),
  };
}
