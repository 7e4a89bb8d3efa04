import type { PracticeRecord } from "../people-evidence.ts";

/**
 * Part of each of those who took part in a record: the shares that are said, and the rest in equal parts among those
 * without one. Nobody's are zero for want of a word: where the said shares leave no rest, those without have none left.
 */
export function recordParts({ people }: Pick<PracticeRecord, "people">): readonly number[] {
  const said = people.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const open = people.filter(({ share }) => share === null).length;
  const rest = Math.max(0, 1 - said);
  return people.map(({ share }) => share ?? rest / open);
}
