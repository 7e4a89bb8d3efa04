import { invariant } from "@huabiao/kernel/invariant";

/**
 * Inverse of a symmetric positive definite matrix, by Cholesky: A = L Lᵀ, A⁻¹ = L⁻ᵀ L⁻¹.
 *
 * @param rows the lower triangle of A (row i holds at least i + 1 cells); overwritten.
 * @returns the full inverse, by rows. Cost n³ multiplications.
 */
export function denseInverse(rows: readonly Float64Array[]): Float64Array[] {
  const n = rows.length;
  for (let i = 0; i < n; i++) factorRow(rows, i);
  const inverse = rows.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) invertRow(rows, inverse, i);
  return multiplyTransposed(inverse);
}

/** Row i of L from the rows above. */
function factorRow(rows: readonly Float64Array[], i: number): void {
  const own = rows[i] as Float64Array;
  for (let j = 0; j < i; j++) {
    const other = rows[j] as Float64Array;
    own[j] = ((own[j] as number) - dot(own, other, j)) / (other[j] as number);
  }
  const pivot = (own[i] as number) - dot(own, own, i);
  invariant(pivot > 0, `pivot ${i} of a positive definite matrix is ${pivot}`);
  own[i] = Math.sqrt(pivot);
}

/** Row i of L⁻¹: (eᵢ − Σ_{k<i} L_ik · row k) / L_ii. */
function invertRow(factor: readonly Float64Array[], inverse: readonly Float64Array[], i: number): void {
  const own = inverse[i] as Float64Array;
  const row = factor[i] as Float64Array;
  for (let k = 0; k < i; k++) addScaled(own, inverse[k] as Float64Array, { scale: -(row[k] as number), count: k + 1 });
  const diagonal = row[i] as number;
  own[i] = 1;
  for (let j = 0; j <= i; j++) own[j] = (own[j] as number) / diagonal;
}

/** RᵀR of a lower triangular R: Σ over rows of their outer products. */
function multiplyTransposed(lower: readonly Float64Array[]): Float64Array[] {
  const product = lower.map((row) => new Float64Array(row.length));
  for (let k = 0; k < lower.length; k++) {
    const row = lower[k] as Float64Array;
    for (let i = 0; i <= k; i++) addScaled(product[i] as Float64Array, row, { scale: row[i] as number, count: k + 1 });
  }
  return product;
}

function dot(a: Float64Array, b: Float64Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

function addScaled(
  into: Float64Array,
  row: Float64Array,
  by: { readonly scale: number; readonly count: number },
): void {
  const { scale, count } = by;
  if (scale === 0) return;
  for (let j = 0; j < count; j++) into[j] = (into[j] as number) + scale * (row[j] as number);
}
