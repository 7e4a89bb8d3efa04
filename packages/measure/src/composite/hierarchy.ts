import { err, ok, type Result } from "@huabiao/kernel/result";
import type { Tree } from "./model.ts";

/** A node of a tree as its author declares it; the root has no parent. */
export interface NodeDeclaration {
  readonly id: string;
  readonly parent: string | null;
  readonly leaf: boolean;
}

/** What is wrong with declared nodes. Ids are as declared. */
export type TreeFault =
  | { readonly fault: "duplicate-id"; readonly id: string; readonly count: number }
  | { readonly fault: "unknown-parent"; readonly id: string; readonly parent: string }
  | { readonly fault: "cycle"; readonly members: readonly string[] }
  | { readonly fault: "no-root" }
  | { readonly fault: "several-roots"; readonly roots: readonly string[] }
  | { readonly fault: "leaf-with-children"; readonly id: string; readonly children: readonly string[] }
  | { readonly fault: "inner-without-children"; readonly id: string };

/**
 * Builds the tree of an index from declared nodes, in any order.
 *
 * Leaves are numbered 0 … in the order of declaration; inner nodes follow in post-order, so that each
 * comes after all of its children, siblings of a kind keep the order of declaration and the root is
 * last. A lone leaf without parent is a tree of its own.
 *
 * @returns the tree, or every fault at once: `duplicate-id`, `unknown-parent`, `cycle` (its members, each
 * the child of the next), `no-root`, `several-roots`, `leaf-with-children`, `inner-without-children`.
 *
 * Cost O(nodes). Depth is not limited.
 */
export function buildTree(nodes: readonly NodeDeclaration[]): Result<Tree, readonly TreeFault[]> {
  const first = new Map<string, NodeDeclaration>();
  const children = new Map<string, NodeDeclaration[]>();
  for (const node of nodes) {
    if (!first.has(node.id)) first.set(node.id, node);
    if (node.parent === null) continue;
    const siblings = children.get(node.parent);
    if (siblings) siblings.push(node);
    else children.set(node.parent, [node]);
  }
  const faults = [
    ...duplicateFaults(nodes),
    ...rootFaults(nodes),
    ...parentFaults(nodes, first),
    ...cycleFaults(first),
    ...kindFaults(first, children),
  ];
  return faults.length > 0 ? err(faults) : ok(numberNodes(nodes, children));
}

/**
 * The children of every inner node: entry k lists the children of node leafCount + k, ascending.
 *
 * Cost O(nodes).
 */
export function childrenOf(tree: Tree): readonly Int32Array[] {
  const lists = Array.from({ length: tree.ids.length - tree.leafCount }, (): number[] => []);
  tree.parent.forEach((parent, node) => {
    if (parent >= 0) lists[parent - tree.leafCount]?.push(node);
  });
  return lists.map((list) => Int32Array.from(list));
}

function duplicateFaults(nodes: readonly NodeDeclaration[]): TreeFault[] {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(node.id, (counts.get(node.id) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([id, count]) => ({ fault: "duplicate-id", id, count }));
}

function rootFaults(nodes: readonly NodeDeclaration[]): TreeFault[] {
  const roots = nodes.filter((node) => node.parent === null).map((node) => node.id);
  if (roots.length === 0) return [{ fault: "no-root" }];
  return roots.length > 1 ? [{ fault: "several-roots", roots }] : [];
}

function parentFaults(nodes: readonly NodeDeclaration[], first: ReadonlyMap<string, NodeDeclaration>): TreeFault[] {
  const faults: TreeFault[] = [];
  for (const { id, parent } of nodes) {
    if (parent !== null && !first.has(parent)) faults.push({ fault: "unknown-parent", id, parent });
  }
  return faults;
}

function cycleFaults(first: ReadonlyMap<string, NodeDeclaration>): TreeFault[] {
  const faults: TreeFault[] = [];
  const settled = new Set<string>();
  for (const start of first.keys()) {
    const path = new Map<string, number>();
    let at: string | null = start;
    while (at !== null && first.has(at) && !settled.has(at) && !path.has(at)) {
      path.set(at, path.size);
      at = first.get(at)?.parent ?? null;
    }
    const entry = at === null ? undefined : path.get(at);
    if (entry !== undefined) faults.push({ fault: "cycle", members: [...path.keys()].slice(entry) });
    for (const id of path.keys()) settled.add(id);
  }
  return faults;
}

function kindFaults(
  first: ReadonlyMap<string, NodeDeclaration>,
  children: ReadonlyMap<string, readonly NodeDeclaration[]>,
): TreeFault[] {
  const faults: TreeFault[] = [];
  for (const { id, leaf } of first.values()) {
    const own = children.get(id) ?? [];
    if (leaf && own.length > 0)
      faults.push({ fault: "leaf-with-children", id, children: own.map((child) => child.id) });
    if (!leaf && own.length === 0) faults.push({ fault: "inner-without-children", id });
  }
  return faults;
}

function numberNodes(
  nodes: readonly NodeDeclaration[],
  children: ReadonlyMap<string, readonly NodeDeclaration[]>,
): Tree {
  const leaves = nodes.filter((node) => node.leaf).map((node) => node.id);
  const ids = [...leaves, ...innerPostOrder(nodes, children)];
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const parent = new Int32Array(ids.length).fill(-1);
  for (const node of nodes) {
    if (node.parent !== null) parent[numberOf.get(node.id) as number] = numberOf.get(node.parent) as number;
  }
  const height = new Int32Array(ids.length).fill(1);
  parent.forEach((above, node) => {
    if (above >= 0) height[above] = Math.max(height[above] as number, (height[node] as number) + 1);
  });
  return { ids, leafCount: leaves.length, parent, height };
}

/** Reversed pre-order that visits children last to first is post-order that visits them first to last. */
function innerPostOrder(
  nodes: readonly NodeDeclaration[],
  children: ReadonlyMap<string, readonly NodeDeclaration[]>,
): string[] {
  const stack = nodes.filter((node) => node.parent === null && !node.leaf);
  const order: string[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    order.push(node.id);
    for (const child of children.get(node.id) ?? []) if (!child.leaf) stack.push(child);
  }
  return order.reverse();
}
