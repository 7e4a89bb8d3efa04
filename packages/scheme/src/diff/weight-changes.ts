import type { Path } from "../path.ts";
import { type Change, inWords } from "./change.ts";

/**
 * A changed weight: one change for each group whose weight is another, or one for the whole.
 *
 * A single number counts as that number in every group, none as 1. Rewriting a number as the same number per group is still
 * one change of the document, and affects nothing.
 */
export function weightChanges(
  { noun, id, path }: { readonly noun: string; readonly id: string; readonly path: Path },
  before: unknown,
  after: unknown,
): readonly Change[] {
  const groups = [...new Set([...groupsIn(before), ...groupsIn(after)])];
  const changes = groups.flatMap((group): readonly Change[] => {
    const [old, now] = [weightOf(before, group), weightOf(after, group)];
    if (old === now) return [];
    const facts = { id, group, before: inWords(old), after: inWords(now) };
    return [{ code: `diff.${noun}-reweighted-in-group`, path, facts, affectsScores: true }];
  });
  if (changes.length > 0) return changes;
  const facts = { id, before: inWords(before), after: inWords(after) };
  const affectsScores = groups.length === 0 && weightOf(before, "") !== weightOf(after, "");
  return [{ code: `diff.${noun}-reweighted`, path, facts, affectsScores }];
}

function groupsIn(weight: unknown): readonly string[] {
  return weight !== null && typeof weight === "object" ? Object.keys(weight) : [];
}

function weightOf(weight: unknown, group: string): number | undefined {
  if (weight === undefined) return 1;
  if (typeof weight === "number") return weight;
  const perGroup: Readonly<Record<string, unknown>> = { ...(weight as object) };
  const value = Object.hasOwn(perGroup, group) ? perGroup[group] : undefined;
  return typeof value === "number" ? value : undefined;
}
