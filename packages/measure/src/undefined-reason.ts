/**
 * Why well-formed data have no answer. A statistic returns one of these instead of NaN, 0 or a default.
 *
 * Each has a sentence in the catalogue under `undefined.<reason>`.
 */
export type UndefinedReason =
  | "no-data"
  | "no-variation"
  | "too-few-units"
  | "too-few-values"
  | "no-baseline"
  | "non-positive"
  | "zero-denominator"
  | "target-equals-baseline"
  | "target-not-beyond-range"
  | "zero-weights"
  | "coverage-below-floor"
  | "no-children-present"
  | "inconsistent-judgements"
  | "not-converged"
  | "empty-domain"
  | "one-psu"
  | "lonely-psu"
  | "no-degrees-of-freedom"
  | "at-boundary"
  | "beyond-range"
  | "population-not-larger"
  | "replicate-without-domain"
  | "replicate-not-calibrated"
  | "sample-too-small"
  | "self-selected"
  | "no-overlap"
  | "not-comparable"
  | "too-few-members"
  | "missing-reports"
  | "no-agreement"
  | "no-cost";
