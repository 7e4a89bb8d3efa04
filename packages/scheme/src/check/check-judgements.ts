import type { Dimension } from "../document/scheme.ts";
import { suggestions } from "../near-name.ts";
import type { TreeNode } from "../tree.ts";
import type { Check } from "./report.ts";

/** The most children that pairwise judgements can weigh: random consistency is known up to here (Saaty). */
const mostChildren = 15;

/**
 * Pairwise judgements of a dimension's children: one for every pair, and no weights beside them.
 *
 * Whether they agree with each other is asked when the weights are computed.
 * Codes: `scheme.judgement-unknown-child`, `scheme.judgement-of-itself`, `scheme.judgement-twice`,
 * `scheme.judgement-missing`, `scheme.judgement-and-weight`, `scheme.judgement-too-many`.
 */
export function checkJudgements(check: Check): void {
  check.scheme.dimensions.forEach((dimension, at) => {
    if (dimension.judgements !== undefined) checkDimension(check, dimension, at);
  });
}

function checkDimension(check: Check, dimension: Dimension, at: number): void {
  const children = check.tree.childrenOf(dimension.id);
  const path = ["dimensions", at, "judgements"];
  if (children.length > mostChildren) {
    check.refuse("scheme.judgement-too-many", path, { id: dimension.id, count: children.length, limit: mostChildren });
  }
  for (const { id, weight, path: own } of children) {
    if (weight !== undefined)
      check.refuse("scheme.judgement-and-weight", [...own, "weight"], { id, parent: dimension.id });
  }
  const judged = judgedPairs(check, dimension, { children, path });
  const missing = pairsOf(children.map(({ id }) => id)).filter(([a, b]) => !judged.has(pairKey(a, b)));
  if (missing.length > 0) {
    const pairs = missing.map(([a, b]) => `${a} – ${b}`).join(", ");
    check.refuse("scheme.judgement-missing", path, { id: dimension.id, pairs });
  }
}

function judgedPairs(
  check: Check,
  { id, judgements = [] }: Dimension,
  where: { readonly children: readonly TreeNode[]; readonly path: readonly (string | number)[] },
): ReadonlySet<string> {
  const known = where.children.map((child) => child.id);
  const judged = new Set<string>();
  judgements.forEach(({ of, over }, at) => {
    const path = [...where.path, at];
    for (const [key, name] of [["of", of] as const, ["over", over] as const]) {
      if (!known.includes(name)) {
        check.refuse("scheme.judgement-unknown-child", [...path, key], { id, name, ...suggestions(name, known) });
      }
    }
    const key = pairKey(of, over);
    if (of === over) check.refuse("scheme.judgement-of-itself", path, { id, name: of });
    else if (judged.has(key)) check.refuse("scheme.judgement-twice", path, { id, of, over });
    judged.add(key);
  });
  return judged;
}

function pairsOf(names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((a, at) => names.slice(at + 1).map((b) => [a, b] as const));
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
