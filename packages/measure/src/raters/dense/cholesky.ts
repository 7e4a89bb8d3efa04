import { type Arena, blockOrder } from "./arena.ts";

/** A square block of an arena: where it begins, and its order, a multiple of `blockOrder`. */
export interface Square {
  readonly at: number;
  readonly order: number;
}

/**
 * Turns a symmetric positive definite block into its Cholesky factor, in place: A = L Lᵀ.
 *
 * Only the lower triangle is read and written; above the diagonal of small blocks the old numbers stay.
 *
 * @returns whether all pivots were positive; when not, the block is spoiled.
 * Cost order³/3, by halves, so that nearly all of it is `subtractProduct`. Source: Gustavson 1997.
 */
export function factorise(arena: Arena, { at, order }: Square): boolean {
  if (order <= blockOrder) return factoriseSmall(arena, { at, order });
  const [half, rest] = halves(order);
  const [below, corner] = [at + half * arena.stride, at + half * (arena.stride + 1)];
  if (!factorise(arena, { at, order: half })) return false;
  divideRows(arena, below, { rows: rest, factor: { at, order: half } });
  for (let i = 0; i < rest; i += chunk) {
    const rows = Math.min(chunk, rest - i);
    const from = below + i * arena.stride;
    arena.subtractProduct(corner + i * arena.stride, from, below, { rows, columns: i + rows, depth: half });
  }
  return factorise(arena, { at: corner, order: rest });
}

/**
 * Solves X Lᵀ = B for rows of B, in place: B becomes X.
 *
 * @param options `rows` of B, a multiple of 4, each as long as the factor L, of which the lower triangle is read.
 * Cost rows × order². Rows that do not overlap the factor.
 */
export function divideRows(
  arena: Arena,
  at: number,
  options: { readonly rows: number; readonly factor: Square },
): void {
  const { rows, factor } = options;
  if (factor.order <= blockOrder) {
    for (let i = 0; i < rows; i++) divideRow(arena, at + i * arena.stride, factor);
    return;
  }
  const [half, rest] = halves(factor.order);
  const below = factor.at + half * arena.stride;
  divideRows(arena, at, { rows, factor: { at: factor.at, order: half } });
  arena.subtractProduct(at + half, at, below, { rows, columns: rest, depth: half });
  divideRows(arena, at + half, { rows, factor: { at: below + half, order: rest } });
}

/** Rows of a triangle that are treated as full: the waste above the diagonal is small, the calls are few. */
export const chunk = 2 * blockOrder;

/** The two parts of an order, both multiples of `blockOrder`. */
export function halves(order: number): readonly [number, number] {
  const half = Math.ceil(order / blockOrder / 2) * blockOrder;
  return [half, order - half];
}

function factoriseSmall({ cells, stride }: Arena, { at, order }: Square): boolean {
  for (let j = 0; j < order; j++) {
    const row = at + j * stride;
    for (let i = j; i < order; i++) {
      const other = at + i * stride;
      let value = cells[other + j] as number;
      for (let k = 0; k < j; k++) value -= (cells[other + k] as number) * (cells[row + k] as number);
      if (i > j) cells[other + j] = value / (cells[row + j] as number);
      else if (value > 0) cells[row + j] = Math.sqrt(value);
      else return false;
    }
  }
  return true;
}

function divideRow({ cells, stride }: Arena, at: number, factor: Square): void {
  for (let j = 0; j < factor.order; j++) {
    const row = factor.at + j * stride;
    let value = cells[at + j] as number;
    for (let k = 0; k < j; k++) value -= (cells[at + k] as number) * (cells[row + k] as number);
    cells[at + j] = value / (cells[row + j] as number);
  }
}
