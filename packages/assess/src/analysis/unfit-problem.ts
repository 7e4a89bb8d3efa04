import type { RatersReason } from "@huabiao/measure";
import type { Named } from "@huabiao/scheme";
import type { SpecTable } from "./spec-table.ts";

/** Reports why ratings cannot be fitted, at the part of the specification that asked for it. */
export function reportUnfit(
  reason: RatersReason,
  at: { readonly term: string; readonly path: Named["path"] },
  of: SpecTable,
): void {
  of.report(`severity.${reason}`, { term: at.term }, at.path);
}
