import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { drawPicks, openChooser, type Picks } from "./draw-choice.ts";
import { openEvaluator } from "./evaluate.ts";
import type { SobolPlan } from "./plan-sobol.ts";
import { openRanker } from "./ranking.ts";
import { type SobolIndices, type SobolOptions, sobolIndices } from "./sobol-indices.ts";
import type { Factor } from "./variation.ts";

/** The outputs of some rows of a design; NaN = the unit asked about had no score. */
export interface SobolPartial {
  readonly from: number;
  /** Row-major: at A, at B, then one per factor at A with that factor from B. */
  readonly outputs: Float64Array;
}

/** Indices by name of factor. */
export interface SobolResults extends SobolIndices {
  readonly factors: readonly Factor[];
}

/**
 * Evaluates the rows `from` … `to − 1` of a design, factors + 2 evaluations each.
 *
 * Pure; any division into parts gives the same outputs. Cost O(units · nodes) per evaluation.
 */
export function runSobol(plan: SobolPlan, from: number, to: number): SobolPartial {
  const measure = openMeasure(plan);
  const width = plan.factors.length + 2;
  const outputs = new Float64Array((to - from) * width);
  for (let row = from; row < to; row++) {
    const a = drawPicks(plan, row, 0);
    const b = drawPicks(plan, row, 1);
    const base = (row - from) * width;
    outputs[base] = measure(a);
    outputs[base + 1] = measure(b);
    plan.factors.forEach((factor, at) => {
      outputs[base + 2 + at] = measure(mixed(a, b, factor));
    });
  }
  return { from, outputs };
}

/**
 * Joins the parts of a design and estimates the indices; see `sobolIndices`.
 *
 * @returns the indices, `no-data` when an evaluation gave no output, `no-variation`.
 * @throws RangeError when the parts do not hold every row once. Cost that of `sobolIndices`.
 */
export function mergeSobol(
  plan: SobolPlan,
  partials: readonly SobolPartial[],
  options: Omit<SobolOptions, "seed"> = {},
): Result<SobolResults, UndefinedReason> {
  const width = plan.factors.length + 2;
  const outputs = new Float64Array(plan.rows * width);
  let next = 0;
  for (const part of [...partials].sort((x, y) => x.from - y.from)) {
    if (part.from !== next) throw new RangeError(`row ${next} of the design is missing or doubled`);
    outputs.set(part.outputs, next * width);
    next += part.outputs.length / width;
  }
  if (next !== plan.rows) throw new RangeError(`parts hold ${next} of ${plan.rows} rows`);
  if (outputs.some(Number.isNaN)) return err("no-data");
  const column = (at: number) =>
    Float64Array.from({ length: plan.rows }, (_, row) => outputs[row * width + at] as number);
  const design = { a: column(0), b: column(1), ab: plan.factors.map((_, factor) => column(2 + factor)) };
  const indices = sobolIndices(design, { ...options, seed: plan.seed });
  return indices.ok ? ok({ ...indices.value, factors: plan.factors }) : indices;
}

function mixed(a: Picks, b: Picks, factor: Factor): Picks {
  if (factor === "weights") return { ...a, weightPath: b.weightPath };
  if (factor === "inputs") return { ...a, inputPath: b.inputPath };
  return { ...a, [factor]: b[factor] };
}

/** Opens the function from picks to output. */
function openMeasure(plan: SobolPlan): (picks: Picks) => number {
  const { stage, output } = plan;
  const evaluator = openEvaluator(stage);
  const choose = openChooser(plan);
  const rank = openRanker(stage.unitAt.length);
  const ranks = new Int32Array(stage.unitAt.length);
  const place = output.of === "rank-shift" ? -1 : stage.unitAt.indexOf(output.unit);
  return (picks) => {
    evaluator.run(choose(picks));
    const scores = evaluator.scores(stage.nodeCount - 1);
    if (output.of === "score") {
      const score = scores[place] ?? Number.NaN;
      return Number.isFinite(score) ? score : Number.NaN;
    }
    for (let set = 0; set + 1 < stage.rankStarts.length; set++) {
      rank(scores, ranks, stage.rankStarts[set] as number, stage.rankStarts[set + 1] as number);
    }
    return output.of === "rank" ? ranks[place] || Number.NaN : meanShift(ranks, plan.nominalRanks);
  };
}

/** Mean |rank − nominal| over the places that have both; NaN when none has. */
function meanShift(ranks: Int32Array, nominal: Int32Array): number {
  let sum = 0;
  let both = 0;
  for (let place = 0; place < ranks.length; place++) {
    const [rank, own] = [ranks[place] as number, nominal[place] as number];
    if (rank === 0 || own === 0) continue;
    sum += Math.abs(rank - own);
    both++;
  }
  return sum / both;
}
