/** A symmetric positive semidefinite matrix, factored; equations that depend on earlier ones are left out. */
export interface NormalFactor {
  /** x with A x = b where b can be met; 0 for what was left out. */
  readonly solve: (b: Float64Array) => Float64Array;
}

/**
 * Cholesky factor of a symmetric positive semidefinite matrix, row-major, skipping columns that depend on earlier ones.
 *
 * A column depends when what is left of its diagonal is under 1e-10 of it. Cost O(size³).
 */
export function factorNormal(matrix: Float64Array, size: number): NormalFactor {
  const lower = new Float64Array(size * size);
  const kept = new Uint8Array(size);
  for (let j = 0; j < size; j++) {
    const own = matrix[j * size + j] as number;
    const pivot = own - dot(lower, [j * size, j * size], j);
    if (!(pivot > 1e-10 * own)) continue;
    kept[j] = 1;
    const root = Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      const rest = (matrix[i * size + j] as number) - dot(lower, [i * size, j * size], j);
      lower[i * size + j] = rest / root;
    }
  }
  return { solve: (b) => substitute({ lower, kept, size }, b) };
}

interface Factored {
  readonly lower: Float64Array;
  readonly kept: Uint8Array;
  readonly size: number;
}

function substitute({ lower, kept, size }: Factored, b: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    if (kept[j] === 0) continue;
    let rest = b[j] as number;
    for (let i = 0; i < j; i++) rest -= (lower[j * size + i] as number) * (x[i] as number);
    x[j] = rest / (lower[j * size + j] as number);
  }
  for (let j = size - 1; j >= 0; j--) {
    if (kept[j] === 0) continue;
    let rest = x[j] as number;
    for (let i = j + 1; i < size; i++) rest -= (lower[i * size + j] as number) * (x[i] as number);
    x[j] = rest / (lower[j * size + j] as number);
  }
  return x;
}

function dot(array: Float64Array, [a, b]: readonly [number, number], length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (array[a + i] as number) * (array[b + i] as number);
  return sum;
}
