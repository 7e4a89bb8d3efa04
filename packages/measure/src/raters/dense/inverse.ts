import type { Arena } from "./arena.ts";
import { blockOrder } from "./arena.ts";
import { chunk, divideRows, halves, type Square } from "./cholesky.ts";

/**
 * Turns a Cholesky factor into the inverse of what it was made from, in place: L becomes the lower triangle of (L Lᵀ)⁻¹.
 *
 * @param spare where a block of the same order can be overwritten: it comes back as V = L⁻ᵀ, upper triangular, zeros below.
 * Cost 2/3 order³, nearly all of it `subtractProduct`.
 */
export function invertFactor(arena: Arena, factor: Square, spare: number): void {
  const { cells, stride } = arena;
  const { at, order } = factor;
  for (let i = 0; i < order; i++) cells.fill(0, spare + i * stride, spare + i * stride + order);
  invertTransposed(arena, factor, spare);
  for (let i = 0; i < order; i++) cells.fill(0, at + i * stride, at + i * stride + order);
  for (let i = 0; i < order; i += chunk) {
    const rows = Math.min(chunk, order - i);
    const from = spare + i * (stride + 1);
    arena.subtractProduct(at + i * stride, from, spare + i, { rows, columns: i + rows, depth: order - i });
  }
  for (let i = 0; i < order; i++) {
    for (let j = 0; j <= i; j++) cells[at + i * stride + j] = -(cells[at + i * stride + j] as number);
  }
}

/** V = L⁻ᵀ by halves: V₁₁ and V₂₂ are those of the corners, V₁₂ = −V₁₁ L₂₁ᵀ L₂₂⁻ᵀ. */
function invertTransposed(arena: Arena, { at, order }: Square, v: number): void {
  const { stride } = arena;
  if (order <= blockOrder) {
    invertSmall(arena, { at, order }, v);
    return;
  }
  const [half, rest] = halves(order);
  const below = at + half * stride;
  invertTransposed(arena, { at, order: half }, v);
  invertTransposed(arena, { at: below + half, order: rest }, v + half * (stride + 1));
  for (let i = 0; i < half; i += chunk) {
    const rows = Math.min(chunk, half - i);
    const to = v + half + i * stride;
    arena.subtractProduct(to, v + i * (stride + 1), below + i, { rows, columns: rest, depth: half - i });
  }
  divideRows(arena, v + half, { rows: half, factor: { at: below + half, order: rest } });
}

function invertSmall({ cells, stride }: Arena, { at, order }: Square, v: number): void {
  for (let i = 0; i < order; i++) {
    const to = v + i * stride;
    cells[to + i] = 1 / (cells[at + i * (stride + 1)] as number);
    for (let j = i + 1; j < order; j++) {
      const row = at + j * stride;
      let value = 0;
      for (let k = i; k < j; k++) value -= (cells[to + k] as number) * (cells[row + k] as number);
      cells[to + j] = value / (cells[row + j] as number);
    }
  }
}
