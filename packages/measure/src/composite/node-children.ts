/** What becomes of the children of one node. */
export interface NodeChildren {
  /** Per child, one score per unit; NaN = none. */
  readonly scores: readonly Float64Array[];
  /** Per child, its weight in every group (≥ 0). A child of weight 0 takes no part. */
  readonly weights: readonly Float64Array[];
  /** Weight group of each unit. */
  readonly groupOf: Int32Array;
  /** Comparison set of each unit, 0 … setCount − 1; read by Copeland only. */
  readonly setOf: Int32Array;
  readonly setCount: number;
  /** The share of the children's weight that must be present, in [0, 1]. */
  readonly coverageFloor: number;
}
