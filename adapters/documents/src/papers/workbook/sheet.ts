import type { PaperSource } from "../paper-options.ts";
import type { PaperWords } from "../paper-words.ts";

/** A cell: a number stays a number, what is missing is empty. */
export type SheetCell = string | number | boolean | null;

/** One sheet: a row of column codes, whose words the catalogue has, and rows below it. */
export interface Sheet {
  readonly code: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What sheets are filled from. */
export interface SheetSource extends PaperSource {
  readonly words: PaperWords;
}

/** A reason in words; nothing where there is none. */
export function because(words: PaperWords, reason: string | null): string | null {
  return reason === null ? null : words.reason(reason);
}

/** A subject's id and name; both empty when there is no such subject. */
export function subjectCells({ findings, words }: SheetSource, subject: number | null): readonly SheetCell[] {
  const found = findings.subjects[subject ?? -1];
  return found === undefined ? [null, null] : [found.id, words.text(found.title)];
}

/** A node's name; an id that no node has stays as it is. */
export function nodeName({ findings, words }: SheetSource, id: string | null): string | null {
  if (id === null) return null;
  const node = findings.nodes.find((candidate) => candidate.id === id);
  return node === undefined ? id : words.text(node.title);
}

/** A person's id and name. */
export function personCells({ people, words }: SheetSource, at: number): readonly SheetCell[] {
  const person = people.persons[at];
  return person === undefined ? [null, null] : [person.id, words.text(person.title)];
}
