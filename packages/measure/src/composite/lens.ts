import type { UndefinedReason } from "../undefined-reason.ts";
import { checkCells } from "./cells.ts";

/** Why a unit has no lens value. */
export interface UnitReason {
  readonly unit: number;
  readonly reason: UndefinedReason;
}

/** One value per unit; NaN exactly where `reasons` names the unit. */
export interface LensValues {
  readonly values: Float64Array;
  readonly reasons: readonly UnitReason[];
}

/**
 * Level: the value itself. Lost units: `no-data`.
 *
 * @param current one value per unit, NaN = missing. @throws RangeError on ±Infinity, naming the cell. Cost O(n).
 */
export function level(current: Float64Array): LensValues {
  return mapUnits({ current }, (value) => value);
}

/**
 * Absolute progress: current − baseline, in the indicator's own unit. Lost units: `no-data`, `no-baseline`.
 *
 * @param current one value per unit, NaN = missing. @param baseline as `current`, at the start.
 * @throws RangeError on a ragged array or ±Infinity, naming the cell. Cost O(n).
 */
export function absoluteProgress(current: Float64Array, baseline: Float64Array): LensValues {
  return mapUnits({ current, baseline }, (value, start) => value - start);
}

/**
 * Log growth: ln current − ln baseline, divided by the years between when these are given.
 *
 * Per year it is the continuous growth rate: 0.05 is about 5 % a year. Lost units: `no-data`,
 * `no-baseline`, `non-positive` (either value ≤ 0).
 *
 * @param current one value per unit, NaN = missing. @param baseline as `current`, at the start.
 * @throws RangeError on a ragged array, ±Infinity or years ≤ 0, naming the cell. Cost O(n).
 */
export function logGrowth(
  current: Float64Array,
  baseline: Float64Array,
  options: { readonly years?: number } = {},
): LensValues {
  const years = options.years ?? 1;
  if (!(years > 0 && Number.isFinite(years))) throw new RangeError(`years is ${years}`);
  return mapUnits({ current, baseline }, (value, start) => {
    return value <= 0 || start <= 0 ? "non-positive" : (Math.log(value) - Math.log(start)) / years;
  });
}

/** How attainment is bounded. */
export interface AttainmentOptions {
  /** One target per unit, NaN = none. */
  readonly target: Float64Array;
  /** Least and greatest attainment that counts; without it any value does. */
  readonly cap?: readonly [number, number];
}

/**
 * Target attainment: (current − baseline)/(target − baseline); 0 at the baseline, 1 at the target.
 *
 * A target under the baseline asks for less, so the signs take care of the direction. A unit's
 * attainment depends on nothing but its own three values. Lost units: `no-data` (current or target
 * missing), `no-baseline`, `target-equals-baseline`.
 *
 * @param current one value per unit, NaN = missing. @param baseline as `current`, at the start.
 * @throws RangeError on a ragged array, ±Infinity or a cap that is not ascending, naming the cell. Cost O(n).
 */
export function targetAttainment(
  current: Float64Array,
  baseline: Float64Array,
  options: AttainmentOptions,
): LensValues {
  const { target, cap } = options;
  checkCells("target", target, current.length);
  if (cap && !(cap[0] < cap[1])) throw new RangeError(`cap ${cap[0]} is not under ${cap[1]}`);
  return mapUnits({ current, baseline }, (value, start, unit) => {
    const aim = target[unit] as number;
    if (Number.isNaN(aim)) return "no-data";
    if (aim === start) return "target-equals-baseline";
    const share = (value - start) / (aim - start);
    return cap ? Math.min(cap[1], Math.max(cap[0], share)) : share;
  });
}

/**
 * Binding target: 1 where it is met, 0 where it is not; meeting it exactly counts.
 *
 * Lost units: `no-data` (current or target missing).
 *
 * @param current one value per unit, NaN = missing. @param target one per unit, NaN = none.
 * @param options direction +1: at least the target; −1: at most.
 * @throws RangeError on a ragged array or ±Infinity, naming the cell. Cost O(n).
 */
export function bindingTarget(
  current: Float64Array,
  target: Float64Array,
  options: { readonly direction: 1 | -1 },
): LensValues {
  checkCells("target", target, current.length);
  return mapUnits({ current }, (value, _, unit) => {
    const aim = target[unit] as number;
    if (Number.isNaN(aim)) return "no-data";
    return options.direction * value >= options.direction * aim ? 1 : 0;
  });
}

/**
 * Divides by a denominator such as population. Lost units: `no-data` (either missing), `zero-denominator`.
 *
 * @param values one per unit, NaN = missing. @param denominators one per unit.
 * @throws RangeError on a ragged array or ±Infinity, naming the cell. Cost O(n). Checked against COINr.
 */
export function denominate(values: Float64Array, denominators: Float64Array): LensValues {
  checkCells("denominators", denominators, values.length);
  return mapUnits({ current: values }, (value, _, unit) => {
    const divisor = denominators[unit] as number;
    if (Number.isNaN(divisor)) return "no-data";
    return divisor === 0 ? "zero-denominator" : value / divisor;
  });
}

/** Applies a lens to every unit that has what it needs. */
function mapUnits(
  input: { readonly current: Float64Array; readonly baseline?: Float64Array },
  lens: (value: number, start: number, unit: number) => number | UndefinedReason,
): LensValues {
  const { current, baseline } = input;
  checkCells("current", current, current.length);
  if (baseline) checkCells("baseline", baseline, current.length);
  const values = new Float64Array(current.length);
  const reasons: UnitReason[] = [];
  for (let unit = 0; unit < current.length; unit++) {
    const value = current[unit] as number;
    const start = baseline?.[unit] ?? 0;
    const outcome = Number.isNaN(value) ? "no-data" : Number.isNaN(start) ? "no-baseline" : lens(value, start, unit);
    values[unit] = typeof outcome === "number" ? outcome : Number.NaN;
    if (typeof outcome === "string") reasons.push({ unit, reason: outcome });
  }
  return { values, reasons };
}
