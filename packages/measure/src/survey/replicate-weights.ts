import type { SurveyDesign } from "./design.ts";
import type { SurveyRefusal } from "./refusal.ts";
import type { Replicates } from "./replicate-variance.ts";

/** Replicates × rows at most: some ten seconds of work for each figure. */
const mostWork = 5e9;
/** Weights of replicates that are kept rather than made anew for each figure. */
const mostKept = 1 << 26;

/** Refuses sets of replicates that would take too long. */
export function checkReplicates(count: number, rows: number): SurveyRefusal | null {
  if (count * rows <= mostWork) return null;
  return { reason: "replicates-too-many", facts: { count, limit: Math.floor(mostWork / rows) } };
}

/** What a kind of replicates is made of: the factor of each row's weight in a replicate, and what the replicate counts for. */
interface ReplicateParts {
  readonly count: number;
  readonly factorOf: (replicate: number) => (row: number) => number;
  readonly scaleOf: (replicate: number) => number;
}

/** Replicates of a design: factors times the weights before calibration, calibrated anew where the design is. */
export function replicatesOf(design: SurveyDesign, parts: ReplicateParts): Replicates {
  const base = design.calibration?.before ?? design.weights;
  const make = (replicate: number): Float64Array | null => {
    const factor = parts.factorOf(replicate);
    const weights = base.map((weight, row) => weight * factor(row));
    return design.calibration ? design.calibration.again(weights) : weights;
  };
  const kept = new Map<number, Float64Array | null>();
  const keeps = parts.count * design.rows <= mostKept;
  const weightsOf = (replicate: number): Float64Array | null => {
    const known = kept.get(replicate);
    if (known !== undefined) return known;
    const made = make(replicate);
    if (keeps) kept.set(replicate, made);
    return made;
  };
  return { count: parts.count, weightsOf, scaleOf: parts.scaleOf };
}
