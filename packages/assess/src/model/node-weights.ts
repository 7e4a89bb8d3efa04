import type { Scheme } from "@huabiao/scheme";
import { leafNodeId, lensesOf } from "./compile-scheme.ts";

type DeclaredWeight = number | Readonly<Record<string, number>> | undefined;

/** What weights are read from: the scheme, and the weights that follow from pairwise judgements. */
export interface WeightSource {
  readonly scheme: Scheme;
  readonly judged: ReadonlyMap<string, number>;
}

/**
 * The weight of every node in a comparison group (R25): judged in pairs, else declared, else 1.
 *
 * A position-specific indicator (`only`) weighs nothing in the other groups (R23).
 */
export function weightsInGroup({ scheme, judged }: WeightSource, group: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const dimension of scheme.dimensions) {
    weights.set(dimension.id, judged.get(dimension.id) ?? weightIn(dimension.weight, group));
  }
  for (const indicator of scheme.indicators) {
    const asked = indicator.only === undefined || indicator.only.includes(group);
    weights.set(indicator.id, asked ? (judged.get(indicator.id) ?? weightIn(indicator.weight, group)) : 0);
    const lenses = lensesOf(indicator);
    if (lenses.length > 1) for (const lens of lenses) weights.set(leafNodeId(indicator, lens), lens.weight ?? 1);
  }
  return weights;
}

function weightIn(weight: DeclaredWeight, group: string): number {
  if (weight === undefined) return 1;
  return typeof weight === "number" ? weight : (weight[group] ?? 0);
}
