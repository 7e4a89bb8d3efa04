import type { ProblemLog } from "../problem-log.ts";
import type { MetaEntry } from "./read-meta.ts";

/**
 * Checks the hierarchy of an iMeta: codes once, one top, every parent known, above its children and an
 * aggregate, no cycle, every aggregate with children, denominators known. All problems go to the log.
 * Cost O(entries × depth).
 */
export function checkTree(entries: readonly MetaEntry[], log: ProblemLog): void {
  const byCode = new Map<string, MetaEntry>();
  for (const entry of entries) {
    const first = byCode.get(entry.code);
    if (first) refuse(log, "coinr.code-twice", entry, { column: "iCode", first: first.row });
    else byCode.set(entry.code, entry);
  }
  const nodes = entries.filter(({ type }) => type === "indicator" || type === "aggregate");
  if (!nodes.some(({ type }) => type === "indicator")) log.refuseTable("coinr.no-indicators");
  for (const node of nodes) checkNode(node, byCode, log);
  checkTops(nodes, log);
}

function checkNode(node: MetaEntry, byCode: ReadonlyMap<string, MetaEntry>, log: ProblemLog): void {
  if (node.denominator !== null && !byCode.has(node.denominator)) {
    refuse(log, "coinr.denominator-unknown", node, { column: "Denominator", denominator: node.denominator });
  }
  if (node.parent === null) {
    if (node.type === "indicator") refuse(log, "coinr.parent-missing", node, { column: "Parent" });
    return;
  }
  const parent = byCode.get(node.parent);
  const facts = { column: "Parent", parent: node.parent };
  if (parent?.type !== "aggregate") refuse(log, "coinr.parent-unknown", node, facts);
  else if (isInCycle(node, byCode)) refuse(log, "coinr.cycle", node, facts);
  else if (node.level !== null && parent.level !== null && parent.level <= node.level) {
    refuse(log, "coinr.level-order", node, { ...facts, column: "Level" });
  }
}

function isInCycle(node: MetaEntry, byCode: ReadonlyMap<string, MetaEntry>): boolean {
  const passed = new Set<string>();
  for (let at: MetaEntry | undefined = node; at; at = at.parent === null ? undefined : byCode.get(at.parent)) {
    if (passed.has(at.code)) return at.code === node.code;
    passed.add(at.code);
  }
  return false;
}

function checkTops(nodes: readonly MetaEntry[], log: ProblemLog): void {
  const aggregates = nodes.filter(({ type }) => type === "aggregate");
  const tops = aggregates.filter(({ parent }) => parent === null);
  if (tops.length === 0) log.refuseTable("coinr.no-top");
  for (const more of tops.slice(1))
    refuse(log, "coinr.two-tops", more, { column: "Parent", first: tops[0]?.code ?? "" });
  const parents = new Set(nodes.map(({ parent }) => parent));
  for (const one of aggregates) if (!parents.has(one.code)) refuse(log, "coinr.no-children", one, { column: "iCode" });
}

function refuse(
  log: ProblemLog,
  code: string,
  entry: MetaEntry,
  facts: Readonly<Record<string, string | number>> & { readonly column: string },
): void {
  log.refuseRow(code, { value: entry.code, ...facts }, { row: entry.row, column: facts.column });
}
