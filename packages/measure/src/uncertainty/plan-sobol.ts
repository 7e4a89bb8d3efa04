import { err, ok, type Result } from "@huabiao/kernel/result";
import { composite } from "../composite/composite.ts";
import type { CompositeModel, Recipe } from "../composite/model.ts";
import { rankDescending } from "../composite/rank.ts";
import { type ChoicePlan, inPlaces } from "./draw-choice.ts";
import { checkWeightVariation } from "./draw-options.ts";
import { planWeights } from "./draw-weights.ts";
import type { DrawRefusal } from "./plan-draws.ts";
import { stageModel } from "./stage-model.ts";
import { alternativesOf, type Factor, type Variation, varyingFactors } from "./variation.ts";

/** What the shares of variance are shares of: the mean |rank − nominal rank| over all units, or one unit's score or rank at the root. */
export type SobolOutput =
  | { readonly of: "rank-shift" }
  | { readonly of: "score"; readonly unit: number }
  | { readonly of: "rank"; readonly unit: number };

/** How a sensitivity analysis is drawn. */
export interface SobolPlanOptions {
  readonly seed: number;
  /** Rows N of the Saltelli design, 2 … 10⁷: N · (factors + 2) evaluations. */
  readonly rows: number;
  /** `rank-shift` by default. */
  readonly output?: SobolOutput;
}

/** A planned sensitivity analysis; plain data, as a `DrawPlan` is. */
export interface SobolPlan extends ChoicePlan {
  readonly kind: "sobol";
  readonly rows: number;
  readonly factors: readonly Factor[];
  readonly output: SobolOutput;
  /** The recipe's own rank at the root, per place; 0 = none. */
  readonly nominalRanks: Int32Array;
}

/** Why a sensitivity analysis cannot be drawn. */
export type SobolRefusal =
  | Exclude<DrawRefusal, { readonly refusal: "too-large" }>
  | { readonly refusal: "nothing-varies" };

/**
 * Plans a sensitivity analysis: which of the varied choices moves the result most.
 *
 * The factors are the parts of the variation that really vary; a whole set of weights is one factor, and
 * so are all input errors together. Run parts with `runSobol`, join them with `mergeSobol`.
 *
 * @returns the plan, or every refusal, as `planDraws`, and `nothing-varies` when no factor does.
 * @throws RangeError on malformed models, recipes, alternatives and options. Cost as `planDraws`.
 */
export function planSobol(
  model: CompositeModel,
  recipe: Recipe,
  variation: Variation,
  options: SobolPlanOptions,
): Result<SobolPlan, readonly SobolRefusal[]> {
  const output = options.output ?? { of: "rank-shift" };
  checkSobolOptions(model, options.rows, output);
  if (variation.weights) checkWeightVariation(model, variation.weights);
  const factors = varyingFactors(variation);
  if (factors.length === 0) return err([{ refusal: "nothing-varies" }]);
  const nominal = composite(model, recipe);
  const staged = stageModel(model, recipe, alternativesOf(recipe, variation));
  if (!nominal.ok) return err(nominal.error.map((cause) => ({ refusal: "recipe", cause })));
  if (!staged.ok) return err(staged.error.map((cause) => ({ refusal: "alternative", cause })));
  const { stage, leafPlan } = staged.value;
  if (stage.unitAt.length === 0) return err([{ refusal: "no-scored-units" }]);
  const setOf = recipe.across === "group" ? model.groupOf : new Int32Array(model.units.length);
  const ranks = rankDescending(nominal.value.scores.at(-1) as Float64Array, { groupOf: setOf });
  return ok({
    kind: "sobol",
    stage,
    leafPlan,
    weightPlan: planWeights(model, variation.weights ?? null),
    seed: options.seed,
    inputs: variation.inputs === true,
    rows: options.rows,
    factors,
    output,
    nominalRanks: Int32Array.from(inPlaces(stage, Float64Array.from(ranks))),
  });
}

function checkSobolOptions(model: CompositeModel, rows: number, output: SobolOutput): void {
  if (!Number.isInteger(rows) || rows < 2 || rows > 1e7) throw new RangeError(`rows is ${rows}`);
  if (output.of !== "rank-shift" && !(output.unit in model.units)) throw new RangeError(`unknown unit ${output.unit}`);
}
