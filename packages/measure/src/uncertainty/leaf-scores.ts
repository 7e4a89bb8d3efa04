import { imputeLeaf } from "../composite/impute.ts";
import type { CompositeModel, MissingRule, Normalisation, Recipe } from "../composite/model.ts";
import { normaliseLeaf } from "../composite/normalise.ts";
import { treatOutliers } from "../composite/treatment.ts";
import type { Alternatives } from "./variation.ts";

/** What is needed to score one leaf again; plain data. Units under the coverage floor are put aside. */
export interface LeafPlan {
  readonly model: CompositeModel;
  readonly across: Recipe["across"];
  readonly alternatives: Alternatives;
  /** 1 where the unit is put aside. */
  readonly excluded: Uint8Array;
}

/** Which alternatives a leaf is scored with. */
export interface LeafChoice {
  readonly missing: number;
  readonly treatment: number;
  readonly normalise: number;
}

/** A leaf's values after the missing rule and the treatment, one per unit; NaN = missing or put aside. Cost O(n · winmax). */
export function treatedLeaf(
  plan: LeafPlan,
  leaf: number,
  { values, missing, treatment }: { readonly values: Float64Array } & Omit<LeafChoice, "normalise">,
): Float64Array {
  const filled = imputeLeaf(values, plan.alternatives.missing[missing]?.[leaf] as MissingRule);
  for (let unit = 0; unit < filled.length; unit++) if (plan.excluded[unit] === 1) filled[unit] = Number.NaN;
  const rule = plan.alternatives.treatment[treatment]?.[leaf];
  return rule ? treatOutliers(filled, rule).values : filled;
}

/** A leaf's scores from its treated values, one per unit; NaN = none. Cost O(n), for ranks O(n log n). */
export function normalisedLeaf(
  plan: LeafPlan,
  leaf: number,
  { treated, normalise }: { readonly treated: Float64Array; readonly normalise: number },
): Float64Array {
  const { model, across } = plan;
  const grouped = across === "group";
  return normaliseLeaf(treated, plan.alternatives.normalise[normalise]?.[leaf] as Normalisation, {
    direction: model.direction[leaf] === 1 ? 1 : -1,
    setOf: grouped ? model.groupOf : new Int32Array(model.units.length),
    setCount: grouped ? model.groups.length : 1,
  }).scores;
}

/** A leaf's scores from raw values, by its alternatives; see `treatedLeaf` and `normalisedLeaf`. */
export function leafScores(
  plan: LeafPlan,
  leaf: number,
  choice: { readonly values: Float64Array } & LeafChoice,
): Float64Array {
  return normalisedLeaf(plan, leaf, { treated: treatedLeaf(plan, leaf, choice), normalise: choice.normalise });
}
