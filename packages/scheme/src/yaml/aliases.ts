import { type Place, type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode } from "yaml";

/** What each alias of a document stands for. */
export type Aliases = ReadonlyMap<Alias, ParsedNode>;

/**
 * Finds what each alias stands for (the last anchor of that name before it), and measures the document as if
 * every alias were written out.
 *
 * Refused: an alias without anchor, an alias inside its own anchor, nesting or size over the limits (a
 * document of a few lines can otherwise stand for billions of nodes). Cost O(nodes as written).
 */
export function readAliases(
  contents: ParsedNode | null,
  placeAt: (offset: number) => Place,
  limits: { readonly nodes: number; readonly depth: number },
): Result<Aliases, readonly Problem[]> {
  const walk: Walk = {
    aliases: new Map(),
    anchors: new Map(),
    open: new Set(),
    sizes: new Map(),
    problems: [],
    placeAt,
  };
  const size = contents === null ? { nodes: 0, depth: 0 } : measure(contents, walk, 0);
  const top = placeAt(0);
  if (size.depth > limits.depth) {
    walk.problems.push(problem("scheme.yaml.too-deep", { limit: limits.depth }, { place: top }));
  }
  if (size.nodes > limits.nodes) {
    walk.problems.push(problem("scheme.yaml.too-many-nodes", { limit: limits.nodes }, { place: top }));
  }
  return walk.problems.length > 0 ? err(walk.problems) : ok(walk.aliases);
}

interface Size {
  readonly nodes: number;
  readonly depth: number;
}

interface Walk {
  readonly aliases: Map<Alias, ParsedNode>;
  readonly anchors: Map<string, ParsedNode>;
  /** Nodes whose end is not reached yet: an alias to one of them is inside itself. */
  readonly open: Set<ParsedNode>;
  readonly sizes: Map<ParsedNode, Size>;
  readonly problems: Problem[];
  readonly placeAt: (offset: number) => Place;
}

const leaf: Size = { nodes: 1, depth: 1 };

function measure(node: ParsedNode, walk: Walk, level: number): Size {
  if (isAlias(node)) return measureAlias(node, walk);
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node);
  if (isScalar(node) || level > 1000) {
    walk.sizes.set(node, leaf);
    return leaf;
  }
  walk.open.add(node);
  const sizes = childrenOf(node).map((child) => measure(child, walk, level + 1));
  walk.open.delete(node);
  const size = {
    nodes: 1 + sizes.reduce((sum, { nodes }) => sum + nodes, 0),
    depth: 1 + sizes.reduce((most, { depth }) => Math.max(most, depth), 0),
  };
  walk.sizes.set(node, size);
  return size;
}

function measureAlias(alias: ParsedNode & Alias, walk: Walk): Size {
  const target = walk.anchors.get(alias.source);
  const place = walk.placeAt(alias.range[0]);
  if (target === undefined) {
    walk.problems.push(problem("scheme.yaml.alias-unknown", { alias: alias.source }, { place }));
    return leaf;
  }
  if (walk.open.has(target)) {
    walk.problems.push(problem("scheme.yaml.alias-cycle", { alias: alias.source }, { place }));
    return leaf;
  }
  walk.aliases.set(alias, target);
  return walk.sizes.get(target) ?? leaf;
}

function childrenOf(node: ParsedNode): readonly ParsedNode[] {
  if (isSeq<ParsedNode>(node)) return node.items;
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return [];
  return node.items.flatMap(({ key, value }) => (value === null ? [key] : [key, value]));
}
