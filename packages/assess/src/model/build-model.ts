import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { buildTree, type CompositeModel, type Recipe, type Tree, type TreeFault } from "@huabiao/measure";
import type { Scheme } from "@huabiao/scheme";
import type { Evidence } from "../evidence.ts";
import { type ChoiceContext, ownChoices } from "./choices.ts";
import type { ComparisonGroups } from "./comparison-groups.ts";
import { type CompiledLeaf, compileLeaves, lensesOf } from "./compile-scheme.ts";
import { judgedWeights } from "./judged-weights.ts";
import { type LeafValues, readLeaf } from "./leaf-values.ts";
import { type WeightSource, weightsInGroup } from "./node-weights.ts";
import type { ObservationIndex } from "./observation-index.ts";

/** A scheme and its evidence in the form the measuring science computes with. */
export interface AssessmentModel {
  readonly leaves: readonly CompiledLeaf[];
  readonly leafValues: readonly LeafValues[];
  readonly model: CompositeModel;
  readonly recipe: Recipe;
  readonly choices: ChoiceContext;
}

/** What a model is built from. */
export interface ModelSource {
  readonly scheme: Scheme;
  readonly evidence: Evidence;
  readonly index: ObservationIndex;
  readonly groups: ComparisonGroups;
}

/** Builds the model of a period. Refuses a tree that is no tree, naming the members of each fault. */
export function buildModel(
  { scheme, evidence, index, groups }: ModelSource,
  period: string,
): Result<AssessmentModel, Problem[]> {
  const leaves = compileLeaves(scheme);
  const tree = schemeTree(scheme, leaves);
  const judged = judgedWeights(scheme);
  if (!tree.ok) return tree;
  if (!judged.ok) return judged;
  const leafValues = leaves.map((leaf) => readLeaf(leaf, { evidence, index, groupOf: groups.groupOf, period }));
  const choices: ChoiceContext = { scheme, evidence, tree: tree.value, leaves, groupOf: groups.groupOf };
  return ok({
    leaves,
    leafValues,
    model: compositeModel(tree.value, { scheme, judged: judged.value, evidence, groups, leaves, leafValues }),
    recipe: recipeOf(scheme, choices),
    choices,
  });
}

function schemeTree(scheme: Scheme, leaves: readonly CompiledLeaf[]): Result<Tree, Problem[]> {
  const split = scheme.indicators.filter((indicator) => lensesOf(indicator).length > 1);
  const several = new Set(split.map((indicator) => indicator.id));
  const tree = buildTree([
    ...leaves.map(({ node, indicator }) => ({
      id: node,
      parent: several.has(indicator.id) ? indicator.id : indicator.parent,
      leaf: true,
    })),
    ...split.map(({ id, parent }) => ({ id, parent, leaf: false })),
    ...scheme.dimensions.map(({ id, parent }) => ({ id, parent: parent ?? null, leaf: false })),
  ]);
  return tree.ok ? tree : err(tree.error.map((fault) => treeProblem(fault, scheme, leaves)));
}

function treeProblem(fault: TreeFault, scheme: Scheme, leaves: readonly CompiledLeaf[]): Problem {
  const facts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fault)) {
    if (name !== "fault") facts[name] = Array.isArray(value) ? value.join(", ") : (value as string | number);
  }
  const leaf = leaves.find(({ node }) => node === facts["id"]);
  const indicator = scheme.indicators.findIndex(({ id }) => id === leaf?.indicator.id);
  const path =
    indicator < 0 ? ["dimensions"] : ["indicators", indicator, ...(leaf?.indicator.lenses ? ["lenses"] : [])];
  return problem(`assess.tree.${fault.fault}`, facts, { path });
}

function compositeModel(
  tree: Tree,
  of: Pick<ModelSource, "evidence" | "groups"> &
    WeightSource & {
      leaves: readonly CompiledLeaf[];
      leafValues: readonly LeafValues[];
    },
): CompositeModel {
  return {
    tree,
    units: of.evidence.subjects.map((subject) => subject.id),
    groups: of.groups.ids,
    groupOf: of.groups.groupOf,
    values: of.leafValues.map((leaf) => leaf.values),
    standardErrors: of.leafValues.map((leaf) => leaf.standardErrors),
    direction: Int8Array.from(of.leaves, (leaf) => leaf.direction),
    weights: of.groups.ids.map((group) => {
      const weights = weightsInGroup(of, group);
      return Float64Array.from(tree.ids, (id) => weights.get(id) ?? 1);
    }),
  };
}

function recipeOf(scheme: Scheme, choices: ChoiceContext): Recipe {
  return {
    ...ownChoices(choices),
    across: acrossOf(scheme),
    unitCoverageFloor: scheme.method?.coverage?.subject ?? 0,
    nodeCoverageFloor: scheme.method?.coverage?.node ?? 0,
  };
}

/** Whether subjects are compared within their group (the default where there are groups) or all together. */
export function acrossOf(scheme: Scheme): "group" | "all" {
  return scheme.method?.across ?? (scheme.subjects.groups ? "group" : "all");
}
