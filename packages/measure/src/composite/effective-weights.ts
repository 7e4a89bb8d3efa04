import { pearson } from "./correlation.ts";
import type { Tree } from "./model.ts";

/** How much a node really moves its parent and the index, whatever its declared weight. */
export interface EffectiveWeight {
  readonly node: number;
  /** Pearson correlation of the node's scores with its parent's; null where it is undefined, or at the root. */
  readonly withParent: number | null;
  /** The same with the root's; null where it is undefined. */
  readonly withIndex: number | null;
  /** Squared correlation with the parent over the sum of its siblings' and its own; null without any. */
  readonly share: number | null;
}

/**
 * Effective weights of all nodes, from correlations of the scores.
 *
 * r² with the parent is the linear form of the correlation ratio: the share of the parent's variance
 * that knowing the node would explain. Shares of siblings sum to 1 and are to be read next to the
 * declared weights; a negative correlation means that the node works against its parent.
 *
 * @param scores per node, one score per unit, NaN = none. @param options `units` restricts to some, such as a group.
 * @throws RangeError on arrays of different length. Cost O(units · nodes).
 * Source: Paruolo, Saisana & Saltelli 2013, linear estimate of the main effect.
 */
export function effectiveWeights(
  tree: Tree,
  scores: readonly Float64Array[],
  options: { readonly units?: readonly number[] } = {},
): readonly EffectiveWeight[] {
  const { units } = options;
  const used = units ? scores.map((own) => Float64Array.from(units, (unit) => own[unit] as number)) : scores;
  const root = used[tree.ids.length - 1] as Float64Array;
  const withParent = used.map((own, node) => {
    const parent = tree.parent[node] as number;
    return parent < 0 ? null : correlation(own, used[parent] as Float64Array);
  });
  const totals = new Float64Array(tree.ids.length);
  withParent.forEach((r, node) => {
    const parent = tree.parent[node] as number;
    if (r !== null) totals[parent] = (totals[parent] as number) + r * r;
  });
  return used.map((own, node) => {
    const r = withParent[node] ?? null;
    const total = totals[tree.parent[node] as number] ?? 0;
    return {
      node,
      withParent: r,
      withIndex: correlation(own, root),
      share: r === null || total === 0 ? null : (r * r) / total,
    };
  });
}

function correlation(x: Float64Array, y: Float64Array): number | null {
  const r = pearson(x, y);
  return r.ok ? r.value : null;
}
