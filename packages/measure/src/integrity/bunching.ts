import { err, ok, type Result } from "@huabiao/kernel/result";
import { binomialUpper } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";

/** What is seen next to a target. */
export interface Bunching {
  /** Just above minus the number the smooth counterfactual expects there, as a share of all near. */
  readonly statistic: number;
  readonly pValue: number;
  /** Values in [0, bandwidth) and in [−bandwidth, 0). */
  readonly justAbove: number;
  readonly justBelow: number;
  readonly expectedAbove: number;
  /** Chance of one near value to lie above under the smooth counterfactual. */
  readonly chanceAbove: number;
  /** Smallest true share above that this many near values find with power 0.8 at level 0.05. */
  readonly detectableShare: number;
}

/** What counts as near a target. */
export interface BunchingOptions {
  /** Half-width of the neighbourhood of the target, in the units of the margins. > 0. */
  readonly bandwidth: number;
  /** The counterfactual is read from bandwidth ≤ |margin| < window. Default five bandwidths. */
  readonly window?: number;
  /** Rounding step of each margin, in the same units; 0 or absent = not rounded. Steps wider than the bandwidth are left out. */
  readonly steps?: ArrayLike<number>;
  /** Fewest near values. Default 8. */
  readonly minimum?: number;
}

/**
 * Excess mass just above a target: more values just reach it than just miss it.
 *
 * Local comparison after McCrary 2008, with the counterfactual read outside the neighbourhood as in
 * Chetty et al. 2011. Given |margin| = d, a log-density that is smooth over the window has odds e^{2γd} of
 * lying above (every even term cancels; exact for a normal of any mean); γ is the ridge logistic
 * estimate from the margins outside the neighbourhood, with one pseudo-value on either side of the
 * window's edge. Rounded margins start from the odds of their lattice points, so that a heap exactly
 * on the target is expected to the extent that rounding makes it. Exact binomial tail with the mean
 * chance; by Hoeffding 1956 it bounds the tail of unequal chances.
 *
 * @param margins (reported − target)·direction/|target|, ≥ 0 = reached; NaN = missing.
 * @returns p one-sided, or `too-few-values` near the target.
 * @throws RangeError on ±Infinity, on steps of another length or a bandwidth that is not > 0. Cost O(n).
 * Checked by exact sign symmetry, a normal with shifted mean, and simulation.
 */
export function bunching(margins: ArrayLike<number>, options: BunchingOptions): Result<Bunching, IntegrityReason> {
  const { bandwidth, window = 5 * bandwidth, steps, minimum = 8 } = options;
  if (!(bandwidth > 0) || !(window > bandwidth)) throw new RangeError(`bandwidth ${bandwidth} in window ${window}`);
  if (steps && steps.length !== margins.length)
    throw new RangeError(`${steps.length} steps for ${margins.length} margins`);
  const near: NearTarget = { above: 0, below: 0, logOdds: [] };
  const far: FarFromTarget = { distances: [], above: [] };
  for (let i = 0; i < margins.length; i++) {
    const margin = margins[i] as number;
    const step = steps ? (steps[i] as number) : 0;
    if (Math.abs(margin) === Number.POSITIVE_INFINITY) throw new RangeError(`margins[${i}] is ${margin}`);
    if (Number.isNaN(margin) || step > bandwidth) continue;
    if (margin >= -bandwidth && margin < bandwidth) addNear(near, margin, latticeLogOdds(bandwidth, step));
    else if (Math.abs(margin) < window) addFar(far, margin);
  }
  return near.logOdds.length < minimum ? err("too-few-values") : ok(compareSides(near, slope(far, window) * bandwidth));
}

interface NearTarget {
  above: number;
  below: number;
  readonly logOdds: number[];
}

interface FarFromTarget {
  readonly distances: number[];
  readonly above: number[];
}

function addNear(near: NearTarget, margin: number, logOdds: number): void {
  if (margin >= 0) near.above++;
  else near.below++;
  near.logOdds.push(logOdds);
}

function addFar(far: FarFromTarget, margin: number): void {
  far.distances.push(Math.abs(margin));
  far.above.push(margin > 0 ? 1 : 0);
}

/** Log of (lattice points in [0, h)) / (lattice points in [−h, 0)), the target being one of them. */
function latticeLogOdds(bandwidth: number, step: number): number {
  if (!(step > 0)) return 0;
  const points = bandwidth / step;
  return Math.log(Math.ceil(points - 1e-9) / Math.floor(points + 1e-9));
}

/** γ of P(above | d) = 1/(1 + e^{−2γd}), by Newton on the ridge log-likelihood. */
function slope(far: FarFromTarget, window: number): number {
  let gamma = 0;
  for (let round = 0; round < 50; round++) {
    const edge = logistic(2 * gamma * window);
    let score = 2 * window * (1 - 2 * edge);
    let information = 8 * window * window * edge * (1 - edge);
    for (let i = 0; i < far.distances.length; i++) {
      const d = far.distances[i] as number;
      const chance = logistic(2 * gamma * d);
      score += 2 * d * ((far.above[i] as number) - chance);
      information += 4 * d * d * chance * (1 - chance);
    }
    const move = Math.max(-1 / window, Math.min(1 / window, score / information));
    gamma += move;
    if (Math.abs(move) * window < 1e-12) break;
  }
  return gamma;
}

/** @param drift 2γd at the middle of the neighbourhood, d = bandwidth/2. */
function compareSides(near: NearTarget, drift: number): Bunching {
  const count = near.logOdds.length;
  const chanceAbove = near.logOdds.reduce((sum, logOdds) => sum + logistic(logOdds + drift), 0) / count;
  const expectedAbove = count * chanceAbove;
  return {
    statistic: (near.above - expectedAbove) / count,
    pValue: binomialUpper(near.above, count, chanceAbove),
    justAbove: near.above,
    justBelow: near.below,
    expectedAbove,
    chanceAbove,
    detectableShare: detectableShare(count, chanceAbove),
  };
}

/** Least share above whose binomial reaches the 5 % critical count with probability 0.8; 1 when none does. */
function detectableShare(count: number, chance: number): number {
  const critical = bisect(0, count + 1, (k) => binomialUpper(Math.ceil(k), count, chance) <= 0.05, 0.5);
  if (Math.ceil(critical) > count) return 1;
  return bisect(chance, 1, (share) => binomialUpper(Math.ceil(critical), count, share) >= 0.8, 1e-4);
}

/** Upper end of the last interval of at most `width` in which an increasing condition turns true. */
function bisect(low: number, high: number, holds: (x: number) => boolean, width: number): number {
  let [from, to] = [low, high];
  while (to - from > width) {
    const middle = (from + to) / 2;
    if (holds(middle)) to = middle;
    else from = middle;
  }
  return to;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
