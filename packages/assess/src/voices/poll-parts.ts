import { mergeSmallCells } from "@huabiao/measure";
import { type Poll, smallestCell } from "@huabiao/scheme";
import type { Ballots, FrameCell } from "../evidence.ts";

/** A cell of a subject's voters as it is weighted and shown: one class, and strata merged until large enough. */
export interface PollPart {
  readonly subject: number;
  /** −1 when the poll has no classes. */
  readonly class: number;
  /** Empty when the poll has no strata. */
  readonly strata: readonly number[];
  readonly population: number | null;
  readonly returned: number;
}

/** The frame's cells and the ballots' counts of one subject, class and stratum. */
export interface PollCell {
  readonly subject: number;
  readonly class: number;
  readonly stratum: number;
  readonly population: number | null;
  readonly invited: number | null;
  readonly returned: number;
}

/** How the ballots of a poll fall into cells, and which of them may be shown. */
export interface PollParts {
  readonly cells: readonly PollCell[];
  readonly parts: readonly PollPart[];
  /** Index into `parts` per ballot; −1 when its cell is too small to be shown. Nothing of such a ballot enters any figure. */
  readonly partOf: Int32Array;
}

/**
 * Sorts ballots into cells of (subject, class, stratum) and merges what is too small to be shown (R14, R20).
 *
 * Strata of a class merge among themselves until none is too small; a class that is too small as a whole is withheld.
 * What is withheld enters no sum either, so no complement gives it away.
 * Cost O(ballots + cells log cells).
 */
export function pollParts(poll: Poll, ballots: Ballots, frame: readonly FrameCell[]): PollParts {
  const [classes, strata] = [poll.classes?.length ?? 0, poll.strata?.length ?? 0];
  const keyOf = (subject: number, cls: number, stratum: number) =>
    (subject * Math.max(classes, 1) + Math.max(cls, 0)) * Math.max(strata, 1) + Math.max(stratum, 0);
  const cells = new Map<number, { -readonly [Key in keyof PollCell]: PollCell[Key] }>();
  for (const { population, invited, ...cell } of frame)
    cells.set(keyOf(cell.subject, cell.class, cell.stratum), { ...cell, population, invited, returned: 0 });
  const cellOf = ballots.subjectOf.map((subject, ballot) => {
    const [cls, stratum] = [ballots.classOf?.[ballot] ?? -1, ballots.stratumOf?.[ballot] ?? -1];
    const key = keyOf(subject, cls, stratum);
    const cell = cells.get(key);
    if (cell) cell.returned++;
    else cells.set(key, { subject, class: cls, stratum, population: null, invited: null, returned: 1 });
    return key;
  });
  const sorted = [...cells].sort(([a], [b]) => a - b);
  const partOfCell = new Map<number, number>();
  const parts: PollPart[] = [];
  for (const group of groupsOf(sorted)) {
    for (const members of shownGroups(poll, group)) {
      for (const [key] of members) partOfCell.set(key, parts.length);
      parts.push(partOf(members.map(([, cell]) => cell)));
    }
  }
  return { cells: sorted.map(([, cell]) => cell), parts, partOf: cellOf.map((key) => partOfCell.get(key) ?? -1) };
}

type Keyed = readonly [key: number, cell: PollCell];

/** Runs of cells of one subject and class. */
function groupsOf(sorted: readonly Keyed[]): Keyed[][] {
  const groups: Keyed[][] = [];
  for (const keyed of sorted) {
    const last = groups.at(-1)?.[0]?.[1];
    if (last?.subject === keyed[1].subject && last.class === keyed[1].class) groups.at(-1)?.push(keyed);
    else groups.push([keyed]);
  }
  return groups;
}

function shownGroups(poll: Poll, group: readonly Keyed[]): (readonly Keyed[])[] {
  const counts = group.map(([, { returned }]) => returned);
  return mergeSmallCells(counts, smallestCell(poll)).map((members) => members.map((at) => group[at] as Keyed));
}

function partOf(cells: readonly PollCell[]): PollPart {
  const [first] = cells as [PollCell];
  return {
    subject: first.subject,
    class: first.class,
    strata: cells.flatMap(({ stratum }) => (stratum < 0 ? [] : [stratum])),
    population: sumOrNull(cells.map(({ population }) => population)),
    returned: cells.reduce((sum, { returned }) => sum + returned, 0),
  };
}

/** The sum; null when any is not known. */
export function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
