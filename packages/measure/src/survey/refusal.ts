/** Why a survey design, a calibration or a set of replicates cannot be made. Each has its sentences under `survey.<reason>`. */
export type SurveyReason =
  | "weight-missing"
  | "weight-not-positive"
  | "stratum-missing"
  | "cluster-missing"
  | "population-missing"
  | "population-not-positive"
  | "population-mixed"
  | "population-varies"
  | "population-smaller"
  | "stratum-empty"
  | "lonely-psu"
  | "margin-cell-missing"
  | "margin-level-absent"
  | "sample-level-absent"
  | "margin-totals-differ"
  | "not-converged"
  | "totals-contradict"
  | "totals-not-reached"
  | "auxiliary-missing"
  | "bounds-exclude-one"
  | "bounds-unreachable"
  | "replicates-too-many";

/**
 * A refusal with what it speaks of by number: `row` (0-based), `stratum`, `stage` (0-based), `margin`, `level` or
 * `term` as the caller numbered them, and plain `count`s and `value`s. Who gave the numbers knows their names.
 */
export interface SurveyRefusal {
  readonly reason: SurveyReason;
  readonly facts: Readonly<Record<string, number>>;
}
