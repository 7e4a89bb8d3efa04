import { suggestions } from "../near-name.ts";
import { groupsOf, sharesIn, type TreeNode, weightIn } from "../tree.ts";
import type { Check } from "./report.ts";

/**
 * Weights of siblings.
 *
 * Weights are relative: 3, 2, 1 is legal and means 1/2, 1/3, 1/6. But siblings whose sum lies within a quarter of 1 or of 100 are
 * evidently meant as shares or percentages, and must then make exactly 1 or 100 (to 1e-6 of it); all ones are never meant so.
 * The rule looks at two or more siblings that weigh something. Either all siblings have a weight or none.
 * Every set must weigh something in every group in which its parent counts; a weight per group names every group and no other.
 *
 * Codes: `scheme.weights-do-not-sum`, `scheme.weights-all-zero`, each with `-in-group`; `scheme.weights-partly-declared`,
 * `scheme.weight-unknown-group`, `scheme.weight-lacks-group`.
 */
export function checkWeights(check: Check): void {
  for (const node of check.tree.nodes) checkGroups(check, node);
  for (const parent of check.tree.nodes) {
    const siblings = parent.kind === "dimension" ? check.tree.childrenOf(parent.id) : [];
    if (siblings.length > 0) checkSiblings(check, parent, siblings);
  }
}

function checkGroups({ groups, refuse }: Check, { id, weight, only, path }: TreeNode): void {
  if (weight === undefined || typeof weight === "number") return;
  for (const group of Object.keys(weight)) {
    if (!groups.includes(group)) {
      refuse("scheme.weight-unknown-group", [...path, "weight", group], { id, group, ...suggestions(group, groups) });
    }
  }
  const asked = groups.filter((group) => only === undefined || only.includes(group));
  const lacking = asked.filter((group) => !Object.hasOwn(weight, group));
  if (lacking.length > 0) refuse("scheme.weight-lacks-group", [...path, "weight"], { id, groups: lacking.join(", ") });
}

function checkSiblings(check: Check, parent: TreeNode, siblings: readonly TreeNode[]): void {
  const without = siblings.filter(({ weight }) => weight === undefined);
  if (without.length > 0 && without.length < siblings.length) {
    const facts = { parent: parent.id, without: without.map(({ id }) => id).join(", ") };
    check.refuse("scheme.weights-partly-declared", (without[0] ?? parent).path, facts);
    return;
  }
  const varies = siblings.some(({ weight, only }) => only !== undefined || typeof weight === "object");
  for (const group of varies ? groupsOf(check.scheme) : [null]) checkSum(check, parent, { siblings, group });
}

const codes = {
  zero: { everywhere: "scheme.weights-all-zero", "in-group": "scheme.weights-all-zero-in-group" },
  sum: { everywhere: "scheme.weights-do-not-sum", "in-group": "scheme.weights-do-not-sum-in-group" },
} as const;

function checkSum(
  check: Check,
  parent: TreeNode,
  { siblings, group }: { readonly siblings: readonly TreeNode[]; readonly group: string | null },
): void {
  const weights = siblings.map((node) => weightIn(node, group)).filter((weight) => weight > 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const scope = group === null ? "everywhere" : "in-group";
  const facts = group === null ? { parent: parent.id } : { parent: parent.id, group };
  const path = siblings.find(({ weight }) => weight !== undefined)?.path ?? parent.path;
  if (weights.length === 0) {
    const counts = (sharesIn(check.tree, group).get(parent.id) ?? 0) > 0;
    if (counts) check.refuse(codes.zero[scope], [...path, "weight"], facts);
  }
  const whole = meantWhole(weights, sum);
  if (whole !== null) {
    const shown = Number(sum.toPrecision(6));
    check.refuse(codes.sum[scope], [...path, "weight"], { ...facts, sum: shown, whole });
  }
}

/** 1 or 100 when weights above zero are evidently meant to make it and do not; else null. */
export function meantWhole(weights: readonly number[], sum: number): number | null {
  if (weights.length < 2 || weights.every((weight) => weight === 1)) return null;
  const whole = [1, 100].find((candidate) => Math.abs(sum - candidate) <= candidate / 4);
  return whole === undefined || Math.abs(sum - whole) <= whole * 1e-6 ? null : whole;
}
