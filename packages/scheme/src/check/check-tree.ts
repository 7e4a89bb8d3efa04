import { suggestions } from "../near-name.ts";
import type { TreeNode } from "../tree.ts";
import type { Check } from "./report.ts";

/**
 * The tree: one root, every parent a dimension that exists, no cycle, no dimension without children.
 *
 * Codes: `scheme.unknown-parent`, `scheme.parent-is-indicator`, `scheme.cycle` (once per cycle), `scheme.no-root`,
 * `scheme.several-roots`, `scheme.childless-dimension`.
 */
export function checkTree(check: Check): void {
  const { tree, scheme } = check;
  const dimensions = new Set(scheme.dimensions.map(({ id }) => id));
  const indicators = new Set(scheme.indicators.map(({ id }) => id));
  for (const { id, parent, path } of tree.nodes) {
    if (parent === undefined || dimensions.has(parent)) continue;
    if (indicators.has(parent)) check.refuse("scheme.parent-is-indicator", [...path, "parent"], { id, parent });
    else check.refuse("scheme.unknown-parent", [...path, "parent"], { id, parent, ...suggestions(parent, dimensions) });
  }
  checkRoots(check);
  checkCycles(check);
  for (const { id, kind, path } of tree.nodes) {
    if (kind === "dimension" && tree.childrenOf(id).length === 0)
      check.refuse("scheme.childless-dimension", path, { id });
  }
}

function checkRoots({ tree, refuse }: Check): void {
  const [first, ...others] = tree.roots;
  if (first === undefined) refuse("scheme.no-root", ["dimensions"], {});
  for (const { id, path } of others) refuse("scheme.several-roots", path, { id, first: first?.id ?? "" });
}

function checkCycles({ tree, refuse }: Check): void {
  const dimensions = new Map(tree.nodes.filter(({ kind }) => kind === "dimension").map((node) => [node.id, node]));
  const done = new Set<string>();
  for (const start of dimensions.values()) {
    const way: TreeNode[] = [];
    let at: TreeNode | undefined = start;
    while (at !== undefined && !done.has(at.id)) {
      done.add(at.id);
      way.push(at);
      at = at.parent === undefined ? undefined : dimensions.get(at.parent);
    }
    const from = at === undefined ? -1 : way.findIndex(({ id }) => id === at?.id);
    const entry = way[from];
    if (entry === undefined) continue;
    const members = [...way.slice(from), entry].map(({ id }) => id).join(" → ");
    refuse("scheme.cycle", [...entry.path, "parent"], { members });
  }
}
