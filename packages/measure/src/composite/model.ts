/**
 * The tree of an index: leaves are scored lenses of indicators, inner nodes are dimensions.
 *
 * Nodes are numbered: leaves 0 … leafCount−1 first, then inner nodes, each after all of its
 * children; the root is last.
 */
export interface Tree {
  readonly ids: readonly string[];
  readonly leafCount: number;
  /** Parent's number per node; −1 at the root. */
  readonly parent: Int32Array;
  /** 1 at a leaf, else one more than the highest child. */
  readonly height: Int32Array;
}

/**
 * What is known of n units on m leaves, before any choice of method.
 *
 * `NaN` in these arrays is the mark of a missing cell and means nothing else; ±Infinity is refused by
 * the functions that read them.
 */
export interface CompositeModel {
  readonly tree: Tree;
  readonly units: readonly string[];
  /** Ids of the comparison groups. */
  readonly groups: readonly string[];
  /** Comparison group of each unit, as an index into `groups`. */
  readonly groupOf: Int32Array;
  /** Per leaf, one value per unit: the lens value in the indicator's own unit. */
  readonly values: readonly Float64Array[];
  /** Per leaf, one standard error per unit (NaN = exact), or null when none is known. */
  readonly standardErrors: readonly (Float64Array | null)[];
  /** Per leaf: +1 more is better, −1 less is better. */
  readonly direction: Int8Array;
  /** Per group, the declared weight of every node under its parent (≥ 0; the root's is ignored). Need not sum to 1. */
  readonly weights: readonly Float64Array[];
}

/** How a missing cell is filled. Groups are given as one index per unit and may differ from the comparison groups. */
export type MissingRule =
  | { readonly rule: "leave-out" }
  | { readonly rule: "group-mean"; readonly groupOf: Int32Array }
  | { readonly rule: "group-median"; readonly groupOf: Int32Array };

/** Treatment of outliers: winsorise at most `winmax` points, then `log` when that is not enough and allowed. */
export interface Treatment {
  readonly winmax: number;
  readonly skewMax: number;
  readonly kurtosisMax: number;
  readonly log: boolean;
}

/** How a leaf becomes comparable. `range` is [lo, hi] of the result; the direction is applied first. */
export type Normalisation =
  | { readonly method: "none" }
  | { readonly method: "minmax"; readonly range: readonly [number, number] }
  | { readonly method: "zscore"; readonly mean: number; readonly sd: number }
  | { readonly method: "rank" }
  | { readonly method: "borda" }
  | { readonly method: "percentile-rank"; readonly range: readonly [number, number] }
  | { readonly method: "distance-to-best"; readonly range: readonly [number, number] }
  | { readonly method: "fraction-of-best"; readonly range: readonly [number, number] }
  | {
      readonly method: "distance-to-target";
      readonly target: number;
      readonly cap: boolean;
      readonly range: readonly [number, number];
    }
  | {
      readonly method: "goalposts";
      readonly lo: number;
      readonly hi: number;
      readonly clip: boolean;
      readonly range: readonly [number, number];
    }
  | { readonly method: "efficacy"; readonly lo: number | null; readonly hi: number | null };

/** How children become their parent. */
export type Aggregation =
  | { readonly method: "arithmetic" }
  | { readonly method: "geometric" }
  | { readonly method: "harmonic" }
  | { readonly method: "power"; readonly p: number }
  | { readonly method: "minimum" }
  | { readonly method: "copeland" };

/** One full set of choices: with a model it determines every score. */
export interface Recipe {
  /** Per leaf. */
  readonly missing: readonly MissingRule[];
  /** Per leaf; null leaves the leaf untreated. */
  readonly treatment: readonly (Treatment | null)[];
  /** Per leaf. */
  readonly normalise: readonly Normalisation[];
  /** Compare each unit with its own group or with all. */
  readonly across: "group" | "all";
  /** Per inner node, in tree order: index k belongs to node leafCount + k. */
  readonly aggregate: readonly Aggregation[];
  /** Units with a smaller share of present leaves get no score and take no part in treatment and normalisation; in [0, 1]. */
  readonly unitCoverageFloor: number;
  /** A node is scored only when at least this share of its children's weight is present; in [0, 1]. */
  readonly nodeCoverageFloor: number;
}
