import { err, ok, type Result } from "@huabiao/kernel/result";
import type { CompositeRefusal } from "../composite/aggregate.ts";
import { composite } from "../composite/composite.ts";
import type { CompositeModel, Recipe } from "../composite/model.ts";
import { rankDescending } from "../composite/rank.ts";
import type { ChoicePlan } from "./draw-choice.ts";
import { checkDrawOptions, type DrawOptions, type GivenDraw } from "./draw-options.ts";
import { planWeights } from "./draw-weights.ts";
import type { Stage } from "./stage.ts";
import { type StageRefusal, stageModel } from "./stage-model.ts";
import { alternativesOf, type Variation } from "./variation.ts";

/** A planned uncertainty analysis. Plain data with typed arrays: it can be sent to other threads, which run parts of it. */
export interface DrawPlan extends ChoicePlan {
  readonly kind: "draws";
  readonly draws: number;
  readonly confidence: number;
  /** Nodes that results are kept for. */
  readonly nodes: Int32Array;
  readonly thresholds: Float64Array;
  readonly given: readonly GivenDraw[] | null;
  /** Node-major (in the order of `nodes`), one per unit: the recipe's own score and rank; NaN and 0 where none. */
  readonly nominalScores: Float64Array;
  readonly nominalRanks: Int32Array;
  /** Places of neighbours in the root's nominal order within a rank set: upper, lower, upper, lower … */
  readonly neighbours: Int32Array;
  /** Scores are summed as whole multiples of this power of two, so that sums do not depend on their order. */
  readonly scoreStep: number;
}

/** Why an analysis cannot be drawn. */
export type DrawRefusal =
  | { readonly refusal: "recipe"; readonly cause: CompositeRefusal }
  | { readonly refusal: "alternative"; readonly cause: StageRefusal }
  | { readonly refusal: "no-scored-units" }
  | { readonly refusal: "too-large"; readonly bytes: number; readonly limit: number };

/**
 * Plans an uncertainty analysis: a Monte Carlo over the alternatives of a variation.
 *
 * All that no draw changes is computed here, and every combination of alternatives is tried once under
 * the declared weights, so that a refusal comes before any draw. Run parts with `runDraws`, join them
 * with `mergeDraws`: the result has the same bytes however the draws are divided.
 *
 * @returns the plan, or every refusal: the recipe or an alternative is refused by the composite, no unit
 * is scored, or a part would need more than 2 GiB.
 * @throws RangeError on malformed models, recipes, alternatives and options, naming the place.
 *
 * Cost of one composite per combination of alternatives. Each run of a part needs memory for
 * (2 or 4) · nodes · Σ set size² + 16 · (1 − confidence)/2 · draws · nodes · units bytes.
 */
export function planDraws(
  model: CompositeModel,
  recipe: Recipe,
  variation: Variation,
  options: DrawOptions,
): Result<DrawPlan, readonly DrawRefusal[]> {
  checkDrawOptions(model, variation, options);
  const nominal = composite(model, recipe);
  const staged = stageModel(model, recipe, alternativesOf(recipe, variation));
  if (!nominal.ok) return err(nominal.error.map((cause) => ({ refusal: "recipe", cause })));
  if (!staged.ok) return err(staged.error.map((cause) => ({ refusal: "alternative", cause })));
  const { stage, leafPlan, largest } = staged.value;
  if (stage.unitAt.length === 0) return err([{ refusal: "no-scored-units" }]);
  const nodes = Int32Array.from(options.nodes ?? rootAndChildren(stage));
  const setOf = recipe.across === "group" ? model.groupOf : new Int32Array(model.units.length);
  const scoreOf = (node: number) => nominal.value.scores[node] as Float64Array;
  const rankOf = (node: number) => rankDescending(scoreOf(node), { groupOf: setOf });
  const plan: DrawPlan = {
    kind: "draws",
    stage,
    leafPlan,
    weightPlan: planWeights(model, variation.weights ?? null),
    seed: options.seed,
    inputs: variation.inputs === true,
    draws: options.draws,
    confidence: options.confidence ?? 0.9,
    nodes,
    thresholds: Float64Array.from(options.thresholds ?? []),
    given: options.given ?? null,
    nominalScores: joined(Array.from(nodes, scoreOf), new Float64Array(nodes.length * model.units.length)),
    nominalRanks: joined(Array.from(nodes, rankOf), new Int32Array(nodes.length * model.units.length)),
    neighbours: neighbouringPlaces(stage, rankOf(stage.nodeCount - 1)),
    scoreStep: scoreStepFor(largest, options.draws),
  };
  const bytes = partBytes(plan);
  return bytes > partLimitBytes ? err([{ refusal: "too-large", bytes, limit: partLimitBytes }]) : ok(plan);
}

/** How many of the smallest and largest scores of a unit must be kept for the interval. */
export function tailRoom({ draws, confidence }: DrawPlan): number {
  return Math.min(draws, Math.floor(((draws - 1) * (1 - confidence)) / 2) + 2);
}

/** Σ of squared set sizes: the cells of one node's rank counts. */
export function rankCells({ rankStarts }: Stage): number {
  let cells = 0;
  for (let set = 0; set + 1 < rankStarts.length; set++)
    cells += ((rankStarts[set + 1] as number) - (rankStarts[set] as number)) ** 2;
  return cells;
}

const partLimitBytes = 2 ** 31;

function partBytes(plan: DrawPlan): number {
  const countBytes = plan.draws <= 0xffff ? 2 : 4;
  const perUnit = 16 * tailRoom(plan) + 24;
  return plan.nodes.length * (countBytes * rankCells(plan.stage) + perUnit * plan.stage.unitAt.length);
}

function rootAndChildren({ children, nodeCount }: Stage): number[] {
  return [nodeCount - 1, ...(children.at(-1) ?? [])];
}

function joined<T extends Float64Array | Int32Array>(columns: readonly T[], target: T): T {
  columns.forEach((column, at) => {
    target.set(column, at * column.length);
  });
  return target;
}

function neighbouringPlaces(stage: Stage, rootRanks: Int32Array): Int32Array {
  const pairs: number[] = [];
  for (let set = 0; set + 1 < stage.rankStarts.length; set++) {
    const places = Array.from(stage.unitAt.keys()).slice(stage.rankStarts[set], stage.rankStarts[set + 1]);
    const rankAt = (place: number) => rootRanks[stage.unitAt[place] as number] as number;
    const ranked = places.filter((place) => rankAt(place) > 0).sort((a, b) => rankAt(a) - rankAt(b) || a - b);
    for (let at = 1; at < ranked.length; at++) pairs.push(ranked[at - 1] as number, ranked[at] as number);
  }
  return Int32Array.from(pairs);
}

/** Leaves three bits of room above the largest nominal score, so that sums of all draws stay exact integers. */
function scoreStepFor(largest: number, draws: number): number {
  const size = largest > 0 ? Math.ceil(Math.log2(largest)) : 0;
  return 2 ** (size - (50 - Math.ceil(Math.log2(draws + 1))));
}
