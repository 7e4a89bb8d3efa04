import type { Aggregation, MissingRule, Normalisation, Treatment, Tree } from "@huabiao/measure";
import type { AggregationPlan, Dimension, MissingChoice, Scheme } from "@huabiao/scheme";
import type { Evidence } from "../evidence.ts";
import { type CompiledLeaf, toNormalisation, toTreatment } from "./compile-scheme.ts";

/** What the choices of a method are read against. */
export interface ChoiceContext {
  readonly scheme: Scheme;
  readonly evidence: Evidence;
  readonly tree: Tree;
  readonly leaves: readonly CompiledLeaf[];
  /** Comparison group per subject. */
  readonly groupOf: Int32Array;
}

/** One aggregation per inner node: the node's own, else the plan's for its level (lowest first, the last one repeats). */
function aggregationsOf(plan: AggregationPlan | undefined, { scheme, tree }: ChoiceContext): Aggregation[] {
  const levels = plan === undefined ? ["arithmetic" as const] : Array.isArray(plan) ? plan : [plan];
  const dimensions = new Map(scheme.dimensions.map((dimension) => [dimension.id, dimension]));
  const levelOf = dimensionLevels(tree, dimensions);
  return tree.ids.slice(tree.leafCount).map((id) => {
    const dimension = dimensions.get(id);
    if (!dimension) return { method: "arithmetic" };
    const choice =
      dimension.aggregate ?? levels[Math.min((levelOf.get(id) ?? 1) - 1, levels.length - 1)] ?? "arithmetic";
    return typeof choice === "string" ? { method: choice } : { method: "power", p: choice.p };
  });
}

function dimensionLevels(tree: Tree, dimensions: ReadonlyMap<string, Dimension>): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  tree.ids.forEach((id, node) => {
    if (!dimensions.has(id)) return;
    let level = 1;
    tree.parent.forEach((parent, child) => {
      if (parent === node) level = Math.max(level, 1 + (levels.get(tree.ids[child] as string) ?? 0));
    });
    levels.set(id, level);
  });
  return levels;
}

/** The filling rule of a leaf: the first group mean or median of its rules; without one, missing cells are left out. */
function missingRuleOf(rules: readonly MissingChoice[], { evidence, groupOf }: ChoiceContext): MissingRule {
  const rule = rules.find((candidate) => candidate.rule === "group-mean" || candidate.rule === "group-median");
  if (rule?.rule !== "group-mean" && rule?.rule !== "group-median") return { rule: "leave-out" };
  return { rule: rule.rule, groupOf: rule.by === undefined ? groupOf : attributeGroups(evidence, rule.by) };
}

function attributeGroups(evidence: Evidence, attribute: string): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(evidence.subjects, (subject) => {
    const value = subject.attributes[attribute] ?? "";
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  });
}

/** The alternatives of a method that the uncertainty analysis picks from; the scheme's own choice is always the first. */
export interface Alternatives {
  readonly normalise: readonly (readonly Normalisation[])[];
  readonly aggregate: readonly (readonly Aggregation[])[];
  readonly treatment: readonly (readonly (Treatment | null)[])[];
  readonly missing: readonly (readonly MissingRule[])[];
}

/**
 * Reads `method.uncertainty.vary` into alternatives; a list that the scheme leaves out holds the scheme's own choice alone.
 *
 * What an indicator says for itself about gaps and outliers stands in every alternative: it was decided for that
 * indicator. Normalisations are alternatives for all, since indicators are made comparable together.
 */
export function alternativesOf(context: ChoiceContext): Alternatives {
  const { scheme, leaves } = context;
  const vary = scheme.method?.uncertainty?.vary;
  const own = ownChoices(context);
  return {
    normalise: distinct([
      own.normalise,
      ...(vary?.normalise ?? []).map((choice) => leaves.map(() => toNormalisation(choice))),
    ]),
    aggregate: distinct([own.aggregate, ...(vary?.aggregate ?? []).map((plan) => aggregationsOf(plan, context))]),
    treatment: distinct([
      own.treatment,
      ...(vary?.treatment ?? []).map((choice) =>
        leaves.map((leaf) => (leaf.indicator.treatment === undefined ? toTreatment(choice) : leaf.treatment)),
      ),
    ]),
    missing: distinct([
      own.missing,
      ...(vary?.missing ?? []).map((rules) =>
        leaves.map((leaf) => missingRuleOf(leaf.indicator.missing ?? rules, context)),
      ),
    ]),
  };
}

/** The scheme's own choice of each step. */
export function ownChoices(context: ChoiceContext): {
  readonly normalise: readonly Normalisation[];
  readonly aggregate: readonly Aggregation[];
  readonly treatment: readonly (Treatment | null)[];
  readonly missing: readonly MissingRule[];
} {
  return {
    normalise: context.leaves.map((leaf) => leaf.normalise),
    aggregate: aggregationsOf(context.scheme.method?.aggregate, context),
    treatment: context.leaves.map((leaf) => leaf.treatment),
    missing: context.leaves.map((leaf) => missingRuleOf(leaf.missing, context)),
  };
}

function distinct<T>(choices: readonly T[]): T[] {
  const seen = new Set<string>();
  return choices.filter((choice) => {
    const key = JSON.stringify(choice, (_, value: unknown) => (value instanceof Int32Array ? [...value] : value));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
