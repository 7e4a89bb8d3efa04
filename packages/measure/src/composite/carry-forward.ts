import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { checkCells } from "./cells.ts";

/** An observation that stands for a later period. */
export interface CarriedValue {
  readonly value: number;
  /** The period it was observed in. */
  readonly period: number;
  /** Periods between the observation and the period asked for; 0 = its own. */
  readonly age: number;
}

/**
 * The latest observation at or before a period that is not older than `maxAge`.
 *
 * Later observations are never used. Of several of the same period the last in the list counts.
 *
 * @param periods of the observations, in any order and unit (years, months). @param values NaN = missing.
 * @param options `maxAge` 0 takes the period's own observation only.
 * @returns the observation with its age, or `no-data`.
 * @throws RangeError on a ragged array, ±Infinity, a period that is not a number or a negative age. Cost O(n).
 */
export function carryForward(
  periods: ArrayLike<number>,
  values: Float64Array,
  options: { readonly at: number; readonly maxAge: number },
): Result<CarriedValue, UndefinedReason> {
  const { at, maxAge } = options;
  checkCells("values", values, periods.length);
  if (!(maxAge >= 0)) throw new RangeError(`maxAge is ${maxAge}`);
  let found: CarriedValue | null = null;
  for (let place = 0; place < values.length; place++) {
    const period = periods[place] as number;
    if (!Number.isFinite(period)) throw new RangeError(`periods[${place}] is ${period}`);
    const age = at - period;
    if (Number.isNaN(values[place]) || age < 0 || age > maxAge) continue;
    if (found === null || age <= found.age) found = { value: values[place] as number, period, age };
  }
  return found === null ? err("no-data") : ok(found);
}
