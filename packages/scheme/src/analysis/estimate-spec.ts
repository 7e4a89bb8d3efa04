import type { Path } from "../path.ts";
import type { Named, NamedLevels } from "./spec-names.ts";

/** The population of a stage: a column, one number for all, or one per stratum. */
export type PopulationSpec =
  | { readonly kind: "column"; readonly column: Named }
  | { readonly kind: "number"; readonly value: number; readonly path: Path }
  | { readonly kind: "strata"; readonly counts: ReadonlyMap<string, number>; readonly path: Path };

/** A margin to meet: a column, or columns that cross (`a:b`), with the count of each level (`x:y`). */
export interface MarginSpec {
  readonly key: Named;
  readonly counts: ReadonlyMap<string, number>;
}

/** A total to meet: of a column of numbers, of rows (`(Intercept)`), or of each level of a column. */
export type TotalSpec =
  | { readonly kind: "rows"; readonly total: number; readonly path: Path }
  | { readonly kind: "column"; readonly column: Named; readonly total: number }
  | { readonly kind: "levels"; readonly column: Named; readonly totals: ReadonlyMap<string, number> };

/** What the weights are made to meet, and how. */
export type CalibrationSpec =
  | { readonly method: "poststratify"; readonly margin: MarginSpec }
  | {
      readonly method: "rake";
      readonly margins: readonly MarginSpec[];
      readonly tolerance: number;
      readonly maxIterations: number;
      readonly variance: "sweeps" | "projection";
    }
  | {
      readonly method: "linear" | "raking" | "logit";
      readonly totals: readonly TotalSpec[];
      readonly bounds: readonly [number, number];
      readonly tolerance: number;
      readonly maxIterations: number;
    };

/** One figure to estimate, in every domain of its entry. */
export interface FigureSpec {
  readonly kind: "mean" | "total" | "ratio" | "proportion" | "quantile";
  readonly column: Named;
  /** The denominator of a ratio; null otherwise. */
  readonly denominator: Named | null;
  /** The levels of a proportion that are asked for; null for every level. */
  readonly levels: readonly Named[] | null;
  /** The share of a quantile; null otherwise. */
  readonly probability: number | null;
  readonly by: readonly Named[];
  /** The entry's own name, and whether the entry has this figure alone. */
  readonly name: string | null;
  readonly alone: boolean;
  readonly confidence: number;
}

/** What to estimate from a survey's table: the design, the calibration and the figures, every form made one. */
export interface EstimateSpec {
  readonly data: string;
  readonly sheet: string | undefined;
  readonly weights: Named | null;
  readonly strata: Named | null;
  readonly clusters: readonly Named[];
  readonly populations: readonly PopulationSpec[];
  readonly lonelyPsu: "fail" | "remove" | "adjust" | "average";
  readonly subset:
    | { readonly kind: "condition"; readonly text: string; readonly path: Path }
    | { readonly kind: "levels"; readonly all: readonly NamedLevels[] }
    | null;
  readonly calibration: CalibrationSpec | null;
  readonly replicates:
    | { readonly method: "jackknife" }
    | { readonly method: "bootstrap"; readonly n: number; readonly seed: number }
    | null;
  /** Degrees of freedom of every interval; null for the design's. */
  readonly df: number | null;
  readonly figures: readonly FigureSpec[];
}
