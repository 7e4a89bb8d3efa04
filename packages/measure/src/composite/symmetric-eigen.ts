/** Eigenvalues in descending order, each with its unit eigenvector. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: Float64Array;
}

/**
 * All eigenpairs of a symmetric matrix, by cyclic Jacobi rotations; null when 100 sweeps do not settle it.
 *
 * @param matrix rows of a symmetric matrix; only read. Cost O(n³) per sweep, some ten sweeps. Source: Golub & Van Loan.
 */
export function symmetricEigen(matrix: readonly Float64Array[]): readonly Eigenpair[] | null {
  const a = matrix.map((row) => Float64Array.from(row));
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0))).map((row) => Float64Array.from(row));
  const size = a.reduce((sum, row) => sum + row.reduce((own, cell) => own + cell * cell, 0), 0);
  for (let sweep = 0; sweep < 100; sweep++) {
    if (offDiagonal(a) <= 1e-30 * size) return sortedPairs(a, v);
    for (let p = 0; p < a.length; p++) for (let q = p + 1; q < a.length; q++) rotate(a, v, { p, q });
  }
  return null;
}

function offDiagonal(a: readonly Float64Array[]): number {
  return a.reduce((sum, row, i) => sum + row.reduce((own, cell, j) => (i === j ? own : own + cell * cell), 0), 0);
}

function rotate(a: readonly Float64Array[], v: readonly Float64Array[], { p, q }: { p: number; q: number }): void {
  const rowP = a[p] as Float64Array;
  const rowQ = a[q] as Float64Array;
  const apq = rowP[q] as number;
  if (apq === 0) return;
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(t, 1);
  const sine = t * cosine;
  for (const row of [...a, ...v]) {
    const x = row[p] as number;
    const y = row[q] as number;
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  for (let k = 0; k < a.length; k++) {
    const x = rowP[k] as number;
    const y = rowQ[k] as number;
    rowP[k] = cosine * x - sine * y;
    rowQ[k] = sine * x + cosine * y;
  }
}

function sortedPairs(a: readonly Float64Array[], v: readonly Float64Array[]): Eigenpair[] {
  const pairs = a.map((row, at) => ({
    value: row[at] as number,
    vector: Float64Array.from(v, (own) => own[at] as number),
  }));
  return pairs.sort((first, second) => second.value - first.value);
}
