import type { Tree } from "./model.ts";

/**
 * Turns weights per group into weights per node: entry [node][group].
 *
 * @param weights per group, one weight per node, each finite and ≥ 0.
 * @throws RangeError on a ragged, negative or non-finite weight, naming it. Cost O(groups · nodes).
 */
export function weightsByNode(tree: Tree, weights: readonly Float64Array[]): readonly Float64Array[] {
  const byNode = tree.ids.map(() => new Float64Array(weights.length));
  weights.forEach((own, group) => {
    if (own.length !== byNode.length) {
      throw new RangeError(`weights[${group}] holds ${own.length} weights for ${byNode.length} nodes`);
    }
    byNode.forEach((cells, node) => {
      const weight = own[node] as number;
      if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
        throw new RangeError(`weights[${group}][${node}] is ${weight}`);
      cells[group] = weight;
    });
  });
  return byNode;
}
