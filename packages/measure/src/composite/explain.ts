import { err, ok, type Result } from "@huabiao/kernel/result";
import type { Composite } from "./composite.ts";
import { exactContributions } from "./exact-contributions.ts";
import type { CompositeModel, Recipe } from "./model.ts";
import { shapleyContributions } from "./shapley-contributions.ts";

/** What made each unit's index differ from the mean of its comparison group. */
export interface Explanations {
  /** `exact` for trees of arithmetic means only, `shapley` otherwise. */
  readonly method: "exact" | "shapley";
  /** Per comparison group, the mean index of its scored units; NaN = none is scored. */
  readonly groupMeans: Float64Array;
  /**
   * Per node, points that it adds to the unit's index against the group mean; NaN for units without an
   * index or not asked for. The root's is the whole difference. With `exact` the leaves sum to it, and each
   * inner node is the sum of its children; with `shapley` the root's children sum to it and nodes below
   * are null.
   */
  readonly contributions: readonly (Float64Array | null)[];
}

/** Whose explanation is wanted, of what. */
export interface ExplainOptions {
  readonly model: CompositeModel;
  readonly recipe: Recipe;
  /** Units to explain; all without it. */
  readonly units?: readonly number[];
}

/**
 * Explains every index by its parts, against the mean of the unit's own comparison group.
 *
 * Arithmetic trees: with W the share of a leaf in the unit's index (weights renormalised over what is
 * present) and m the mean index of the group, a leaf contributes W (x − m) less the group's mean of the
 * same product: exact, whatever is missing, and free of where the scale begins. With nothing missing it
 * is W (x − x̄). Other trees: Shapley values of the root's children; a child that is out takes the value
 * it has in each member of the group in turn, and the outcomes are averaged. A mixture with no child
 * present counts as the group mean. Under Copeland a mixture is scored against the present field.
 *
 * @returns contributions that sum to index − group mean to 1e-9, or `too-many-dimensions` (Shapley with over 12
 * children of positive weight).
 * @throws RangeError on a unit that does not exist.
 *
 * Cost exact O(units · nodes); Shapley O(2^d · d · members) per unit and d children, Copeland times the field.
 * Source: Shapley 1953; Lundberg & Lee 2017 for the averaging. Checked against both identities and closed forms.
 */
export function explainScores(made: Composite, options: ExplainOptions): Result<Explanations, "too-many-dimensions"> {
  const { model, recipe } = options;
  const wanted = options.units ?? Array.from(model.units, (_, unit) => unit);
  for (const unit of wanted) if (model.units[unit] === undefined) throw new RangeError(`unit ${unit} does not exist`);
  const index = made.scores[model.tree.ids.length - 1] as Float64Array;
  const groupMeans = meansOf(index, model);
  if (recipe.aggregate.every((how) => how.method === "arithmetic" || (how.method === "power" && how.p === 1))) {
    const contributions = exactContributions(made.scores, { model, groupMeans });
    return ok({ method: "exact", groupMeans, contributions: contributions.map((own) => onlyUnits(own, wanted)) });
  }
  const contributions = shapleyContributions(made.scores, { model, recipe, groupMeans, units: wanted });
  return contributions === null ? err("too-many-dimensions") : ok({ method: "shapley", groupMeans, contributions });
}

function meansOf(index: Float64Array, { groups, groupOf }: CompositeModel): Float64Array {
  const sums = new Float64Array(groups.length);
  const counts = new Float64Array(groups.length);
  index.forEach((score, unit) => {
    if (Number.isNaN(score)) return;
    const group = groupOf[unit] as number;
    sums[group] = (sums[group] as number) + score;
    counts[group] = (counts[group] as number) + 1;
  });
  return sums.map((sum, group) => sum / (counts[group] as number));
}

function onlyUnits(own: Float64Array, wanted: readonly number[]): Float64Array {
  const kept = new Float64Array(own.length).fill(Number.NaN);
  for (const unit of wanted) kept[unit] = own[unit] as number;
  return kept;
}
