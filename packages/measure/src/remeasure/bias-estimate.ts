import { err, mapResult, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSidedQuantile } from "../integrity/distributions.ts";
import type { UndefinedReason } from "../undefined-reason.ts";
import { membersOfStrata } from "./remeasurement-sample.ts";

/** Reported values of a whole frame and what a probability sample of them measured again gave. */
export interface Remeasurement {
  /** Every reported value of the frame. */
  readonly reported: ArrayLike<number>;
  /** The value measured again; NaN where it was not drawn. */
  readonly remeasured: ArrayLike<number>;
  /** Of every value, in (0, 1]. */
  readonly inclusionProbabilities: ArrayLike<number>;
  /** Stratum of each value. */
  readonly strata: readonly string[];
}

/** A figure with its sampling error. */
export interface SampledFigure {
  readonly value: number;
  readonly standardError: number;
  /** Two-sided t interval. */
  readonly lower: number;
  readonly upper: number;
}

/** How far reports lie from the truth on average. */
export interface BiasEstimate {
  /** Mean of reported − measured again, per value of the frame. */
  readonly bias: SampledFigure;
  /** Bias as a share of the true mean's size, or why there is none (`zero-denominator`). */
  readonly relative: Result<SampledFigure, UndefinedReason>;
  /** Values measured again, and degrees of freedom: those not certain, less their strata; ∞ for a full count. */
  readonly measured: number;
  readonly degrees: number;
}

/**
 * Mean bias of reported values from those measured again (R21): difference estimate with its interval.
 *
 * `horvitz-thompson`: Σ d/π ÷ N. `hajek` (default): Σ d/π ÷ Σ 1/π, steadier when probabilities vary.
 * d = reported − measured again. Variance by strata: n/(n−1) Σ (1−π)(z − z̄)², z the value or linearised
 * residual over π and z̄ its mean weighted by 1−π (Hájek 1964). For simple random samples this is the textbook variance
 * with finite population correction, and unbiased. Values with π = 1 add none. A value that was drawn but could not be
 * measured is read as like the measured ones of the frame by `hajek`, and as no bias by `horvitz-thompson`.
 *
 * @returns `no-data` when nothing was measured again, `too-few-units` when a stratum that is not all
 * certain has fewer than 2 uncertain values measured, so that its error is unknown.
 * @throws RangeError on ragged input, ±Infinity, a missing reported value that was measured again, or a probability
 * outside (0, 1], naming the index. Cost O(n). Source: Särndal, Swensson & Wretman 1992, 5.6–5.8 and 6.3.
 * Checked by enumerating all samples of a small frame and by coverage in simulation.
 */
export function estimateBias(
  data: Remeasurement,
  options: { readonly estimator?: "horvitz-thompson" | "hajek"; readonly level?: number } = {},
): Result<BiasEstimate, UndefinedReason> {
  const { estimator = "hajek", level = 0.95 } = options;
  const sample = sampleOf(data);
  if (sample.length === 0) return err("no-data");
  const degrees = degreesOf(data, sample);
  if (!degrees.ok) return degrees;
  const width = degrees.value === Number.POSITIVE_INFINITY ? 0 : studentTwoSidedQuantile(1 - level, degrees.value);
  const frame = data.strata.length;
  const size = estimator === "hajek" ? weightedSum(sample, () => 1) : frame;
  const mean = weightedSum(sample, (one) => one.difference) / size;
  const centred = estimator === "hajek" ? mean : 0;
  const error = Math.sqrt(stratifiedVariance(sample, (one) => (one.difference - centred) / size));
  return ok({
    bias: figure(mean, error, width),
    relative: relativeBias(sample, width),
    measured: sample.length,
    degrees: degrees.value,
  });
}

interface Sampled {
  readonly stratum: string;
  readonly difference: number;
  readonly truth: number;
  readonly chance: number;
}

function sampleOf(data: Remeasurement): Sampled[] {
  const { reported, remeasured, inclusionProbabilities, strata } = data;
  const lengths = [reported.length, remeasured.length, inclusionProbabilities.length];
  if (lengths.some((length) => length !== strata.length))
    throw new RangeError(`${lengths.join(", ")} values for ${strata.length} strata labels`);
  return strata.flatMap((stratum, i) => {
    const truth = remeasured[i] as number;
    const chance = inclusionProbabilities[i] as number;
    if (!(chance > 0 && chance <= 1)) throw new RangeError(`inclusionProbabilities[${i}] is ${chance}`);
    if (Number.isNaN(truth)) return [];
    const difference = (reported[i] as number) - truth;
    if (!Number.isFinite(difference))
      throw new RangeError(`at ${i} reported is ${reported[i]}, measured again ${truth}`);
    return [{ stratum, difference, truth, chance }];
  });
}

function degreesOf(data: Remeasurement, sample: readonly Sampled[]): Result<number, UndefinedReason> {
  let degrees = 0;
  let sampledStrata = 0;
  const uncertain = new Map<string, number>();
  for (const { stratum, chance } of sample) if (chance < 1) uncertain.set(stratum, (uncertain.get(stratum) ?? 0) + 1);
  for (const [stratum, members] of membersOfStrata(data.strata)) {
    if (members.every((i) => data.inclusionProbabilities[i] === 1)) continue;
    const count = uncertain.get(stratum) ?? 0;
    if (count < 2) return err("too-few-units");
    degrees += count - 1;
    sampledStrata++;
  }
  return ok(sampledStrata === 0 ? Number.POSITIVE_INFINITY : degrees);
}

function weightedSum(sample: readonly Sampled[], of: (one: Sampled) => number): number {
  return sample.reduce((sum, one) => sum + of(one) / one.chance, 0);
}

/** Σ over strata of n/(n−1) Σ (1−π)(z − z̄)² with z = of(value)/π. */
function stratifiedVariance(sample: readonly Sampled[], of: (one: Sampled) => number): number {
  const strata = membersOfStrata(sample.map((one) => one.stratum));
  let variance = 0;
  for (const members of strata.values()) {
    const open = members.map((i) => sample[i] as Sampled).filter((one) => one.chance < 1);
    const weight = open.reduce((sum, one) => sum + 1 - one.chance, 0);
    const centre = open.reduce((sum, one) => sum + ((1 - one.chance) * of(one)) / one.chance, 0) / weight;
    const squares = open.reduce((sum, one) => sum + (1 - one.chance) * (of(one) / one.chance - centre) ** 2, 0);
    if (open.length > 1) variance += (open.length / (open.length - 1)) * squares;
  }
  return variance;
}

/** Σ d/π ÷ |Σ truth/π| with the linearised error of a ratio. */
function relativeBias(sample: readonly Sampled[], width: number): Result<SampledFigure, UndefinedReason> {
  const truth = weightedSum(sample, (one) => one.truth);
  const scale = Math.abs(truth);
  const total: Result<number, UndefinedReason> =
    scale > 0 ? ok(weightedSum(sample, (one) => one.difference) / scale) : err("zero-denominator");
  return mapResult(total, (ratio) => {
    const signed = ratio * Math.sign(truth);
    const error = Math.sqrt(stratifiedVariance(sample, (one) => (one.difference - signed * one.truth) / scale));
    return figure(ratio, error, width);
  });
}

function figure(value: number, standardError: number, width: number): SampledFigure {
  return { value, standardError, lower: value - width * standardError, upper: value + width * standardError };
}
