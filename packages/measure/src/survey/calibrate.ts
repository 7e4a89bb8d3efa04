import { err, ok, type Result } from "@huabiao/kernel/result";
import { type CalibrationBounds, calibrationDistance, type DistanceName } from "./calibration-distance.ts";
import { firstMissing } from "./check-design.ts";
import type { SurveyDesign } from "./design.ts";
import type { SurveyRefusal } from "./refusal.ts";
import { factorNormal } from "./solve-normal.ts";

/** A quantity whose population total is known; NaN marks a missing value. */
export interface Auxiliary {
  readonly values: Float64Array;
  readonly total: number;
}

/** How weights may move and when the totals count as met. */
export interface CalibrateOptions {
  readonly distance: DistanceName;
  /** Bounds of weight after / weight before; infinite where there is none. */
  readonly bounds: CalibrationBounds;
  /** Largest distance of a weighted sum from its total, over 1 + |total|. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

/**
 * Calibration: the weights nearest to the design's whose sums over auxiliaries are the population's totals.
 *
 * Nearest by the distance: linear (the regression estimator), raking (factors above 0) or logit (between bounds). Newton
 * steps on the totals, shortened while they lead away. Influences lose their regression on the auxiliaries, weighted by
 * the weights before: z − w x'β.
 *
 * Refused: a missing value (`auxiliary-missing`), totals that auxiliaries which depend on each other cannot have at once
 * (`totals-contradict`), bounds that leave 1 out, and totals that are not reached: `bounds-unreachable` with bounds, else
 * `totals-not-reached`, with the term that is farthest off.
 *
 * Cost O(rows × terms²) per step. Source: Deville & Särndal 1992. Checked against R survey 4.1.1 `calibrate`.
 */
export function calibrate(
  design: SurveyDesign,
  auxiliaries: readonly Auxiliary[],
  options: CalibrateOptions,
): Result<SurveyDesign, readonly SurveyRefusal[]> {
  const { lower, upper } = options.bounds;
  const missing = auxiliaries.flatMap(({ values }, term): SurveyRefusal[] => {
    const row = firstMissing(values);
    return row < 0 ? [] : [{ reason: "auxiliary-missing", facts: { term, row } }];
  });
  if (missing.length > 0) return err(missing);
  const finite = options.distance !== "logit" || (Number.isFinite(lower) && Number.isFinite(upper));
  if (!(lower < 1 && upper > 1 && finite)) return err([{ reason: "bounds-exclude-one", facts: { lower, upper } }]);
  const contradiction = contradictedTerm(auxiliaries, design.weights);
  if (contradiction !== null) return err([contradiction]);
  const found = findFactors(auxiliaries, design.weights, options);
  if (!found.ok) return err([found.error]);
  const factors = found.value;
  const weights = design.weights.map((weight, k) => weight * (factors[k] as number));
  const again = (own: Float64Array) => {
    const result = findFactors(auxiliaries, own, options);
    return result.ok ? own.map((weight, k) => weight * (result.value[k] as number)) : null;
  };
  const project = regressionResiduals(auxiliaries, { before: design.weights, factors });
  return ok({ ...design, weights, calibration: { before: design.weights, project, again } });
}

function weightedSums(auxiliaries: readonly Auxiliary[], weights: Float64Array): Float64Array {
  return Float64Array.from(auxiliaries, ({ values }) => {
    let sum = 0;
    for (let k = 0; k < values.length; k++) sum += (weights[k] as number) * (values[k] as number);
    return sum;
  });
}

/** Σ w x x', row-major. */
function crossProduct(auxiliaries: readonly Auxiliary[], weights: Float64Array): Float64Array {
  const size = auxiliaries.length;
  const matrix = new Float64Array(size * size);
  auxiliaries.forEach(({ values: a }, i) => {
    const weighted = a.map((value, k) => value * (weights[k] as number));
    for (let j = 0; j <= i; j++) {
      const b = auxiliaries[j]?.values as Float64Array;
      let sum = 0;
      for (let k = 0; k < weighted.length; k++) sum += (weighted[k] as number) * (b[k] as number);
      matrix[i * size + j] = sum;
      matrix[j * size + i] = sum;
    }
  });
  return matrix;
}

function predictor(auxiliaries: readonly Auxiliary[], slopes: Float64Array, rows: number): Float64Array {
  const u = new Float64Array(rows);
  auxiliaries.forEach(({ values }, i) => {
    const slope = slopes[i] as number;
    if (slope !== 0) for (let k = 0; k < rows; k++) u[k] = (u[k] as number) + slope * (values[k] as number);
  });
  return u;
}

/** The term that linear weights, which can meet whatever can be met at all, miss by more than rounding; else null. */
function contradictedTerm(auxiliaries: readonly Auxiliary[], weights: Float64Array): SurveyRefusal | null {
  const before = weightedSums(auxiliaries, weights);
  const matrix = crossProduct(auxiliaries, weights);
  const wanted = before.map((sum, i) => (auxiliaries[i] as Auxiliary).total - sum);
  const slopes = factorNormal(matrix, auxiliaries.length).solve(wanted);
  const factors = predictor(auxiliaries, slopes, weights.length).map((u) => 1 + u);
  const worst = worstTerm(
    auxiliaries,
    weightedSums(
      auxiliaries,
      weights.map((weight, k) => weight * (factors[k] as number)),
    ),
  );
  if (worst.distance <= 1e-6) return null;
  const { term, value, total } = worst;
  return { reason: "totals-contradict", facts: { term, value, total } };
}

interface WorstTerm {
  readonly term: number;
  readonly value: number;
  readonly total: number;
  readonly distance: number;
}

function worstTerm(auxiliaries: readonly Auxiliary[], sums: Float64Array): WorstTerm {
  let worst: WorstTerm = { term: 0, value: Number.NaN, total: Number.NaN, distance: -1 };
  auxiliaries.forEach(({ total }, term) => {
    const value = sums[term] as number;
    const distance = Math.abs(value - total) / (1 + Math.abs(total));
    if (!(distance <= worst.distance)) worst = { term, value, total, distance };
  });
  return worst;
}

/** Steps may be halved this often to come nearer. */
const mostHalvings = 30;

function findFactors(
  auxiliaries: readonly Auxiliary[],
  before: Float64Array,
  options: CalibrateOptions,
): Result<Float64Array, SurveyRefusal> {
  const distance = calibrationDistance(options.distance, options.bounds);
  const rows = before.length;
  const at = (slopes: Float64Array) => {
    const u = predictor(auxiliaries, slopes, rows);
    const factors = u.map(distance.factor);
    const sums = weightedSums(
      auxiliaries,
      before.map((weight, k) => weight * (factors[k] as number)),
    );
    return { slopes, u, factors, sums, worst: worstTerm(auxiliaries, sums) };
  };
  let here = at(new Float64Array(auxiliaries.length));
  for (let round = 0; round < options.maxIterations && !(here.worst.distance < options.tolerance); round++) {
    const slope = before.map((weight, k) => weight * distance.slope(here.u[k] as number));
    const wanted = here.sums.map((sum, i) => (auxiliaries[i] as Auxiliary).total - sum);
    const step = factorNormal(crossProduct(auxiliaries, slope), auxiliaries.length).solve(wanted);
    let next = at(here.slopes.map((own, i) => own + (step[i] as number)));
    for (let halving = 0; halving < mostHalvings && !(next.worst.distance < here.worst.distance); halving++) {
      next = at(here.slopes.map((own, i) => own + (step[i] as number) / 2 ** (halving + 1)));
    }
    if (!(next.worst.distance < here.worst.distance)) break;
    here = next;
  }
  if (here.worst.distance < options.tolerance) return ok(here.factors);
  const bounded = Number.isFinite(options.bounds.lower) || Number.isFinite(options.bounds.upper);
  const { term, value, total } = here.worst;
  return err({ reason: bounded ? "bounds-unreachable" : "totals-not-reached", facts: { term, value, total } });
}

function regressionResiduals(
  auxiliaries: readonly Auxiliary[],
  { before, factors }: { readonly before: Float64Array; readonly factors: Float64Array },
): (z: Float64Array) => void {
  const normal = factorNormal(crossProduct(auxiliaries, before), auxiliaries.length);
  return (z) => {
    const plain = z.map((own, k) => (factors[k] === 0 ? 0 : own / (factors[k] as number)));
    const fitted = predictor(auxiliaries, normal.solve(weightedSums(auxiliaries, plain)), z.length);
    for (let k = 0; k < z.length; k++) {
      z[k] = (z[k] as number) - (before[k] as number) * (factors[k] as number) * (fitted[k] as number);
    }
  };
}
