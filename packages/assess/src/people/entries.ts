import type { PersonComment, PracticeRecord } from "../people-evidence.ts";
import type { CommentFinding, RecordFinding } from "../people-finding.ts";

/** Records as findings tell them, oldest first; `person` picks whose role is told, null none. */
export function recordFindings(records: readonly PracticeRecord[], person: number | null): RecordFinding[] {
  return records
    .map(({ id, on, title, text, verifiedBy, people }) => ({
      id,
      on: on as string,
      title,
      text,
      role: people.find((one) => one.person === person)?.role ?? "",
      verifiedBy,
    }))
    .sort((a, b) => compareText(a.on, b.on) || compareText(a.id, b.id));
}

/** Comments as findings tell them, oldest first. */
export function commentFindings(comments: readonly PersonComment[]): CommentFinding[] {
  return comments
    .map(({ by, kind, on, text, cites }) => ({ by, kind, on: on as string, text, cites }))
    .sort((a, b) => compareText(a.on, b.on) || compareText(a.by, b.by) || compareText(a.text, b.text));
}

/** Order of two texts by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
