import type { Aggregation, MissingRule, Normalisation, Recipe, Treatment } from "../composite/model.ts";

/**
 * What is varied, and among which alternatives. Alternatives are equally likely. What is absent stays as
 * the recipe and the model say.
 */
export interface Variation {
  /** Each alternative is one treatment for every leaf (null = untreated), or one per leaf. */
  readonly treatment?: readonly (Treatment | null | readonly (Treatment | null)[])[];
  /** Each alternative is one rule for every leaf, or one per leaf. */
  readonly missing?: readonly (MissingRule | readonly MissingRule[])[];
  /** Each alternative is one normalisation per leaf. */
  readonly normalise?: readonly (readonly Normalisation[])[];
  /** Each alternative is one aggregation per inner node, in tree order. */
  readonly aggregate?: readonly (readonly Aggregation[])[];
  readonly weights?: WeightVariation;
  /** Input values vary by their standard errors (normal). */
  readonly inputs?: true;
}

/**
 * How weights vary. `noise`: every node's weight w becomes w + U(−1, 1) · share · w, the same factor in
 * every group, share in (0, 1]. `dirichlet`: the weights of siblings are drawn around their declared
 * shares, the closer the larger the concentration > 0; groups with equal weights draw the same.
 * `sets`: one of the given sets, each shaped like the model's weights (per group, one per node).
 */
export type WeightVariation =
  | { readonly kind: "noise"; readonly share: number }
  | { readonly kind: "dirichlet"; readonly concentration: number }
  | { readonly kind: "sets"; readonly sets: readonly (readonly Float64Array[])[] };

/** The parts of an assessment that can vary, in the order in which they are drawn. */
const factors = ["missing", "treatment", "normalise", "aggregate", "weights", "inputs"] as const;

/** One of the parts that can vary. */
export type Factor = (typeof factors)[number];

/** Every alternative written out per leaf or inner node; at least one each. */
export interface Alternatives {
  readonly missing: readonly (readonly MissingRule[])[];
  readonly treatment: readonly (readonly (Treatment | null)[])[];
  readonly normalise: readonly (readonly Normalisation[])[];
  readonly aggregate: readonly (readonly Aggregation[])[];
}

/** Writes out the alternatives of a variation; where there are none, the recipe's own choice is the only one. */
export function alternativesOf(recipe: Recipe, variation: Variation): Alternatives {
  const leaves = recipe.normalise.length;
  const perLeaf = <T extends object | null>(choice: T | readonly T[]): readonly T[] =>
    Array.isArray(choice) ? (choice as readonly T[]) : Array.from({ length: leaves }, () => choice as T);
  return {
    missing: variation.missing?.map(perLeaf<MissingRule>) ?? [recipe.missing],
    treatment: variation.treatment?.map(perLeaf<Treatment | null>) ?? [recipe.treatment],
    normalise: variation.normalise ?? [recipe.normalise],
    aggregate: variation.aggregate ?? [recipe.aggregate],
  };
}

/** The factors that really vary: more than one alternative, a weight variation, or inputs. */
export function varyingFactors(variation: Variation): Factor[] {
  return factors.filter((factor) => {
    if (factor === "inputs") return variation.inputs === true;
    if (factor === "weights") return variation.weights !== undefined;
    return (variation[factor]?.length ?? 1) > 1;
  });
}
