import { err, ok, type Result } from "@huabiao/kernel/result";
import { aggregateTree, type CompositeRefusal, type ScoreReason } from "./aggregate.ts";
import { checkModel, checkRecipe } from "./check-model.ts";
import { leafCoverage } from "./coverage.ts";
import { imputeLeaf } from "./impute.ts";
import type { CompositeModel, MissingRule, Normalisation, Recipe } from "./model.ts";
import { normaliseLeaf, type SetReason } from "./normalise.ts";
import { type TreatmentOutcome, treatOutliers } from "./treatment.ts";

/** What a recipe made of a model, step by step. */
export interface Composite {
  /** Share of the leaves that apply to a unit for which it has a value of its own, per unit. */
  readonly coverage: Float64Array;
  /** 1 where the coverage is under the recipe's floor: the unit is not treated, compared or scored. */
  readonly excluded: Uint8Array;
  /** Per leaf, one value per unit after the missing rule; NaN = still missing. Excluded units keep theirs. */
  readonly imputed: readonly Float64Array[];
  /** Per leaf, after the treatment; NaN = missing or excluded. */
  readonly treated: readonly Float64Array[];
  /** Per leaf, what the treatment did; null where the recipe asks for none. */
  readonly treatments: readonly (TreatmentOutcome | null)[];
  /** Per leaf, one score per unit, more is better; NaN = no value, or the set is in `undefinedSets`. */
  readonly normalised: readonly Float64Array[];
  /** Comparison sets that have values on a leaf but no scores, for a reason such as `no-variation`. */
  readonly undefinedSets: readonly (SetReason & { readonly leaf: number })[];
  /** Comparison sets in which a leaf's `fraction-of-best` turned the order round. */
  readonly reversedSets: readonly { readonly leaf: number; readonly set: number }[];
  /** Per node in tree order, leaves first; NaN = no score. The leaves are the arrays of `normalised`. */
  readonly scores: readonly Float64Array[];
  /** Why an inner node has no score, per unit. */
  readonly reasons: readonly ScoreReason[];
}

/**
 * Computes an index: a model under one full set of choices.
 *
 * In this order: coverage of each unit; missing cells filled, group means over all units; units under
 * the coverage floor put aside; outliers treated over the others, whatever their group; each leaf
 * normalised within the comparison group (`across: "group"`) or over all; scores carried up the tree
 * with the weights of the unit's group. Coverage counts only leaves that apply to the unit's group:
 * those of weight > 0 under ancestors of weight > 0. Comparison sets in the result are the groups of
 * the model, or the one set 0.
 *
 * @returns every step, or all refusals of the aggregation, see `aggregateTree`.
 * @throws RangeError on a ragged or ±Infinity cell, a negative weight or an impossible parameter, naming it.
 *
 * Cost O(units · nodes · winmax), ranks and medians with a factor log units, Copeland O(units² · children).
 * Source: OECD/JRC handbook 2008. Checked against COINr on its ASEM data, every step.
 */
export function composite(model: CompositeModel, recipe: Recipe): Result<Composite, readonly CompositeRefusal[]> {
  checkModel(model);
  checkRecipe(model, recipe);
  const coverage = leafCoverage(model);
  const excluded = Uint8Array.from(coverage, (share) => (share < recipe.unitCoverageFloor - 1e-12 ? 1 : 0));
  const imputed = model.values.map((values, leaf) => imputeLeaf(values, recipe.missing[leaf] as MissingRule));
  const { treated, treatments } = treatLeaves(imputed, excluded, recipe);
  const setOf = recipe.across === "group" ? model.groupOf : new Int32Array(model.units.length);
  const leaves = normaliseLeaves(treated, { model, recipe, setOf });
  const { weights, groupOf } = model;
  const { aggregate, nodeCoverageFloor } = recipe;
  const tree = aggregateTree(model.tree, leaves.normalised, { aggregate, weights, groupOf, setOf, nodeCoverageFloor });
  if (!tree.ok) return err(tree.error);
  const reasons = tree.value.reasons.map((gap) => screenedReason(gap, excluded));
  return ok({ coverage, excluded, imputed, treated, treatments, ...leaves, scores: tree.value.scores, reasons });
}

function treatLeaves(
  imputed: readonly Float64Array[],
  excluded: Uint8Array,
  recipe: Recipe,
): Pick<Composite, "treated" | "treatments"> {
  const kept = imputed.map((values) => values.map((value, unit) => (excluded[unit] === 1 ? Number.NaN : value)));
  const treatments = kept.map((values, leaf) => {
    const treatment = recipe.treatment[leaf];
    return treatment ? treatOutliers(values, treatment) : null;
  });
  return { treatments, treated: kept.map((values, leaf) => treatments[leaf]?.values ?? values) };
}

function normaliseLeaves(
  treated: readonly Float64Array[],
  { model, recipe, setOf }: { readonly model: CompositeModel; readonly recipe: Recipe; readonly setOf: Int32Array },
): Pick<Composite, "normalised" | "undefinedSets" | "reversedSets"> {
  const setCount = recipe.across === "group" ? model.groups.length : 1;
  const leaves = treated.map((values, leaf) => {
    const direction = model.direction[leaf] === 1 ? 1 : -1;
    return normaliseLeaf(values, recipe.normalise[leaf] as Normalisation, { direction, setOf, setCount });
  });
  return {
    normalised: leaves.map(({ scores }) => scores),
    undefinedSets: leaves.flatMap((own, leaf) => own.undefinedSets.map((gap) => ({ leaf, ...gap }))),
    reversedSets: leaves.flatMap((own, leaf) => own.reversedSets.map((set) => ({ leaf, set }))),
  };
}

function screenedReason(gap: ScoreReason, excluded: Uint8Array): ScoreReason {
  return excluded[gap.unit] === 1 ? { ...gap, reason: "coverage-below-floor" } : gap;
}
