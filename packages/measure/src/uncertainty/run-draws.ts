import { drawPicks, openChooser, type Picks } from "./draw-choice.ts";
import { openEvaluator } from "./evaluate.ts";
import { type DrawPlan, rankCells, tailRoom } from "./plan-draws.ts";
import { openRanker } from "./ranking.ts";
import { purpose } from "./streams.ts";
import { offerToTail, openTails, type Tails } from "./tails.ts";

/**
 * What some draws of a plan add up to. Plain data; everything in it is a whole number or an order
 * statistic, so parts join without rounding. A slot is a tracked node × place, node-major.
 */
export interface DrawPartial {
  readonly draws: number;
  /** Per tracked node, per place, how often it had rank 1, 2, … of its set. */
  readonly rankCounts: Uint16Array | Uint32Array;
  /** Per slot, draws with a score, and the sum of their scores in steps of the plan's `scoreStep`. */
  readonly scored: Int32Array;
  readonly scoreSums: Float64Array;
  /** Smallest scores, and smallest negated scores. */
  readonly low: Tails;
  readonly high: Tails;
  /** Per pair of neighbours: 2 for each draw in which the upper one was above and 1 for each tie; draws in which both had a score. */
  readonly pairCounts: Int32Array;
  /** Place-major, one per band at the root. */
  readonly bandCounts: Int32Array;
}

/** A runner that can be given one range of draws after another; what they add up to is in `partial()`. */
export interface DrawRun {
  run(from: number, to: number): void;
  partial(): DrawPartial;
}

/**
 * Runs the draws `from` … `to − 1` of a plan.
 *
 * Pure: any division of the draws 0 … plan.draws − 1 into parts, on any number of threads, gives the same
 * result after `mergeDraws`. Cost O(units · nodes) per draw, plus sorting per tracked node.
 */
export function runDraws(plan: DrawPlan, from: number, to: number): DrawPartial {
  const run = openDrawRun(plan);
  run.run(from, to);
  return run.partial();
}

/** Opens a runner; see `runDraws`. Ranges may come in any order but no draw may be run twice. */
export function openDrawRun(plan: DrawPlan): DrawRun {
  const work = openWork(plan);
  let draws = 0;
  return {
    run: (from, to) => {
      if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= plan.draws)) {
        throw new RangeError(`draws ${from} … ${to} of ${plan.draws}`);
      }
      for (let start = from; start < to; start += work.blockDraws) {
        const count = Math.min(work.blockDraws, to - start);
        for (let row = 0; row < count; row++) work.fill(start + row, row);
        countBlock(work, count);
      }
      draws += to - from;
    },
    partial: () => ({ draws, ...work.totals }),
  };
}

/**
 * Opens the scores of one node, the root unless told, in any draw of a plan: one per unit of the model; NaN = none. For
 * looking at single draws. Cost of one draw each.
 */
export function openScores(plan: DrawPlan, options: { readonly node?: number } = {}): (draw: number) => Float64Array {
  const { stage } = plan;
  const evaluator = openEvaluator(stage);
  const choose = openChooser(plan);
  return (draw) => {
    evaluator.run(choose(picksOf(plan, draw)));
    const scores = evaluator.scores(options.node ?? stage.nodeCount - 1);
    const byUnit = new Float64Array(stage.unitCount).fill(Number.NaN);
    stage.unitAt.forEach((unit, place) => {
      byUnit[unit] = finiteOr(scores[place] as number);
    });
    return byUnit;
  };
}

/** The picks of a draw: given, or drawn from its own streams. */
function picksOf(plan: DrawPlan, draw: number): Picks {
  const given = plan.given?.[draw];
  if (given === undefined) return drawPicks(plan, draw);
  const { missing = 0, treatment = 0, normalise = 0, aggregate = 0, weights } = given;
  const paths = { weightPath: [purpose.weights, draw], inputPath: plan.inputs ? [purpose.inputs, draw] : null };
  return {
    missing,
    treatment,
    normalise,
    aggregate,
    ...paths,
    ...(weights === undefined ? {} : { weightSet: weights }),
  };
}

/**
 * Draws are counted in blocks, so that a slot's counts and tails are visited once a block instead of once
 * a draw: with thousands of units each visit waits for memory. The block size changes no result.
 */
function blockDrawsFor(slots: number): number {
  const bytesPerSlot = 12;
  return Math.min(256, Math.max(16, Math.floor((48 * 2 ** 20) / (bytesPerSlot * slots))));
}

interface Work {
  readonly plan: DrawPlan;
  readonly places: number;
  readonly slots: number;
  readonly blockDraws: number;
  readonly fill: (draw: number, row: number) => void;
  /** Row-major, one per slot: scores and ranks of the block's draws; the root's scores come last, one per place. */
  readonly scores: Float64Array;
  readonly ranks: Int32Array;
  readonly rootScores: Float64Array;
  readonly totals: Omit<DrawPartial, "draws">;
}

function openWork(plan: DrawPlan): Work {
  const { stage, nodes } = plan;
  const places = stage.unitAt.length;
  const slots = nodes.length * places;
  const cells = nodes.length * rankCells(stage);
  const blockDraws = blockDrawsFor(slots);
  const work = {
    plan,
    places,
    slots,
    blockDraws,
    scores: new Float64Array(blockDraws * slots),
    ranks: new Int32Array(blockDraws * slots),
    rootScores: new Float64Array(blockDraws * places),
    totals: {
      rankCounts: plan.draws <= 0xffff ? new Uint16Array(cells) : new Uint32Array(cells),
      scored: new Int32Array(slots),
      scoreSums: new Float64Array(slots),
      low: openTails(slots, tailRoom(plan)),
      high: openTails(slots, tailRoom(plan)),
      pairCounts: new Int32Array(plan.neighbours.length),
      bandCounts: new Int32Array(plan.thresholds.length === 0 ? 0 : places * (plan.thresholds.length + 1)),
    },
  };
  return { ...work, fill: openFill(work) };
}

/** Evaluates and ranks one draw into a row of the block. */
function openFill(work: Omit<Work, "fill">): Work["fill"] {
  const { plan, places, slots, scores, ranks, rootScores } = work;
  const evaluator = openEvaluator(plan.stage);
  const choose = openChooser(plan);
  const rank = openRanker(places);
  const { rankStarts, nodeCount } = plan.stage;
  const ranked = new Int32Array(places);
  return (draw, row) => {
    evaluator.run(choose(picksOf(plan, draw)));
    rootScores.set(evaluator.scores(nodeCount - 1), row * places);
    for (let at = 0; at < plan.nodes.length; at++) {
      const column = evaluator.scores(plan.nodes[at] as number);
      for (let set = 0; set + 1 < rankStarts.length; set++)
        rank(column, ranked, rankStarts[set] as number, rankStarts[set + 1] as number);
      scores.set(column, row * slots + at * places);
      ranks.set(ranked, row * slots + at * places);
    }
  };
}

function countBlock(work: Work, count: number): void {
  const { rankStarts } = work.plan.stage;
  let base = 0;
  for (let at = 0; at < work.plan.nodes.length; at++) {
    for (let set = 0; set + 1 < rankStarts.length; set++) {
      const to = rankStarts[set + 1] as number;
      const width = to - (rankStarts[set] as number);
      for (let place = rankStarts[set] as number; place < to; place++) {
        countSlot(work, at * work.places + place, { count, base });
        base += width;
      }
    }
  }
  countNeighbours(work, count);
  if (work.totals.bandCounts.length > 0) countBands(work, count);
}

function countSlot(work: Work, slot: number, { count, base }: { readonly count: number; readonly base: number }): void {
  const { slots, scores, ranks, totals } = work;
  const { low, high, rankCounts } = totals;
  const perStep = 1 / work.plan.scoreStep;
  let scored = 0;
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const at = row * slots + slot;
    const rank = ranks[at] as number;
    if (rank === 0) continue;
    const score = scores[at] as number;
    const cell = base + rank - 1;
    rankCounts[cell] = (rankCounts[cell] as number) + 1;
    scored++;
    sum += Math.round(score * perStep);
    offerToTail(low, slot, score);
    offerToTail(high, slot, -score);
  }
  totals.scored[slot] = (totals.scored[slot] as number) + scored;
  totals.scoreSums[slot] = (totals.scoreSums[slot] as number) + sum;
}

function countNeighbours({ plan, places, rootScores, totals }: Work, count: number): void {
  for (let at = 0; at < plan.neighbours.length; at += 2) {
    const upper = plan.neighbours[at] as number;
    const lower = plan.neighbours[at + 1] as number;
    let above = 0;
    let both = 0;
    for (let row = 0; row < count; row++) {
      const difference = (rootScores[row * places + upper] as number) - (rootScores[row * places + lower] as number);
      if (difference - difference !== 0) continue;
      both++;
      above += difference > 0 ? 2 : difference === 0 ? 1 : 0;
    }
    totals.pairCounts[at] = (totals.pairCounts[at] as number) + above;
    totals.pairCounts[at + 1] = (totals.pairCounts[at + 1] as number) + both;
  }
}

function countBands({ plan, places, rootScores, totals }: Work, count: number): void {
  const bands = plan.thresholds.length + 1;
  for (let at = 0; at < count * places; at++) {
    const score = rootScores[at] as number;
    if (score - score !== 0) continue;
    let band = 0;
    while (band < bands - 1 && score < (plan.thresholds[band] as number)) band++;
    const cell = (at % places) * bands + band;
    totals.bandCounts[cell] = (totals.bandCounts[cell] as number) + 1;
  }
}

function finiteOr(score: number): number {
  return Number.isFinite(score) ? score : Number.NaN;
}
