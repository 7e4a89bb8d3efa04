import type { z } from "zod";
import { type Path, valueAt } from "../path.ts";

type Issue = z.core.$ZodIssue;

/**
 * Issues without unions: a value that fits none of several forms is reported against the form it was meant to have.
 *
 * The form meant is the first whose kind (text, number, list, mapping) the value has; when it has none, the
 * first form. Choices between words that stand beside other forms are joined, so that all are offered.
 * Paths come back whole, from the top of the document.
 */
export function plainIssues(issue: Issue, document: unknown, above: Path): readonly Issue[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path }];
  if (valueAt(document, path) === undefined) return [{ code: "invalid_type", expected: "object", path, message: "" }];
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => plainIssues(inner, document, path)));
  const meant = branches.find((branch) => !branch.some((inner) => refusesKind(inner, path)));
  if (meant !== undefined) return meant;
  const choices = branches.flat().filter((inner) => isChoice(inner, path));
  const [first] = branches;
  if (choices.length === 0) return first ?? [];
  return [{ code: "invalid_value", values: choices.flatMap(valuesOf), path, message: "" }];
}

/** Whether an issue says that the value itself, not a part of it, is of another kind or another word. */
function refusesKind(issue: Issue, path: Path): boolean {
  return issue.path.length === path.length && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

function isChoice(issue: Issue, path: Path): boolean {
  return issue.path.length === path.length && issue.code === "invalid_value";
}

function valuesOf(issue: Issue): readonly z.core.util.Primitive[] {
  return issue.code === "invalid_value" ? issue.values : [];
}
