import { checkCells } from "./cells.ts";
import type { Treatment } from "./model.ts";
import { type Shape, shapeOf } from "./shape.ts";

/** One value that the treatment moved to another's place. */
export interface WinsorisedCell {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

/** What was done to the values of one leaf and how their shape changed. */
export interface TreatmentOutcome {
  /** One per unit, NaN where the input was missing. */
  readonly values: Float64Array;
  /** The skewness-or-kurtosis test of `values`; true when there was nothing to judge. */
  readonly passed: boolean;
  /** Points winsorised before the test passed or the limit was reached; undone again when `logged`. */
  readonly winsorised: number;
  /** Whether the values are logarithms of the original. */
  readonly logged: boolean;
  /** The cells that winsorising changed in `values`, by unit; empty when `logged`. */
  readonly changed: readonly WinsorisedCell[];
  /** Shape of the original and of `values`; null under four values or without variation. */
  readonly before: Shape | null;
  readonly after: Shape | null;
}

/**
 * Tames the outliers of one leaf: winsorising first, a logarithm when that is not enough.
 *
 * Values pass when |skewness G1| < skewMax or excess kurtosis G2 < kurtosisMax. While they fail and
 * fewer than `winmax` points are winsorised, the largest value and its ties (the smallest, when the
 * skewness is negative) take the value of their neighbour. Values that still fail become
 * ln(x − min + 0.01 (max − min)) of the original, if `log` allows it and a hundredth of the range is a number; else they stay winsorised and
 * fail. A step that would leave no variation is not taken. Under four values, or without variation,
 * nothing is judged or changed. Every step keeps the order of the units (up to ties).
 *
 * @param x one value per unit, NaN = missing and stays so; not modified.
 * @throws RangeError on ±Infinity, naming the cell. Cost O(n · winmax).
 *
 * Source: OECD/JRC handbook 2008, step 4. Checked against COINr's treated data and details.
 */
export function treatOutliers(x: Float64Array, treatment: Treatment): TreatmentOutcome {
  checkCells("x", x, x.length);
  const before = judge(x, treatment);
  if (before.passed) return untouched(x, before);
  const { values, points } = winsorise(x, treatment);
  const winsorised = judge(values, treatment);
  const logs = winsorised.passed || !treatment.log ? null : logFromMinimum(x);
  if (logs === null) {
    const rest = { passed: winsorised.passed, winsorised: points, logged: false, after: winsorised.shape };
    return { values, ...rest, changed: changedCells(x, values), before: before.shape };
  }
  const after = judge(logs, treatment);
  const rest = { passed: after.passed, winsorised: points, logged: true, after: after.shape };
  return { values: logs, ...rest, changed: [], before: before.shape };
}

interface Judgement {
  readonly shape: Shape | null;
  readonly passed: boolean;
}

function judge(x: Float64Array, limits: Treatment): Judgement {
  const shape = shapeOf(x);
  if (!shape.ok) return { shape: null, passed: true };
  const { skewness, kurtosis } = shape.value;
  return { shape: shape.value, passed: Math.abs(skewness) < limits.skewMax || kurtosis < limits.kurtosisMax };
}

function untouched(x: Float64Array, { shape }: Judgement): TreatmentOutcome {
  const values = Float64Array.from(x);
  return { values, passed: true, winsorised: 0, logged: false, changed: [], before: shape, after: shape };
}

/** Points count per end: the values now tied at the top after the last step there, plus those at the bottom. */
function winsorise(x: Float64Array, treatment: Treatment): { values: Float64Array; points: number } {
  const values = Float64Array.from(x);
  let high = 0;
  let low = 0;
  for (;;) {
    const { shape, passed } = judge(values, treatment);
    if (passed || shape === null || high + low >= treatment.winmax) break;
    const sign = shape.skewness >= 0 ? 1 : -1;
    const moved = pullExtreme(values, sign);
    if (moved === 0) break;
    if (sign === 1) high = moved;
    else low = moved;
  }
  return { values, points: high + low };
}

/** Moves the extreme value (largest for sign 1) and its ties to the next one; 0 when only two values are left. */
function pullExtreme(values: Float64Array, sign: 1 | -1): number {
  let extreme = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let unit = 0; unit < values.length; unit++) {
    const value = sign * (values[unit] as number);
    if (value > extreme) {
      next = extreme;
      extreme = value;
    } else if (value < extreme && value > next) next = value;
    if (value < least) least = value;
  }
  if (next === least || next === Number.NEGATIVE_INFINITY) return 0;
  let moved = 0;
  for (let unit = 0; unit < values.length; unit++) {
    if (sign * (values[unit] as number) !== extreme) continue;
    values[unit] = sign * next;
    moved++;
  }
  return moved;
}

/** ln(x − min + 0.01(max − min)); null where the range is too small a number to take a hundredth of. */
function logFromMinimum(x: Float64Array): Float64Array | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let unit = 0; unit < x.length; unit++) {
    const value = x[unit] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const offset = 0.01 * (max - min);
  if (!Number.isFinite(Math.log(offset))) return null;
  return x.map((value) => Math.log(value - min + offset));
}

function changedCells(from: Float64Array, to: Float64Array): WinsorisedCell[] {
  const cells: WinsorisedCell[] = [];
  from.forEach((value, unit) => {
    const moved = to[unit] as number;
    if (value !== moved && !Number.isNaN(value)) cells.push({ unit, from: value, to: moved });
  });
  return cells;
}
