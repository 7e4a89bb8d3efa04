import type { UndefinedReason } from "../undefined-reason.ts";
import { checkCells, checkSets } from "./cells.ts";
import type { LensValues, UnitReason } from "./lens.ts";

/**
 * Value added: how far a unit is above what its baseline lets expect among its peers.
 *
 * The residual of the least-squares line of current on baseline over the units of the comparison group
 * that have both; in the indicator's own unit, summing to 0 in every group. Taking the change instead
 * of the current value gives the same residuals. Lost units: `no-data`, `no-baseline`; whole groups:
 * `too-few-units` (under 3 with both), `no-variation` (equal baselines).
 *
 * @param current one value per unit, NaN = missing. @param baseline as `current`, at the start.
 * @throws RangeError on a ragged array, ±Infinity or a negative group, naming the cell. Cost O(n).
 */
export function valueAdded(
  current: Float64Array,
  baseline: Float64Array,
  options: { readonly groupOf: Int32Array },
): LensValues {
  const { groupOf } = options;
  const units = current.length;
  const groups = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  checkCells("current", current, units);
  checkCells("baseline", baseline, units);
  checkSets("groupOf", groupOf, { units, sets: groups });
  const lines = membersOf(current, baseline, { groupOf, groups }).map((own) => fitLine(own, current, baseline));
  const values = new Float64Array(units).fill(Number.NaN);
  const reasons: UnitReason[] = [];
  for (let unit = 0; unit < units; unit++) {
    const line = lines[groupOf[unit] as number] as Line | UndefinedReason;
    const missing = missingReason(current[unit] as number, baseline[unit] as number);
    if (missing !== null) reasons.push({ unit, reason: missing });
    else if (typeof line === "string") reasons.push({ unit, reason: line });
    else values[unit] = (current[unit] as number) - line.y - line.slope * ((baseline[unit] as number) - line.x);
  }
  return { values, reasons };
}

/** A line through (x, y). */
interface Line {
  readonly x: number;
  readonly y: number;
  readonly slope: number;
}

function missingReason(value: number, start: number): UndefinedReason | null {
  if (Number.isNaN(value)) return "no-data";
  return Number.isNaN(start) ? "no-baseline" : null;
}

function membersOf(
  current: Float64Array,
  baseline: Float64Array,
  of: { readonly groupOf: Int32Array; readonly groups: number },
): number[][] {
  const members = Array.from({ length: of.groups }, (): number[] => []);
  of.groupOf.forEach((group, unit) => {
    if (missingReason(current[unit] as number, baseline[unit] as number) === null) members[group]?.push(unit);
  });
  return members;
}

function fitLine(units: readonly number[], current: Float64Array, baseline: Float64Array): Line | UndefinedReason {
  if (units.length < 3) return "too-few-units";
  if (units.every((unit) => baseline[unit] === baseline[units[0] as number])) return "no-variation";
  const x = meanOver(units, baseline);
  const y = meanOver(units, current);
  let sxx = 0;
  let sxy = 0;
  for (const unit of units) {
    const deviation = (baseline[unit] as number) - x;
    sxx += deviation * deviation;
    sxy += deviation * ((current[unit] as number) - y);
  }
  return { x, y, slope: sxy / sxx };
}

function meanOver(units: readonly number[], values: Float64Array): number {
  return units.reduce((sum, unit) => sum + (values[unit] as number), 0) / units.length;
}
