import { childrenOf } from "./hierarchy.ts";
import type { CompositeModel } from "./model.ts";

/**
 * Contributions of every node of an arithmetic tree; see `explainScores`.
 *
 * @param scores per node, one score per unit, NaN = none. @returns per node, one contribution per unit; NaN for
 * units without an index. Cost O(units · nodes).
 */
export function exactContributions(
  scores: readonly Float64Array[],
  options: { readonly model: CompositeModel; readonly groupMeans: Float64Array },
): Float64Array[] {
  const { model, groupMeans } = options;
  const shares = indexShares(scores, model);
  const groupSizes = new Float64Array(model.groups.length);
  const index = scores[scores.length - 1] as Float64Array;
  model.groupOf.forEach((group, unit) => {
    if (!Number.isNaN(index[unit])) groupSizes[group] = (groupSizes[group] as number) + 1;
  });
  return scores.map((own, node) => {
    const products = (shares[node] as Float64Array).map((share, unit) => {
      const centre = groupMeans[model.groupOf[unit] as number] as number;
      return share === 0 ? 0 : share * ((own[unit] as number) - centre);
    });
    return lessGroupMean(products, model.groupOf, groupSizes);
  });
}

/**
 * Per node, its share in each unit's index: the product of the renormalised weights on its path; 0 where it
 * has no score, NaN for units without an index. The shares of the leaves sum to 1. Cost O(units · nodes).
 */
export function indexShares(scores: readonly Float64Array[], model: CompositeModel): readonly Float64Array[] {
  const { tree, groupOf, weights } = model;
  const index = scores[scores.length - 1] as Float64Array;
  const shares = scores.map(() => new Float64Array(groupOf.length));
  shares[scores.length - 1] = index.map((score) => (Number.isNaN(score) ? Number.NaN : 1));
  const children = childrenOf(tree);
  for (let inner = children.length - 1; inner >= 0; inner--) {
    const parentShare = shares[tree.leafCount + inner] as Float64Array;
    const own = children[inner] as Int32Array;
    for (let unit = 0; unit < groupOf.length; unit++) {
      const declared = weights[groupOf[unit] as number] as Float64Array;
      const present = own.filter((child) => !Number.isNaN((scores[child] as Float64Array)[unit]));
      const total = present.reduce((sum, child) => sum + (declared[child] as number), 0);
      const share = parentShare[unit] as number;
      for (const child of Number.isNaN(share) ? own : present) {
        const part = share === 0 ? 0 : (share * (declared[child] as number)) / total;
        (shares[child] as Float64Array)[unit] = part;
      }
    }
  }
  return shares;
}

function lessGroupMean(products: Float64Array, groupOf: Int32Array, sizes: Float64Array): Float64Array {
  const sums = new Float64Array(sizes.length);
  products.forEach((product, unit) => {
    const group = groupOf[unit] as number;
    if (!Number.isNaN(product)) sums[group] = (sums[group] as number) + product;
  });
  return products.map((product, unit) => {
    const group = groupOf[unit] as number;
    return product - (sums[group] as number) / (sizes[group] as number);
  });
}
