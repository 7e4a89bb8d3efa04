import { openStream, type Stream } from "@huabiao/kernel/random";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";

/** Reported values from which some are drawn to be measured again. */
export interface RemeasurementPlan {
  /** Stratum of each reported value. */
  readonly strata: readonly string[];
  /** How many to draw in each stratum, whole, ≥ 1. */
  readonly take: Readonly<Record<string, number>>;
  /** `srs`: every value of a stratum alike. `pps`: in proportion to `sizes`, systematic in random order. */
  readonly method: "srs" | "pps";
  /** Measure of size of each value, > 0 (what an error there would cost); read by `pps` only. */
  readonly sizes?: ArrayLike<number>;
  readonly seed: number;
}

/** A probability sample. */
export interface RemeasurementSample {
  /** Numbers of the drawn values, ascending. */
  readonly selected: Int32Array;
  /** Of every value, drawn or not; in (0, 1]. They sum to the number drawn. */
  readonly inclusionProbabilities: Float64Array;
  /** Numbers of the values drawn with certainty (probability 1), ascending. */
  readonly certain: Int32Array;
}

/**
 * Draws the values to measure again: a stratified probability sample (R21).
 *
 * `srs`: n of N in each stratum without replacement, probability n/N. `pps`: values whose size asks for a
 * probability of 1 or more are taken with certainty, repeatedly; the rest are put in random order and
 * taken systematically with one random start, probability exactly in proportion to size.
 *
 * @returns `too-few-units` when a stratum holds fewer values than are to be drawn, `non-positive` when a size is ≤ 0
 * or vanishes beside the others (such a value could never be drawn, and no estimate would speak of it).
 * @throws RangeError when `take` lacks a stratum or is not whole ≥ 1, or sizes are missing, ragged or not finite.
 * Same seed, same sample. Cost O(n log n). Source: Särndal, Swensson & Wretman 1992, 3.6.
 */
export function drawRemeasurementSample(plan: RemeasurementPlan): Result<RemeasurementSample, UndefinedReason> {
  const sizes = sizesOf(plan);
  if (sizes.some((size) => size <= 0)) return err("non-positive");
  const inclusionProbabilities = new Float64Array(plan.strata.length);
  const selected: number[] = [];
  let number = 0;
  for (const [stratum, members] of membersOfStrata(plan.strata)) {
    const take = plan.take[stratum];
    if (take === undefined || !Number.isInteger(take) || take < 1)
      throw new RangeError(`take of stratum ${stratum} is ${take}`);
    if (take > members.length) return err("too-few-units");
    const chances = proportionalChances(
      members.map((i) => sizes[i] as number),
      take,
    );
    if (chances.some((chance) => !(chance > 0))) return err("non-positive");
    const order = shuffled(members.length, openStream(plan.seed, number, 0));
    const start = openStream(plan.seed, number, 1).uniform();
    members.forEach((i, k) => {
      inclusionProbabilities[i] = chances[k] as number;
    });
    for (const k of systematicChoice(chances, order, start)) selected.push(members[k] as number);
    number++;
  }
  const certain = Int32Array.from(inclusionProbabilities.keys()).filter((i) => inclusionProbabilities[i] === 1);
  return ok({ selected: Int32Array.from(selected).sort(), inclusionProbabilities, certain });
}

/** Numbers of the values of each stratum, strata in order of their first value. */
export function membersOfStrata(strata: readonly string[]): ReadonlyMap<string, number[]> {
  const members = new Map<string, number[]>();
  strata.forEach((stratum, i) => {
    const known = members.get(stratum);
    if (known) known.push(i);
    else members.set(stratum, [i]);
  });
  return members;
}

/**
 * Inclusion probabilities in proportion to size, none above 1: values that would pass 1 get 1 and the rest share what is left.
 *
 * @param sizes > 0. @param take at most the number of sizes. @returns probabilities that sum to `take`.
 */
export function proportionalChances(sizes: readonly number[], take: number): Float64Array {
  const chances = new Float64Array(sizes.length);
  for (;;) {
    const left = take - chances.reduce((sum, chance) => sum + chance, 0);
    const total = sizes.reduce((sum, size, k) => (chances[k] === 1 ? sum : sum + size), 0);
    const certain = sizes.flatMap((size, k) => (chances[k] !== 1 && left * size >= total * (1 - 1e-12) ? [k] : []));
    for (const k of certain) chances[k] = 1;
    if (certain.length > 0) continue;
    return chances.map((chance, k) => (chance === 1 ? 1 : (left * (sizes[k] as number)) / total));
  }
}

/**
 * Systematic choice: value k is taken when a point start, start + 1, … falls into its stretch of the summed probabilities.
 *
 * @param order in which the values are laid side by side. @param start in [0, 1).
 */
export function systematicChoice(chances: Float64Array, order: ArrayLike<number>, start: number): number[] {
  const chosen: number[] = [];
  let sum = 0;
  for (let place = 0; place < order.length; place++) {
    const k = order[place] as number;
    if (chances[k] === 1) {
      chosen.push(k);
      continue;
    }
    const next = sum + (chances[k] as number);
    const settled = Math.abs(next - Math.round(next)) < 1e-9 ? Math.round(next) : next;
    if (Math.ceil(settled - start) > Math.ceil(sum - start)) chosen.push(k);
    sum = settled;
  }
  return chosen;
}

function sizesOf(plan: RemeasurementPlan): Float64Array {
  const count = plan.strata.length;
  if (plan.method === "srs") return new Float64Array(count).fill(1);
  if (plan.sizes?.length !== count) throw new RangeError(`${plan.sizes?.length ?? "no"} sizes for ${count} values`);
  const sizes = Float64Array.from(plan.sizes);
  const bad = sizes.findIndex((size) => !Number.isFinite(size));
  if (bad >= 0) throw new RangeError(`sizes[${bad}] is ${sizes[bad]}`);
  return sizes;
}

function shuffled(count: number, stream: Stream): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const pick = stream.integer(k + 1);
    [order[k], order[pick]] = [order[pick] as number, order[k] as number];
  }
  return order;
}
