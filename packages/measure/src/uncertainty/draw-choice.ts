import { openStream } from "@huabiao/kernel/random";
import { drawWeights, type WeightPlan } from "./draw-weights.ts";
import type { Choice } from "./evaluate.ts";
import { type LeafPlan, leafScores } from "./leaf-scores.ts";
import type { Stage } from "./stage.ts";
import { leafSetOf } from "./stage-model.ts";
import { purpose } from "./streams.ts";

/** Everything needed to turn a draw's number into choices; plain data. */
export interface ChoicePlan {
  readonly stage: Stage;
  readonly leafPlan: LeafPlan;
  readonly weightPlan: WeightPlan;
  readonly seed: number;
  readonly inputs: boolean;
}

/** Which alternative of each kind, and the paths of the streams that give weights and inputs. */
export interface Picks {
  readonly missing: number;
  readonly treatment: number;
  readonly normalise: number;
  readonly aggregate: number;
  readonly weightPath: readonly number[];
  readonly weightSet?: number;
  /** Null leaves the inputs as measured. */
  readonly inputPath: readonly number[] | null;
}

/** The picks of a draw: uniform among the alternatives, from the streams that seed and path name. Any draw can be made alone. */
export function drawPicks(plan: ChoicePlan, ...path: readonly number[]): Picks {
  const { missing, treatment, normalise, aggregate } = plan.leafPlan.alternatives;
  const stream = openStream(plan.seed, purpose.alternatives, ...path);
  return {
    missing: stream.integer(missing.length),
    treatment: stream.integer(treatment.length),
    normalise: stream.integer(normalise.length),
    aggregate: stream.integer(aggregate.length),
    weightPath: [purpose.weights, ...path],
    inputPath: plan.inputs ? [purpose.inputs, ...path] : null,
  };
}

/**
 * Opens a function that turns picks into an evaluator's choice. The choice is reused: it holds until the next call.
 *
 * With inputs, every leaf that has standard errors is perturbed (value + se · normal), then filled,
 * treated and normalised again; the other leaves come from the stage. Cost O(groups · nodes), with
 * inputs also O(units · winmax) per leaf with errors.
 */
export function openChooser(plan: ChoicePlan): (picks: Picks) => Choice {
  const weights = new Float64Array(plan.weightPlan.groups * plan.weightPlan.nodes);
  return (picks) => {
    const key = { seed: plan.seed, path: picks.weightPath };
    drawWeights(weights, plan.weightPlan, picks.weightSet === undefined ? key : { ...key, set: picks.weightSet });
    return {
      leafSet: leafSetOf(plan.leafPlan.alternatives, picks),
      aggregation: picks.aggregate,
      weights,
      replaced: picks.inputPath === null ? null : perturbedLeaves(plan, picks, picks.inputPath),
    };
  };
}

function perturbedLeaves(plan: ChoicePlan, picks: Picks, path: readonly number[]): (Float64Array | null)[] {
  const { model } = plan.leafPlan;
  return model.standardErrors.map((errors, leaf) => {
    if (errors === null) return null;
    const values = perturbed(model.values[leaf] as Float64Array, errors, { seed: plan.seed, path: [...path, leaf] });
    return inPlaces(plan.stage, leafScores(plan.leafPlan, leaf, { ...picks, values }));
  });
}

/** One normal per unit, whether it has an error or not, so that a unit's noise does not depend on the others' errors. */
function perturbed(
  values: Float64Array,
  errors: Float64Array,
  { seed, path }: { readonly seed: number; readonly path: readonly number[] },
): Float64Array {
  const stream = openStream(seed, ...path);
  return values.map((value, unit) => {
    const noise = stream.normal();
    const error = errors[unit] as number;
    return error > 0 ? value + error * noise : value;
  });
}

/** Unit order → place order. */
export function inPlaces(stage: Stage, byUnit: Float64Array): Float64Array {
  const byPlace = new Float64Array(stage.unitAt.length);
  for (let place = 0; place < byPlace.length; place++) {
    byPlace[place] = byUnit[stage.unitAt[place] as number] as number;
  }
  return byPlace;
}
