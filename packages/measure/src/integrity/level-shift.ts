import { err, ok, type Result } from "@huabiao/kernel/result";
import { studentTwoSided } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { combinedDegrees, medianSorted, sharedScale } from "./robust-summary.ts";

/** The sharpest lasting break of a series. */
export interface LevelShift {
  /** Standardised shift at the sharpest break. */
  readonly statistic: number;
  /** Bonferroni over the break points. */
  readonly pValue: number;
  /** Index of the first value of the new level. */
  readonly breakIndex: number;
  /** Mean of the two values from the break on minus the mean of the two before, less the series' own drift. */
  readonly shift: number;
}

/** What a shift is read against. */
export interface LevelShiftOptions {
  /** Scale of one-period changes among the peers and its degrees of freedom; null = judge by the series alone. */
  readonly peers: { readonly scale: number; readonly degrees: number } | null;
  /** Tail weight of such changes (`tailDegrees`); ∞ = normal, the default. */
  readonly tails?: number;
}

/**
 * A break in the level of a series that lasts: max-t over the break points.
 *
 * At each break the two values from it on are compared with the two before: with d the one-period
 * changes this is d₀ + (d₋₁ + d₊₁)/2, less twice the median of the m other changes, with variance
 * s²(1.5 + 2π/m) when the changes are independent. A level that only wobbles around a constant has a
 * smaller one, so the test keeps its level for a random walk as for noise around a level, and one odd
 * year counts half. s is the peers' scale or, where the standard deviation of the m other changes
 * is larger, the root mean square of both; Student tail with the peers' degrees of freedom, m − 1 without peers.
 *
 * @param series levels in time order, best minus the peers' median of each year; NaN = missing.
 * @returns `too-few-values` without a break point that has its two neighbours on both sides and 4 other
 * changes, `no-variation` when nothing but the break varies and there are no peers.
 * @throws RangeError on ±Infinity. Cost O(n²) in the length of one series.
 */
export function levelShift(series: ArrayLike<number>, options: LevelShiftOptions): Result<LevelShift, IntegrityReason> {
  return levelShiftOfChanges(firstDifferences(series), options);
}

/**
 * `levelShift` for a series of which only the one-period changes are known: change i leads to value i + 1.
 *
 * @param changes NaN = missing.
 */
export function levelShiftOfChanges(
  changes: ArrayLike<number>,
  options: LevelShiftOptions,
): Result<LevelShift, IntegrityReason> {
  let sharpest: Break | null = null;
  let breaks = 0;
  let flat = 0;
  for (let i = 1; i + 1 < changes.length; i++) {
    const found = breakAt(changes, i, options);
    if (found === "flat") flat++;
    if (typeof found === "string") continue;
    breaks++;
    if (!sharpest || Math.abs(found.statistic) > Math.abs(sharpest.statistic)) sharpest = found;
  }
  if (!sharpest) return err(flat > 0 ? "no-variation" : "too-few-values");
  const { statistic, degrees, breakIndex, shift } = sharpest;
  const pointwise = studentTwoSided(statistic, combinedDegrees(degrees, options.tails ?? Number.POSITIVE_INFINITY));
  return ok({ statistic, pValue: Math.min(1, breaks * pointwise), breakIndex, shift });
}

interface Break {
  readonly statistic: number;
  readonly degrees: number;
  readonly breakIndex: number;
  readonly shift: number;
}

function firstDifferences(series: ArrayLike<number>): Float64Array {
  const changes = new Float64Array(Math.max(0, series.length - 1));
  for (let t = 0; t < series.length; t++) {
    const value = series[t] as number;
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`series[${t}] is ${value}`);
    if (t > 0) changes[t - 1] = value - (series[t - 1] as number);
  }
  return changes;
}

function breakAt(changes: ArrayLike<number>, at: number, options: LevelShiftOptions): Break | "short" | "flat" {
  const step = (changes[at] as number) + ((changes[at - 1] as number) + (changes[at + 1] as number)) / 2;
  const rest = restOf(changes, at);
  if (Number.isNaN(step) || rest.count < 4) return "short";
  const ownScale = rest.deviation;
  const peers = options.peers;
  const scale = peers ? sharedScale(peers.scale, ownScale) : ownScale;
  if (!(scale > 1e-12 * Math.abs(step))) return "flat";
  const degrees = peers?.degrees ?? rest.count - 1;
  const shift = step - 2 * rest.middle;
  const statistic = shift / (scale * Math.sqrt(1.5 + (2 * Math.PI) / rest.count));
  return { statistic, degrees, breakIndex: at + 1, shift };
}

/** Median and standard deviation of the changes present that do not touch the break. */
function restOf(changes: ArrayLike<number>, at: number): { count: number; middle: number; deviation: number } {
  const rest = new Float64Array(changes.length);
  let [count, mean, squares] = [0, 0, 0];
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i] as number;
    if (Math.abs(i - at) <= 1 || Number.isNaN(change)) continue;
    rest[count++] = change;
    const gap = change - mean;
    mean += gap / count;
    squares += gap * (change - mean);
  }
  const middle = count === 0 ? 0 : medianSorted(rest.subarray(0, count).sort());
  return { count, middle, deviation: Math.sqrt(squares / (count - 1)) };
}
