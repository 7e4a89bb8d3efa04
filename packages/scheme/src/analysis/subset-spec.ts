import type { EstimateDocument } from "./estimate-document.ts";
import type { EstimateSpec } from "./estimate-spec.ts";
import { levelsOf } from "./spec-names.ts";

/** The rows that a specification keeps, as a condition or as levels with their places; null for all. */
export function subsetOf(subset: EstimateDocument["subset"]): EstimateSpec["subset"] {
  if (subset === undefined) return null;
  if (typeof subset === "string") return { kind: "condition", text: subset, path: ["subset"] };
  const all = Object.entries(subset).map(([name, levels]) => ({
    column: { name, path: ["subset", name] },
    levels: levelsOf(levels, ["subset", name]),
  }));
  return { kind: "levels", all };
}
