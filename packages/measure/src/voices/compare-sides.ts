import { err, ok, type Result } from "@huabiao/kernel/result";
import { momentsOfSets, summariseSets } from "../composite/set-summary.ts";
import { normalTwoSided } from "../integrity/distributions.ts";
import { benjaminiHochberg } from "../integrity/false-discovery.ts";
import type { UndefinedReason } from "../undefined-reason.ts";

/** How one side sees every unit: its estimate and its standard error, NaN where it says nothing. */
export interface Side {
  readonly estimate: Float64Array;
  readonly standardError: Float64Array;
}

/** How far two sides disagree about one unit, in standard deviations of its comparison set. */
export interface Disagreement {
  /** Position by the first side minus position by the second. */
  readonly difference: number;
  readonly standardError: number;
  readonly pValue: number;
  /** Benjamini–Hochberg over all units that both sides speak of. */
  readonly adjusted: number;
}

/** Two sides beside each other. */
export interface SideComparison {
  /** Per unit; null where a side says nothing or its set cannot be compared. */
  readonly units: readonly (Disagreement | null)[];
  /** Correlation of the positions over all compared units, in [−1, 1]; null with fewer than three or no variation. */
  readonly correlation: number | null;
}

/** Units of a set with both sides, below which positions mean nothing. */
const fewestUnits = 3;

/**
 * Sets two sides beside each other: data, panel, public (R19). Nothing is averaged; the disagreement is the answer.
 *
 * Within each comparison set and over the units that both sides speak of, a side's position is
 * z = (x − mean)/sd with divisor n − 1. The difference of the two positions has the standard error
 * √(se₁²/sd₁² + se₂²/sd₂²); its two-sided normal p-value asks whether sampling alone could explain it.
 * A set with fewer than three such units, or in which a side does not vary, is not compared.
 *
 * @param setOf comparison set per unit, 0 … setCount − 1.
 * @returns the comparison, or `too-few-units` when no set can be compared.
 * @throws RangeError on arrays of different lengths or a negative or infinite standard error, naming it.
 * Cost O(n log n). A missing standard error of a present estimate counts as none (0).
 */
export function compareSides(
  first: Side,
  second: Side,
  sets: { readonly setOf: Int32Array; readonly setCount: number },
): Result<SideComparison, UndefinedReason> {
  checkSide(first, "first", sets.setOf.length);
  checkSide(second, "second", sets.setOf.length);
  const both = Float64Array.from(first.estimate, (x, at) =>
    Number.isNaN(x) || Number.isNaN(second.estimate[at]) ? Number.NaN : 1,
  );
  const a = positions(first, both, sets);
  const b = positions(second, both, sets);
  const compared = [...both.keys()].filter((at) => !Number.isNaN(a.z[at]) && !Number.isNaN(b.z[at]));
  if (compared.length === 0) return err("too-few-units");
  const raw = compared.map((at) => {
    const difference = (a.z[at] as number) - (b.z[at] as number);
    const standardError = Math.hypot(a.error[at] as number, b.error[at] as number);
    const pValue = standardError > 0 ? normalTwoSided(difference / standardError) : difference === 0 ? 1 : 0;
    return { difference, standardError, pValue };
  });
  const adjusted = benjaminiHochberg(raw.map(({ pValue }) => pValue));
  const units: (Disagreement | null)[] = Array.from(both, () => null);
  compared.forEach((unit, at) => {
    units[unit] = { ...(raw[at] as (typeof raw)[number]), adjusted: adjusted[at] as number };
  });
  return ok({ units, correlation: correlationOf(compared, a.z, b.z) });
}

function checkSide({ estimate, standardError }: Side, name: string, length: number): void {
  if (estimate.length !== length || standardError.length !== length)
    throw new RangeError(
      `${name} side has ${estimate.length} estimates and ${standardError.length} errors of ${length}`,
    );
  standardError.forEach((error, at) => {
    if (error < 0 || error === Number.POSITIVE_INFINITY)
      throw new RangeError(`${name}.standardError[${at}] is ${error}`);
  });
}

/** Positions and their errors of the units with both sides; NaN where the set cannot be compared. */
function positions(
  side: Side,
  both: Float64Array,
  { setOf, setCount }: { readonly setOf: Int32Array; readonly setCount: number },
) {
  const values = side.estimate.map((x, at) => x * (both[at] as number));
  const summaries = summariseSets(values, setOf, { setCount });
  const moments = momentsOfSets(values, setOf, summaries);
  const scaled = (at: number, x: number): number => {
    const set = setOf[at] as number;
    const { sd } = moments[set] as { readonly sd: number };
    return (summaries[set]?.count ?? 0) >= fewestUnits && sd > 0 ? x / sd : Number.NaN;
  };
  return {
    z: values.map((x, at) => scaled(at, x - (moments[setOf[at] as number]?.mean ?? Number.NaN))),
    error: side.standardError.map((error, at) => scaled(at, Number.isNaN(error) ? 0 : error)),
  };
}

function correlationOf(units: readonly number[], a: Float64Array, b: Float64Array): number | null {
  if (units.length < fewestUnits) return null;
  let [ab, aa, bb] = [0, 0, 0];
  for (const at of units) {
    const [x, y] = [a[at] as number, b[at] as number];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))) : null;
}
