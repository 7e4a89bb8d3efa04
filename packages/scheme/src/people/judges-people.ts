import type { Scheme } from "../document/scheme.ts";

/** Whether teams or persons are judged: they are the subjects, or the scheme has a part about them. */
export function judgesPeople({ subjects, people }: Scheme): boolean {
  return subjects.type === "team" || subjects.type === "person" || people !== undefined;
}
