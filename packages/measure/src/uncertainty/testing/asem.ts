import type { CompositeModel, Recipe, Treatment } from "../../composite/model.ts";
import { loadAsem, uniformRecipe } from "../../composite/testing/asem.ts";

/** The ASEM index as COINr's uncertainty example prepares it: group means by region, five points winsorised at most, arithmetic. */
export function asemWithRecipe(): { readonly model: CompositeModel; readonly recipe: Recipe } {
  const { model, regionOf } = loadAsem({ denominate: true });
  const recipe = uniformRecipe(model, {
    missing: { rule: "group-mean", groupOf: regionOf },
    treatment: asemTreatment(5),
  });
  return { model, recipe };
}

/** COINr's default treatment with another limit of winsorised points. */
export function asemTreatment(winmax: number): Treatment {
  return { winmax, skewMax: 2, kurtosisMax: 3.5, log: true };
}

/** As many copies of one choice as there are leaves, or inner nodes. */
export function perLeaf<T>({ tree }: CompositeModel, choice: T): readonly T[] {
  return Array.from({ length: tree.leafCount }, () => choice);
}

/** See `perLeaf`. */
export function perInner<T>({ tree }: CompositeModel, choice: T): readonly T[] {
  return Array.from({ length: tree.ids.length - tree.leafCount }, () => choice);
}
