import type { CompositeModel, Tree } from "./model.ts";

/**
 * Per unit, the share of the leaves that apply to its group for which it has a value, in [0, 1].
 *
 * A leaf applies when its own weight and those of all its ancestors under the root are positive; a
 * group to which none applies has coverage 0. Cost O(units · leaves).
 */
export function leafCoverage(model: CompositeModel): Float64Array {
  const applies = model.weights.map((weights) => applicableLeaves(model.tree, weights));
  return Float64Array.from(model.groupOf, (group, unit) => {
    const own = applies[group] as readonly number[];
    const present = own.filter((leaf) => !Number.isNaN((model.values[leaf] as Float64Array)[unit]));
    return own.length === 0 ? 0 : present.length / own.length;
  });
}

/** The leaves whose path to the root has positive weights only, ascending. Cost O(nodes). */
export function applicableLeaves(tree: Tree, weights: Float64Array): readonly number[] {
  const root = tree.ids.length - 1;
  const reached = new Uint8Array(tree.ids.length);
  reached[root] = 1;
  for (let node = root - 1; node >= 0; node--) {
    const open = reached[tree.parent[node] as number] === 1 && (weights[node] as number) > 0;
    reached[node] = open ? 1 : 0;
  }
  return Array.from({ length: tree.leafCount }, (_, leaf) => leaf).filter((leaf) => reached[leaf] === 1);
}
