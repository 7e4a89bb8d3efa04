import type { Scheme } from "@huabiao/scheme";
import { leafNodeId, lensesOf } from "./compile-scheme.ts";

type DeclaredWeight = number | Readonly<Record<string, number>> | undefined;

/**
 * The declared weight of every node in a comparison group (R25); 1 where the scheme names none.
 *
 * A position-specific indicator (`only`) weighs nothing in the other groups (R23).
 */
export function weightsInGroup(scheme: Scheme, group: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const dimension of scheme.dimensions) weights.set(dimension.id, weightIn(dimension.weight, group));
  for (const indicator of scheme.indicators) {
    const asked = indicator.only === undefined || indicator.only.includes(group);
    weights.set(indicator.id, asked ? weightIn(indicator.weight, group) : 0);
    const lenses = lensesOf(indicator);
    if (lenses.length > 1) for (const lens of lenses) weights.set(leafNodeId(indicator, lens), lens.weight ?? 1);
  }
  return weights;
}

function weightIn(weight: DeclaredWeight, group: string): number {
  if (weight === undefined) return 1;
  return typeof weight === "number" ? weight : (weight[group] ?? 0);
}
