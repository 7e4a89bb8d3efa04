import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentCdf } from "../integrity/distributions.ts";
import type { Arrangement } from "./arrange-ballots.ts";
import { type BallotCheckReason, type BallotLedger, cellPlace, leastBallots } from "./ballot-place.ts";
import { countStraight, expectStraight, type StraightCounts } from "./straight-odds.ts";
import { correlationAmong, type UnitCount, upperChances } from "./varying-counts.ts";

/** Subjects that make peers of each other. */
const leastSubjects = 8;

/**
 * Looks for cells and classes in which far more ballots give every item the same answer than among their peers.
 *
 * Honest voters straight-line too, the more the better (or worse) a subject is and the more one impression colours
 * all items. So a cell's share is read against the same class and stratum on the other subjects, along the chance
 * that independent items would agree with the item shares of the cell's other ballots (`expectStraight`); what honest
 * cells still differ in is in the beta-binomial (`correlationAmong`). One-sided, cells from 10 scored ballots on.
 *
 * A class as a whole is held against the other classes on the same subjects: mean surplus of log odds over the
 * subjects, one-sided t test of a surplus of at most ln 2, since honest classes differ a little.
 *
 * Skips: `one-item`, `one-class`, `too-few-ballots`, `too-few-units` (under 8 subjects). Cost linear in the answers.
 */
export function checkStraightLining(ledger: BallotLedger, arrangement: Arrangement): void {
  const { ballots, blocks, cells } = arrangement;
  if (ballots.items.length < 2) {
    for (const scope of ["cell", "class"] as const) ledger.skip({ check: "invariant", scope }, "one-item");
    return;
  }
  const counts = countStraight(arrangement);
  for (let block = 0; block < blocks; block++) {
    const all = Array.from({ length: cells / blocks }, (_, at) => block + at * blocks);
    const enough = all.filter((cell) => (counts.ballots[cell] as number) >= leastBallots);
    const units = expectStraight(counts, enough);
    const chances = enough.length < leastSubjects ? null : upperChances(units, correlationAmong(units));
    const seats = new Map(enough.map((cell, at) => [cell, at]));
    for (const cell of all) {
      const at = seats.get(cell);
      const place = cellPlace(arrangement, "invariant", cell);
      if (at === undefined) ledger.enter(place, err("too-few-ballots"));
      else if (chances === null) ledger.enter(place, err("too-few-units"));
      else ledger.enter(place, ok(judgeCell(units[at] as UnitCount, chances[at] as number)));
    }
  }
  checkClassesAsWhole(ledger, arrangement, counts);
}

function judgeCell({ count, trials, mean }: UnitCount, pValue: number) {
  const share = count / trials;
  return { statistic: share - mean, pValue, count, share, expectedShare: mean };
}

function checkClassesAsWhole(ledger: BallotLedger, arrangement: Arrangement, counts: StraightCounts): void {
  const { classes } = arrangement.ballots;
  const family = { check: "invariant", scope: "class" } as const;
  if (classes.length < 2) {
    ledger.skip(family, "one-class");
    return;
  }
  const enough = [...counts.ballots.keys()].filter((cell) => (counts.ballots[cell] as number) >= leastBallots);
  const surplus = surplusOf(expectStraight(counts, enough), enough);
  classes.forEach((name, inClass) => {
    const place = { ...family, subject: null, class: name, stratum: null, voter: null };
    ledger.enter(place, judgeClass(arrangement, { counts, surplus, inClass }));
  });
}

/** The log odds of a straight ballot in a cell beyond those expected of any class, and their sampling variance. */
interface Surplus {
  readonly value: number;
  readonly variance: number;
}

function surplusOf(units: readonly UnitCount[], cells: readonly number[]): ReadonlyMap<number, Surplus> {
  return new Map(
    units.map(({ count, trials, mean }, at) => {
      const [lines, others] = [count + 0.5, trials - count + 0.5];
      const value = Math.log(lines / others) - Math.log(mean / (1 - mean));
      return [cells[at] as number, { value, variance: 1 / lines + 1 / others }];
    }),
  );
}

function judgeClass(
  { ballots, blocks, cells }: Arrangement,
  of: {
    readonly counts: StraightCounts;
    readonly surplus: ReadonlyMap<number, Surplus>;
    readonly inClass: number;
  },
): Result<ReturnType<typeof judgeCell>, BallotCheckReason> {
  const width = Math.max(1, ballots.strata.length);
  const gaps: Surplus[] = [];
  const [own, others]: [number[], number[]] = [[], []];
  for (let first = 0; first < cells; first += blocks) {
    const present = Array.from({ length: blocks }, (_, block) => first + block).filter((cell) => of.surplus.has(cell));
    const isOwn = (cell: number): boolean => Math.floor((cell - first) / width) === of.inClass;
    const [mine, rest] = [present.filter(isOwn), present.filter((cell) => !isOwn(cell))];
    if (mine.length === 0 || rest.length === 0) continue;
    gaps.push(gapBetween(of.surplus, mine, rest));
    own.push(...mine);
    others.push(...rest);
  }
  if (gaps.length < leastSubjects) return err("too-few-units");
  const centre = mean(gaps, "value");
  const spread = gaps.reduce((sum, { value }) => sum + (value - centre) ** 2, 0) / (gaps.length - 1);
  const statistic = (centre - Math.LN2) / Math.sqrt(Math.max(spread, mean(gaps, "variance")) / gaps.length);
  const total = (list: readonly number[], part: Int32Array): number =>
    list.reduce((sum, cell) => sum + (part[cell] as number), 0);
  const shareOf = (list: readonly number[]): number => total(list, of.counts.straight) / total(list, of.counts.ballots);
  return ok({
    statistic,
    pValue: studentCdf(-statistic, gaps.length - 1),
    count: total(own, of.counts.straight),
    share: shareOf(own),
    expectedShare: shareOf(others),
  });
}

function gapBetween(surplus: ReadonlyMap<number, Surplus>, mine: readonly number[], rest: readonly number[]): Surplus {
  const [own, others] = [mine, rest].map((list) => list.map((cell) => surplus.get(cell) as Surplus)) as [
    Surplus[],
    Surplus[],
  ];
  return {
    value: mean(own, "value") - mean(others, "value"),
    variance: mean(own, "variance") / own.length + mean(others, "variance") / others.length,
  };
}

function mean(list: readonly Surplus[], part: keyof Surplus): number {
  return list.reduce((sum, one) => sum + one[part], 0) / list.length;
}
