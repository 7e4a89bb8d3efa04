import type { Evaluation } from "./evaluate-criterion.ts";

/** What the data say about each level of one random term; all in units of the residual's standard deviation. */
export interface TermInformation {
  /** (Zᵀ P y) per level: the effect is γ times it. */
  readonly scores: Float64Array;
  /** Diagonal of Zᵀ V⁻¹ Z: how much is known of each level when the fixed part is known. */
  readonly known: Float64Array;
  /** L⁻¹ Xᵀ V⁻¹ Z for the fixed part's factor L: p to a level. Its squared length is what estimating the fixed part costs. */
  readonly fixed: Float64Array;
}

/** All unknowns but the levels of the chain solved for. */
export interface Solved {
  readonly evaluation: Evaluation;
  /** The lower triangle of (√γ T √γ + I)⁻¹, `stride` to a row. */
  readonly inverse: Float64Array;
  readonly stride: number;
  /** S⁻¹ times the scaled sums of the orthonormal columns: p to a dense level. */
  readonly carried: Float64Array;
  /** Coefficients of the orthonormal columns beyond the least-squares fit. */
  readonly coefficients: Float64Array;
  /** Spherical effects u of the dense levels: effect = √γ u. */
  readonly spherical: Float64Array;
}

/** Everything solved for, with what is known of every level of every term. */
export interface Solution extends Solved {
  readonly terms: readonly TermInformation[];
}

/** The columns of a term, all zero. */
export function emptyInformation(levels: number, p: number): TermInformation {
  return { scores: new Float64Array(levels), known: new Float64Array(levels), fixed: new Float64Array(levels * p) };
}
