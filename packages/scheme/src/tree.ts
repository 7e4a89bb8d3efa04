import type { Dimension, Indicator, Scheme } from "./document/scheme.ts";
import type { Path } from "./path.ts";

/** A dimension or an indicator in the tree of a scheme. */
export interface TreeNode {
  readonly id: string;
  readonly kind: "dimension" | "indicator";
  readonly parent: string | undefined;
  readonly weight: DeclaredWeight;
  /** Groups the node is asked of; undefined = all. */
  readonly only: readonly string[] | undefined;
  readonly path: Path;
}

/** A weight as the scheme writes it: one number, one per group, or none. */
type DeclaredWeight = Dimension["weight"];

/** The tree of dimensions and indicators. A node that no root reaches is in `nodes` and nowhere else. */
export interface SchemeTree {
  readonly nodes: readonly TreeNode[];
  readonly roots: readonly TreeNode[];
  /** Children of a dimension in the order of the document. */
  readonly childrenOf: (id: string) => readonly TreeNode[];
  /** Levels of dimensions above the lowest indicator: 1 when indicators stand under the root. */
  readonly height: number;
}

/** Builds the tree of a scheme whose form is right, whatever its meaning; cycles are simply not reached. Cost O(nodes). */
export function treeOf(scheme: Scheme): SchemeTree {
  const nodes = [...scheme.dimensions.map(dimensionNode), ...scheme.indicators.map(indicatorNode)];
  const children = Map.groupBy(nodes, (node) => node.parent);
  const childrenOf = (id: string) => children.get(id) ?? [];
  const roots = (children.get(undefined) ?? []).filter(({ kind }) => kind === "dimension");
  return { nodes, roots, childrenOf, height: heightOf(roots, childrenOf) };
}

/** The weight of a node in a group as declared: 1 where none is written, 0 where the group is left out. `null` = the scheme has no groups. */
export function weightIn(node: TreeNode, group: string | null): number {
  if (group !== null && node.only !== undefined && !node.only.includes(group)) return 0;
  if (node.weight === undefined) return 1;
  if (typeof node.weight === "number") return node.weight;
  return group !== null && Object.hasOwn(node.weight, group) ? (node.weight[group] ?? 0) : 0;
}

/**
 * The share of every node in the whole for a group: its weight among its siblings times its parent's share; the root has 1.
 *
 * Declared shares: where the data are complete and aggregation is arithmetic they are also the effective ones. Siblings
 * that all weigh 0 share nothing. Nodes that no root reaches are absent.
 */
export function sharesIn(tree: SchemeTree, group: string | null): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const walk = (node: TreeNode, share: number): void => {
    if (shares.has(node.id)) return;
    shares.set(node.id, share);
    const children = node.kind === "dimension" ? tree.childrenOf(node.id) : [];
    const total = children.reduce((sum, child) => sum + weightIn(child, group), 0);
    for (const child of children) walk(child, total > 0 ? (share * weightIn(child, group)) / total : 0);
  };
  for (const root of tree.roots) walk(root, 1);
  return shares;
}

/** The ids of a scheme's comparison groups; a single null when it has none. */
export function groupsOf(scheme: Scheme): readonly (string | null)[] {
  return scheme.subjects.groups?.map(({ id }) => id) ?? [null];
}

function dimensionNode(dimension: Dimension, at: number): TreeNode {
  const { id, parent, weight } = dimension;
  return { id, kind: "dimension", parent, weight, only: undefined, path: ["dimensions", at] };
}

function indicatorNode(indicator: Indicator, at: number): TreeNode {
  const { id, parent, weight, only } = indicator;
  return { id, kind: "indicator", parent, weight, only, path: ["indicators", at] };
}

function heightOf(roots: readonly TreeNode[], childrenOf: (id: string) => readonly TreeNode[]): number {
  const seen = new Set<string>();
  const levels = (node: TreeNode): number => {
    if (node.kind === "indicator" || seen.has(node.id)) return 0;
    seen.add(node.id);
    return 1 + Math.max(0, ...childrenOf(node.id).map(levels));
  };
  return Math.max(0, ...roots.map(levels));
}
