import { type CompositeModel, mergeSobol, planSobol, type Recipe, runSobol, type Variation } from "@huabiao/measure";
import type { SensitivityFinding } from "../findings.ts";

const mostRows = 256;
const fewestRows = 32;
const cellBudget = 150_000_000;

/**
 * Which choice of method moves the ranks most (R34): first-order and total Sobol indices of the mean
 * shift of rank, with bootstrap intervals; null when nothing varies.
 *
 * Rows are as many as fit 150 million cells, 256 at most and 32 at least.
 */
export function sensitivityOf(
  model: CompositeModel,
  recipe: Recipe,
  of: { readonly variation: Variation; readonly seed: number },
): readonly SensitivityFinding[] | null {
  const cells = model.units.length * model.tree.ids.length * 6;
  const rows = Math.max(fewestRows, Math.min(mostRows, Math.floor(cellBudget / Math.max(1, cells))));
  const plan = planSobol(model, recipe, of.variation, { seed: of.seed, rows });
  if (!plan.ok) return null;
  const merged = mergeSobol(plan.value, [runSobol(plan.value, 0, rows)]);
  if (!merged.ok) return null;
  const { factors, first, total } = merged.value;
  return factors.map((factor, at) => ({ factor, first: triple(first[at]), total: triple(total[at]) }));
}

function triple(
  index: { readonly estimate: number; readonly lower: number; readonly upper: number } | undefined,
): [number, number, number] {
  return index ? [index.estimate, index.lower, index.upper] : [0, 0, 0];
}
