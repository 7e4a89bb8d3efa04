import type { Tree } from "@huabiao/measure";

/** Each node's share of its parent's weight; 0 under a parent whose children weigh nothing, 1 at the root. */
export function weightShares(tree: Tree, weights: Float64Array): Float64Array {
  const sums = new Float64Array(tree.ids.length);
  tree.parent.forEach((parent, node) => {
    if (parent >= 0) sums[parent] = (sums[parent] as number) + (weights[node] as number);
  });
  return weights.map((weight, node) => {
    const parent = tree.parent[node] as number;
    if (parent < 0) return 1;
    return (sums[parent] as number) === 0 ? 0 : weight / (sums[parent] as number);
  });
}

/** Each node's share of the whole index: the product of the shares along its path to the root. */
export function globalShares(tree: Tree, weights: Float64Array): Float64Array {
  const global = weightShares(tree, weights);
  for (let node = tree.ids.length - 2; node >= 0; node--) {
    global[node] = (global[node] as number) * (global[tree.parent[node] as number] as number);
  }
  return global;
}
