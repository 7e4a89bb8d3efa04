import type { Text } from "@huabiao/kernel/text";
import type { RatersReason } from "@huabiao/measure";
import type { ViewFinding } from "../../people-finding.ts";

/** One figure of one unit; null = not asked of it. */
export type ViewCell = ViewFigure | { readonly reason: RatersReason } | null;

/** A figure with its uncertainty. */
export interface ViewFigure {
  readonly estimate: number;
  /** 0 = taken as exact. */
  readonly se: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number | null;
  /** Standard error among those it is compared with: without what is common to all of them; as `se` when absent. */
  readonly apart?: number;
  /** Figures of different sets cannot be compared. */
  readonly set?: number;
}

/** One view of all teams or all persons. */
export interface ViewColumn {
  readonly id: string;
  readonly kind: ViewFinding["kind"];
  readonly source: string;
  readonly title: Text;
  readonly unit: string | null;
  readonly cells: readonly ViewCell[];
}

/** Whether a cell holds a figure. */
export function isFigure(cell: ViewCell | undefined): cell is ViewFigure {
  return cell !== null && cell !== undefined && "estimate" in cell;
}

/** The error with which a figure is compared. */
export function errorApart({ apart, se }: ViewFigure): number {
  return apart ?? se;
}

/** A figure that is taken as exact. */
export function exactFigure(estimate: number, n: number | null = null): ViewFigure {
  return { estimate, se: 0, lower: null, upper: null, n };
}
