import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { pearson } from "./correlation.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** What a principal component analysis of the indicators would weigh. */
export interface PcaWeights {
  /** Per indicator, its squared loading on the first component; sums to 1. */
  readonly weights: Float64Array;
  /** Per indicator, its loading (unit length, sign such that their sum is not negative); a negative one works against the rest. */
  readonly loadings: Float64Array;
  /** Share of the total variance that the first component explains, in [1/m, 1]. */
  readonly explained: number;
}

/**
 * Weights of the first principal component of the correlation matrix, as a check on declared ones.
 *
 * Units that lack any of the values are left out. It measures shared variation, not importance.
 *
 * @param columns per indicator, one value per unit, NaN = missing.
 * @returns the weights, or `too-few-units` (under 3 complete units), `no-variation` (a constant column), `not-converged`.
 * @throws RangeError on columns of different length. Cost O(units · m² + m³).
 * Source: OECD/JRC handbook 2008, step 6. Checked against the closed form for two and three indicators.
 */
export function pcaWeights(columns: readonly Float64Array[]): Result<PcaWeights, UndefinedReason> {
  const complete = completeColumns(columns);
  const correlations: Float64Array[] = [];
  for (const [i, column] of complete.entries()) {
    const row = new Float64Array(complete.length);
    for (const [j, other] of complete.entries()) {
      const r = pearson(column, other);
      if (!r.ok) return r;
      row[j] = i === j ? 1 : r.value;
    }
    correlations.push(row);
  }
  const first = symmetricEigen(correlations)?.[0];
  if (first === undefined) return err(columns.length === 0 ? "no-data" : "not-converged");
  const sign = first.vector.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  return ok({
    weights: first.vector.map((loading) => loading * loading),
    loadings: first.vector.map((loading) => sign * loading),
    explained: first.value / columns.length,
  });
}

function completeColumns(columns: readonly Float64Array[]): Float64Array[] {
  const units = Array.from(columns[0] ?? [], (_, unit) => unit);
  const kept = units.filter((unit) => columns.every((column) => !Number.isNaN(column[unit])));
  return columns.map((column) => {
    if (column.length !== units.length) throw new RangeError(`${column.length} values against ${units.length}`);
    return Float64Array.from(kept, (unit) => column[unit] as number);
  });
}
