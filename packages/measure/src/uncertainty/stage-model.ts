import { err, ok, type Result } from "@huabiao/kernel/result";
import { aggregateTree, type CompositeRefusal } from "../composite/aggregate.ts";
import { checkModel, checkRecipe } from "../composite/check-model.ts";
import { leafCoverage } from "../composite/coverage.ts";
import { childrenOf } from "../composite/hierarchy.ts";
import type { Aggregation, CompositeModel, Recipe } from "../composite/model.ts";
import { type LeafPlan, normalisedLeaf, treatedLeaf } from "./leaf-scores.ts";
import { type Form, type LeafSet, type Stage, type StagedAggregation, writeForm } from "./stage.ts";
import type { Alternatives } from "./variation.ts";

/** A composite refusal, and the alternatives that lead to it. */
export interface StageRefusal extends CompositeRefusal {
  readonly missing: number;
  readonly treatment: number;
  readonly normalise: number;
  readonly aggregate: number;
}

/** A stage, what scores one leaf again, and the largest score that any combination gives any node. */
export interface StagedModel {
  readonly stage: Stage;
  readonly leafPlan: LeafPlan;
  readonly largest: number;
}

/**
 * Makes a model ready for many evaluations: normalises the leaves under every combination of
 * alternatives, and tries every combination with every aggregation once under the declared weights.
 *
 * @returns the stage, or every refusal of every combination.
 * @throws RangeError on a malformed model or alternative, as the composite does.
 *
 * Cost of one composite per combination × aggregation; memory 8 bytes · units · leaves · combinations · forms.
 */
export function stageModel(
  model: CompositeModel,
  recipe: Recipe,
  alternatives: Alternatives,
): Result<StagedModel, readonly StageRefusal[]> {
  checkEveryAlternative(model, recipe, alternatives);
  const coverage = leafCoverage(model);
  const excluded = Uint8Array.from(coverage, (share) => (share < recipe.unitCoverageFloor - 1e-12 ? 1 : 0));
  const leafPlan: LeafPlan = { model, across: recipe.across, alternatives, excluded };
  const bare = { ...emptyStage(model, recipe, excluded), ...stageAggregations(alternatives.aggregate) };
  const refusals: StageRefusal[] = [];
  const leafSets: LeafSet[] = [];
  let largest = 0;
  forEachCombination(leafPlan, (leaves, at) => {
    leafSets.push(stageLeaves(bare, leaves));
    alternatives.aggregate.forEach((aggregate, index) => {
      const tried = tryTree(model, leaves, { recipe, aggregate });
      if (tried.ok) largest = Math.max(largest, tried.value);
      else refusals.push(...tried.error.map((refusal) => ({ ...refusal, ...at, aggregate: index })));
    });
  });
  return refusals.length > 0 ? err(refusals) : ok({ stage: { ...bare, leafSets }, leafPlan, largest });
}

/** Number of a combination in `Stage.leafSets`. */
export function leafSetOf(
  alternatives: Alternatives,
  {
    missing,
    treatment,
    normalise,
  }: { readonly missing: number; readonly treatment: number; readonly normalise: number },
): number {
  return (missing * alternatives.treatment.length + treatment) * alternatives.normalise.length + normalise;
}

function checkEveryAlternative(
  model: CompositeModel,
  recipe: Recipe,
  { missing, treatment, normalise, aggregate }: Alternatives,
): void {
  checkModel(model);
  for (const own of missing) checkRecipe(model, { ...recipe, missing: own });
  for (const own of treatment) checkRecipe(model, { ...recipe, treatment: own });
  for (const own of normalise) checkRecipe(model, { ...recipe, normalise: own });
  for (const own of aggregate) checkRecipe(model, { ...recipe, aggregate: own });
  for (const [name, list] of Object.entries({ missing, treatment, normalise, aggregate })) {
    if (list.length === 0) throw new RangeError(`${name} has no alternative`);
  }
}

function emptyStage(
  model: CompositeModel,
  recipe: Recipe,
  excluded: Uint8Array,
): Omit<Stage, "forms" | "aggregations" | "leafSets"> {
  const kept = model.units.map((_, unit) => unit).filter((unit) => excluded[unit] === 0);
  const unitAt = Int32Array.from(
    kept.sort((a, b) => (model.groupOf[a] as number) - (model.groupOf[b] as number) || a - b),
  );
  const groupStarts = new Int32Array(model.groups.length + 1);
  for (const unit of unitAt) {
    const group = model.groupOf[unit] as number;
    groupStarts[group + 1] = (groupStarts[group + 1] as number) + 1;
  }
  for (let group = 0; group < model.groups.length; group++) {
    groupStarts[group + 1] = (groupStarts[group + 1] as number) + (groupStarts[group] as number);
  }
  return {
    unitCount: model.units.length,
    unitAt,
    groupStarts,
    rankStarts: recipe.across === "group" ? groupStarts : Int32Array.of(0, unitAt.length),
    leafCount: model.tree.leafCount,
    nodeCount: model.tree.ids.length,
    children: childrenOf(model.tree),
    nodeCoverageFloor: recipe.nodeCoverageFloor,
  };
}

function stageAggregations(alternatives: readonly (readonly Aggregation[])[]): {
  readonly forms: readonly Form[];
  readonly aggregations: readonly StagedAggregation[];
} {
  const forms: Form[] = [{ form: "plain" }];
  const place = (form: Form): number => {
    const known = forms.findIndex(
      (other) => other.form === form.form && (other.form !== "power" || form.form !== "power" || other.p === form.p),
    );
    return known >= 0 ? known : forms.push(form) - 1;
  };
  const aggregations = alternatives.map(
    (own): StagedAggregation => ({
      methods: own.map(({ method }) => (method === "minimum" || method === "copeland" ? method : "mean")),
      formOf: Uint8Array.from(own, (how) => place(formOf(how))),
    }),
  );
  return { forms, aggregations };
}

function formOf(how: Aggregation): Form {
  if (how.method === "geometric") return { form: "log" };
  const p = how.method === "harmonic" ? -1 : how.method === "power" ? how.p : 1;
  if (p === 0) return { form: "log" };
  return p === 1 ? { form: "plain" } : { form: "power", p };
}

function forEachCombination(
  plan: LeafPlan,
  visit: (leaves: readonly Float64Array[], at: { missing: number; treatment: number; normalise: number }) => void,
): void {
  const { alternatives, model } = plan;
  for (let missing = 0; missing < alternatives.missing.length; missing++) {
    for (let treatment = 0; treatment < alternatives.treatment.length; treatment++) {
      const treated = model.values.map((values, leaf) => treatedLeaf(plan, leaf, { values, missing, treatment }));
      for (let normalise = 0; normalise < alternatives.normalise.length; normalise++) {
        const leaves = treated.map((own, leaf) => normalisedLeaf(plan, leaf, { treated: own, normalise }));
        visit(leaves, { missing, treatment, normalise });
      }
    }
  }
}

/** The largest absolute score of any node, or why the tree cannot be computed. */
function tryTree(
  model: CompositeModel,
  leaves: readonly Float64Array[],
  { recipe, aggregate }: { readonly recipe: Recipe; readonly aggregate: readonly Aggregation[] },
): Result<number, readonly CompositeRefusal[]> {
  const setOf = recipe.across === "group" ? model.groupOf : new Int32Array(model.units.length);
  const { weights, groupOf } = model;
  const { nodeCoverageFloor } = recipe;
  const tree = aggregateTree(model.tree, leaves, { aggregate, weights, groupOf, setOf, nodeCoverageFloor });
  if (!tree.ok) return tree;
  let largest = 0;
  for (const scores of tree.value.scores)
    for (const score of scores) if (Math.abs(score) > largest) largest = Math.abs(score);
  return ok(largest);
}

function stageLeaves(stage: Omit<Stage, "leafSets">, leaves: readonly Float64Array[]): LeafSet {
  const places = stage.unitAt.length;
  const groups = stage.groupStarts.length - 1;
  const plain = new Float64Array(stage.leafCount * places);
  const holes = new Uint8Array(stage.nodeCount * groups);
  leaves.forEach((scores, leaf) => {
    for (let group = 0; group < groups; group++) {
      for (let place = stage.groupStarts[group] as number; place < (stage.groupStarts[group + 1] as number); place++) {
        const score = scores[stage.unitAt[place] as number] as number;
        plain[leaf * places + place] = score;
        if (Number.isNaN(score)) holes[leaf * groups + group] = 1;
      }
    }
  });
  const columns = stage.forms.map((form, at) => {
    if (at === 0) return plain;
    if (!isFormAtLeaves(stage, at)) return null;
    const formed = new Float64Array(plain.length);
    writeForm(formed, plain, form);
    return formed;
  });
  return { columns, holes };
}

function isFormAtLeaves({ aggregations, children, leafCount }: Omit<Stage, "leafSets">, formAt: number): boolean {
  return aggregations.some(({ formOf: own }) =>
    own.some((form, inner) => form === formAt && (children[inner] ?? []).some((child) => child < leafCount)),
  );
}
