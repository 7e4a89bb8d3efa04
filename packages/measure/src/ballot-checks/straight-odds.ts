import { type Arrangement, ballotsOf } from "./arrange-ballots.ts";
import { itemShares } from "./item-shares.ts";
import { robustLog, type UnitCount } from "./varying-counts.ts";

/** Straight ballots of every cell. */
export interface StraightCounts {
  /** Ballots with an answer, and straight ones among them. */
  readonly ballots: Int32Array;
  readonly straight: Int32Array;
  /** Log chance that independent items agree, from the shares of the cell's other ballots. */
  readonly logChance: Float64Array;
}

/** Counts straight ballots by cell. Cost linear in the answers. */
export function countStraight(arrangement: Arrangement): StraightCounts {
  const { cells, scores, straight } = arrangement;
  const counts = new Int32Array(cells);
  const lines = new Int32Array(cells);
  for (let cell = 0; cell < cells; cell++)
    for (const k of ballotsOf(arrangement, cell)) {
      if (Number.isNaN(scores[k])) continue;
      counts[cell] = (counts[cell] as number) + 1;
      lines[cell] = (lines[cell] as number) + (straight[k] as number);
    }
  return { ballots: counts, straight: lines, logChance: independentChances(arrangement) };
}

function independentChances(arrangement: Arrangement): Float64Array {
  const { ballots, cells, straight } = arrangement;
  const shares = itemShares(arrangement, (k) => straight[k] === 0);
  const options = Math.min(...ballots.items.map(({ coefficients }) => coefficients.length));
  const real = Array.from({ length: options }, (_, option) => option).filter((option) =>
    ballots.items.every(({ coefficients }) => coefficients[option] !== null),
  );
  return Float64Array.from({ length: cells }, (_, cell) => {
    const chance = real.reduce(
      (sum, option) => sum + ballots.items.reduce((product, __, item) => product * shares(cell, item, option), 1),
      0,
    );
    return Math.log(chance);
  });
}

/**
 * What share of straight ballots the cells' peers let expect of each of some cells.
 *
 * log odds = a + b · log chance of independent items; b the likeliest of 0, ¼, ½, ¾, 1 with a few cells allowed to be
 * anything, a such that as many straight ballots are expected as there are. Cost O(ballots).
 */
export function expectStraight(counts: StraightCounts, cells: readonly number[]): UnitCount[] {
  const tried = slopes.map((slope) => unitsAlong(counts, cells, slope));
  const fits = tried.map((units) => units.reduce((sum, unit) => sum + robustLog(unit, usualCorrelation), 0));
  return tried[fits.indexOf(Math.max(...fits))] as UnitCount[];
}

const slopes = [0, 0.25, 0.5, 0.75, 1];
const usualCorrelation = 0.02;

function unitsAlong(
  { ballots, straight, logChance }: StraightCounts,
  cells: readonly number[],
  slope: number,
): UnitCount[] {
  const total = cells.reduce((sum, cell) => sum + (straight[cell] as number), 0.5);
  const meanAt = (cell: number, level: number): number =>
    1 / (1 + Math.exp(-level - slope * (logChance[cell] as number)));
  let [low, high] = [-50, 100];
  for (let step = 0; step < 60; step++) {
    const level = (low + high) / 2;
    const expected = cells.reduce((sum, cell) => sum + (ballots[cell] as number) * meanAt(cell, level), 0);
    if (expected < total) low = level;
    else high = level;
  }
  return cells.map((cell) => ({
    count: straight[cell] as number,
    trials: ballots[cell] as number,
    mean: Math.min(1 - 1e-9, meanAt(cell, high)),
  }));
}
