import { type DrawPlan, rankCells } from "./plan-draws.ts";
import type { DrawPartial } from "./run-draws.ts";
import { sortTails, type Tails } from "./tails.ts";

/**
 * What the draws of a plan say. Arrays are node-major in the order of `nodes`, one entry per unit of the
 * model: entry `at · units + unit`. NaN stands where a unit had no score in any draw.
 */
export interface DrawResults {
  readonly draws: number;
  readonly confidence: number;
  readonly nodes: Int32Array;
  readonly units: number;
  readonly nominalScore: Float64Array;
  /** 1 = best; 0 = no score. */
  readonly nominalRank: Int32Array;
  readonly meanScore: Float64Array;
  readonly scoreLower: Float64Array;
  readonly scoreUpper: Float64Array;
  readonly meanRank: Float64Array;
  readonly rankMedian: Float64Array;
  readonly rankLower: Float64Array;
  readonly rankUpper: Float64Array;
  /** Draws in which the unit had a score. The other draws gave it none, or were undefined for it. */
  readonly scoredDraws: Int32Array;
  /** Per unit, how many units are ranked together with it; 0 for a unit that is put aside. */
  readonly setSize: Int32Array;
  /** Where a unit's counts of rank 1, 2, … start within a node's `rankCells` cells; −1 for a unit put aside. */
  readonly rankStart: Float64Array;
  readonly rankCells: number;
  readonly rankCounts: Uint16Array | Uint32Array;
  /** Neighbours in the nominal order at the root. */
  readonly neighbours: readonly NeighbourPair[];
  /** Score thresholds of the plan, and at the root per unit how many draws fell in each band. */
  readonly thresholds: Float64Array;
  readonly bandCounts: Int32Array;
}

/** Two units next to each other in the nominal order of their set, and how surely the upper one is above. */
export interface NeighbourPair {
  readonly upper: number;
  readonly lower: number;
  /** Share of draws in which the upper unit scored higher, ties counting half; null when no draw gave both a score. */
  readonly probabilityAbove: number | null;
}

/**
 * Summarises all draws. Quantiles are type 7 over the draws in which the unit has a score, so ranks can
 * be fractional; the mean score is exact to 2⁻³⁰ of the largest score for up to 10⁶ draws.
 *
 * Cost O(rank counts + tails · log).
 */
export function summariseDraws(plan: DrawPlan, whole: DrawPartial): DrawResults {
  sortTails(whole.low);
  sortTails(whole.high);
  const { stage, nodes } = plan;
  const units = stage.unitCount;
  const layout = layoutOf(plan);
  const results = { ...emptyColumns(nodes.length * units), ...layout };
  stage.unitAt.forEach((unit, place) => {
    for (let at = 0; at < nodes.length; at++) {
      summariseSlot(plan, whole, { results, from: at * stage.unitAt.length + place, to: at * units + unit, at, unit });
    }
  });
  return {
    draws: plan.draws,
    confidence: plan.confidence,
    nodes,
    units,
    nominalScore: plan.nominalScores,
    nominalRank: plan.nominalRanks,
    ...results,
    rankCounts: whole.rankCounts,
    neighbours: neighboursOf(plan, whole),
    thresholds: plan.thresholds,
    bandCounts: bandsByUnit(plan, whole),
  };
}

type Columns = ReturnType<typeof emptyColumns> & ReturnType<typeof layoutOf>;

function emptyColumns(size: number) {
  const column = () => new Float64Array(size).fill(Number.NaN);
  return {
    meanScore: column(),
    scoreLower: column(),
    scoreUpper: column(),
    meanRank: column(),
    rankMedian: column(),
    rankLower: column(),
    rankUpper: column(),
    scoredDraws: new Int32Array(size),
  };
}

function layoutOf({ stage }: DrawPlan) {
  const setSize = new Int32Array(stage.unitCount);
  const rankStart = new Float64Array(stage.unitCount).fill(-1);
  let start = 0;
  for (let set = 0; set + 1 < stage.rankStarts.length; set++) {
    const from = stage.rankStarts[set] as number;
    const to = stage.rankStarts[set + 1] as number;
    for (const unit of stage.unitAt.subarray(from, to)) {
      setSize[unit] = to - from;
      rankStart[unit] = start;
      start += to - from;
    }
  }
  return { setSize, rankStart, rankCells: rankCells(stage) };
}

interface Slot {
  readonly results: Columns;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly unit: number;
}

function summariseSlot(plan: DrawPlan, whole: DrawPartial, { results, from, to, at, unit }: Slot): void {
  const scored = whole.scored[from] as number;
  results.scoredDraws[to] = scored;
  if (scored === 0) return;
  const side = (1 - plan.confidence) / 2;
  results.meanScore[to] = ((whole.scoreSums[from] as number) * plan.scoreStep) / scored;
  results.scoreLower[to] = tailQuantile(whole.low, from, { scored, p: side });
  results.scoreUpper[to] = -tailQuantile(whole.high, from, { scored, p: side });
  const start = at * results.rankCells + (results.rankStart[unit] as number);
  const counts = whole.rankCounts.subarray(start, start + (results.setSize[unit] as number));
  results.meanRank[to] = rankSum(counts) / scored;
  results.rankLower[to] = rankQuantile(counts, scored, side);
  results.rankMedian[to] = rankQuantile(counts, scored, 0.5);
  results.rankUpper[to] = rankQuantile(counts, scored, 1 - side);
}

/** Type-7 quantile low in the distribution, from the smallest values in ascending order. */
function tailQuantile(
  tails: Tails,
  slot: number,
  { scored, p }: { readonly scored: number; readonly p: number },
): number {
  const place = (scored - 1) * p;
  const below = Math.floor(place);
  const base = slot * tails.room;
  const low = tails.values[base + below] as number;
  const next = tails.values[base + Math.min(below + 1, (tails.sizes[slot] as number) - 1)] as number;
  return low + (place - below) * (next - low);
}

function rankSum(counts: Uint16Array | Uint32Array): number {
  let sum = 0;
  for (let rank = 0; rank < counts.length; rank++) sum += (counts[rank] as number) * (rank + 1);
  return sum;
}

/** Type-7 quantile of counted ranks. */
function rankQuantile(counts: Uint16Array | Uint32Array, scored: number, p: number): number {
  const place = (scored - 1) * p;
  const below = Math.floor(place);
  let rank = 0;
  let seen = counts[0] as number;
  while (seen <= below) seen += counts[++rank] as number;
  if (place === below || seen > below + 1) return rank + 1;
  let next = rank + 1;
  while (next < counts.length && counts[next] === 0) next++;
  return next === counts.length ? rank + 1 : rank + 1 + (place - below) * (next - rank);
}

function neighboursOf({ stage, neighbours }: DrawPlan, { pairCounts }: DrawPartial): NeighbourPair[] {
  return Array.from({ length: neighbours.length / 2 }, (_, pair) => {
    const both = pairCounts[2 * pair + 1] as number;
    return {
      upper: stage.unitAt[neighbours[2 * pair] as number] as number,
      lower: stage.unitAt[neighbours[2 * pair + 1] as number] as number,
      probabilityAbove: both === 0 ? null : (pairCounts[2 * pair] as number) / (2 * both),
    };
  });
}

function bandsByUnit({ stage, thresholds }: DrawPlan, { bandCounts }: DrawPartial): Int32Array {
  if (bandCounts.length === 0) return bandCounts;
  const bands = thresholds.length + 1;
  const byUnit = new Int32Array(stage.unitCount * bands);
  stage.unitAt.forEach((unit, place) => {
    byUnit.set(bandCounts.subarray(place * bands, (place + 1) * bands), unit * bands);
  });
  return byUnit;
}
