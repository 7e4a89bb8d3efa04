import type { Grouping } from "@huabiao/measure";
import type { PollItem } from "@huabiao/scheme";

/** Ballots per option of one item, and blanks, of some ballots. */
export interface OptionCounts {
  readonly counts: number[];
  blank: number;
}

/**
 * Counts one item's answers per domain: the first thing to publish, beside every score (R20).
 *
 * @param by domain per ballot, −1 = none. @returns one entry per domain. Cost O(ballots).
 */
export function countOptions({ options }: PollItem, given: Int16Array, by: Grouping): OptionCounts[] {
  const found = Array.from({ length: by.count }, (): OptionCounts => ({ counts: options.map(() => 0), blank: 0 }));
  given.forEach((option, ballot) => {
    const own = found[by.codes[ballot] as number];
    if (own === undefined) return;
    if (option < 0) own.blank++;
    else own.counts[option] = (own.counts[option] as number) + 1;
  });
  return found;
}

/** Counts reasons of one item per domain; all zero when the table does not hold them. */
export function countReasons({ reasons }: PollItem, given: Int16Array | null, by: Grouping): number[][] {
  const found = Array.from({ length: by.count }, () => reasons.map(() => 0));
  given?.forEach((reason, ballot) => {
    const own = found[by.codes[ballot] as number];
    if (own !== undefined && reason >= 0) own[reason] = (own[reason] as number) + 1;
  });
  return found;
}
