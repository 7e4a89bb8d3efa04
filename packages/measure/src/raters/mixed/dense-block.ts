import type { SweptTerm } from "./chain-sweep.ts";
import type { StagedModel } from "./staged-model.ts";

/** √γ of every dense level. */
export function denseScales(staged: StagedModel, ratios: Float64Array): Float64Array {
  const scales = new Float64Array(staged.denseLevels);
  for (const { term, offset, levels } of staged.dense) {
    scales.fill(Math.sqrt(ratios[term] as number), offset, offset + levels);
  }
  return scales;
}

/**
 * Writes the dense block T = counts − Σ w r rᵀ over the chain's levels into the arena, lower triangle, unscaled.
 *
 * Cost O(Σ entries² of the chain's rows).
 */
export function fillBlock(staged: StagedModel, chain: readonly SweptTerm[]): void {
  const { arena, denseRows, denseLevels, order } = staged;
  const { cells, stride } = arena;
  for (let j = 0; j < order; j++) cells.fill(0, j * stride, j * stride + j + 1);
  for (let j = 0; j < denseLevels; j++) {
    for (let entry = denseRows.start[j] as number; entry < (denseRows.start[j + 1] as number); entry++) {
      const k = denseRows.index[entry] as number;
      if (k <= j) cells[j * stride + k] = denseRows.count[entry] as number;
    }
  }
  for (const { term, weights, entries } of chain) {
    const { start, index } = term.rows;
    for (let level = 0; level < term.levels; level++) {
      const weight = weights[level] as number;
      if (weight > 0)
        subtractSquare(cells, stride, {
          index,
          entries,
          weight,
          from: start[level] as number,
          to: start[level + 1] as number,
        });
    }
  }
}

interface Row {
  readonly index: Int32Array;
  readonly entries: Float64Array;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

function subtractSquare(cells: Float64Array, stride: number, { index, entries, weight, from, to }: Row): void {
  for (let a = from; a < to; a++) {
    const row = (index[a] as number) * stride;
    const amount = weight * (entries[a] as number);
    for (let b = from; b <= a; b++) {
      const at = row + (index[b] as number);
      cells[at] = (cells[at] as number) - amount * (entries[b] as number);
    }
  }
}

/** Sums of columns in the dense levels after the chain: T's border, unscaled, `width` to a level. */
export function borderSums(denseSums: Float64Array, chain: readonly SweptTerm[], width: number): Float64Array {
  const sums = denseSums.slice();
  for (const { term, weights, entries, sums: own } of chain) {
    const { start, index } = term.rows;
    for (let level = 0; level < term.levels; level++) {
      for (let entry = start[level] as number; entry < (start[level + 1] as number); entry++) {
        const amount = (weights[level] as number) * (entries[entry] as number);
        const to = (index[entry] as number) * width;
        for (let k = 0; k < width; k++) {
          sums[to + k] = (sums[to + k] as number) - amount * (own[level * width + k] as number);
        }
      }
    }
  }
  return sums;
}

/** The whole unscaled rows of T of the levels whose variance is 0: they leave the block, and their slope is read from here. */
export function rowsOutside(staged: StagedModel, scales: Float64Array): ReadonlyMap<number, Float64Array> {
  const { arena, denseLevels } = staged;
  const rows = new Map<number, Float64Array>();
  scales.forEach((scale, j) => {
    if (scale > 0) return;
    const row = Float64Array.from(
      { length: denseLevels },
      (_, k) => arena.cells[Math.max(j, k) * arena.stride + Math.min(j, k)] as number,
    );
    rows.set(j, row);
  });
  return rows;
}

/** Turns T into the block that is factorised, √γ T √γ + I, with ones where it is rounded up. Cost O(levels²). */
export function scaleBlock(staged: StagedModel, scales: Float64Array): void {
  const { cells, stride } = staged.arena;
  scales.forEach((scale, j) => {
    for (let k = 0; k <= j; k++)
      cells[j * stride + k] = (cells[j * stride + k] as number) * scale * (scales[k] as number);
    cells[j * (stride + 1)] = (cells[j * (stride + 1)] as number) + 1;
  });
  for (let j = staged.denseLevels; j < staged.order; j++) cells[j * (stride + 1)] = 1;
}
