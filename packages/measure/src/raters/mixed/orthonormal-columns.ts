import type { FixedColumn } from "./mixed-data.ts";

/** Columns with the same span as others, each of length 1 and at right angles to the rest. */
export interface OrthonormalColumns {
  readonly columns: readonly Float64Array[];
  /** Places, among the given columns, of those that were kept, and names of those that follow from earlier ones. */
  readonly kept: readonly number[];
  readonly dropped: readonly string[];
  /** X = Q R over the kept columns: R[i][k], upper triangular with a positive diagonal. */
  readonly upper: readonly Float64Array[];
}

/** A column whose part beyond the earlier ones is shorter than this share of itself follows from them: the tolerance of R's `lm` and `lme4`. */
const tolerance = 1e-7;

/**
 * Orthonormal basis of the fixed part, by Gram–Schmidt done twice; columns that follow from earlier ones are dropped and named.
 *
 * Cost O(n p²). Source: Giraud, Langou & Rozložník 2005, twice is enough. Checked against R's `qr`.
 */
export function orthonormalColumns(fixed: readonly FixedColumn[]): OrthonormalColumns {
  const columns: Float64Array[] = [];
  const upper: Float64Array[] = [];
  const kept: number[] = [];
  const dropped: string[] = [];
  fixed.forEach(({ name, values }, at) => {
    const rest = values.slice();
    const shares = new Float64Array(fixed.length);
    removeParts(rest, columns, shares);
    removeParts(rest, columns, shares);
    const length = norm(rest);
    if (!(length > tolerance * norm(values))) {
      dropped.push(name);
      return;
    }
    shares[columns.length] = length;
    for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) / length;
    columns.push(rest);
    upper.push(shares);
    kept.push(at);
  });
  return { columns, kept, dropped, upper };
}

/** Takes from `rest` its parts along the columns, and adds the shares taken to `shares`. */
export function removeParts(rest: Float64Array, columns: readonly Float64Array[], shares: Float64Array): void {
  columns.forEach((column, k) => {
    const share = dot(column, rest);
    for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - share * (column[i] as number);
    shares[k] = (shares[k] as number) + share;
  });
}

/** Σ a b of two columns of one length. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function norm(values: Float64Array): number {
  return Math.sqrt(dot(values, values));
}
