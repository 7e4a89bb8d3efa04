/** A small square matrix by rows, order × order numbers; of a triangle only the lower half counts. */
export type SmallMatrix = Float64Array;

/**
 * Cholesky factor of a small symmetric matrix, in place in its lower half.
 *
 * @returns the number of pivots that were positive: `order` when all were.
 * Cost order³/3, without blocks.
 */
export function factoriseInPlace(matrix: SmallMatrix, order: number): number {
  for (let j = 0; j < order; j++) {
    for (let i = j; i < order; i++) {
      let value = matrix[i * order + j] as number;
      for (let k = 0; k < j; k++) value -= (matrix[i * order + k] as number) * (matrix[j * order + k] as number);
      if (i > j) matrix[i * order + j] = value / (matrix[j * (order + 1)] as number);
      else if (value > 0) matrix[j * (order + 1)] = Math.sqrt(value);
      else return j;
    }
  }
  return order;
}

/** Solves L x = b in place for the leading part of a factor as long as b. */
export function solveLower(factor: SmallMatrix, order: number, b: Float64Array): void {
  for (let i = 0; i < b.length; i++) {
    let value = b[i] as number;
    for (let k = 0; k < i; k++) value -= (factor[i * order + k] as number) * (b[k] as number);
    b[i] = value / (factor[i * (order + 1)] as number);
  }
}

/** Solves Lᵀ x = b in place for the leading part of a factor as long as b. */
export function solveUpper(factor: SmallMatrix, order: number, b: Float64Array): void {
  for (let i = b.length - 1; i >= 0; i--) {
    const value = (b[i] as number) / (factor[i * (order + 1)] as number);
    b[i] = value;
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - value * (factor[i * order + k] as number);
  }
}
