import type { SweptTerm } from "./chain-sweep.ts";
import { divideByFixedFactor } from "./evaluate-criterion.ts";
import type { Solved } from "./term-information.ts";

/** What the row of each level of a chain's term gives with the solved dense levels and fixed part, without its ancestors. */
export interface ChainRows {
  /** The level's sum of the response less what dense levels and fixed part explain of it. */
  readonly rest: Float64Array;
  /** Variance of row · effects: rᵀ C r. */
  readonly form: Float64Array;
  /** C r at the row's own entries; only where another term lies below. */
  readonly product: Float64Array | null;
  /** What the row carries of the fixed part, divided by its factor: p to a level. */
  readonly fixed: Float64Array;
}

/** Reads all rows of a term of the chain. Cost O(Σ entries²): every pair of a row meets one cell of the inverse. */
export function readChainRows(solved: Solved, swept: SweptTerm, lowest: boolean): ChainRows {
  const { levels, rows } = swept.term;
  const { scales } = solved.evaluation;
  const scaled = swept.entries.map((entry, at) => entry * (scales[rows.index[at] as number] as number));
  const product = lowest ? null : new Float64Array(scaled.length);
  const form = new Float64Array(levels);
  for (let level = 0; level < levels; level++) {
    const row = { index: rows.index, scaled, from: rows.start[level] as number, to: rows.start[level + 1] as number };
    form[level] = product === null ? rowForm(solved, row) : rowProduct(solved, row, product);
  }
  product?.forEach((value, at) => {
    product[at] = value * (scales[rows.index[at] as number] as number);
  });
  return { form, product, ...readFixedPart(solved, swept, scaled) };
}

interface ScaledRow {
  readonly index: Int32Array;
  readonly scaled: Float64Array;
  readonly from: number;
  readonly to: number;
}

function rowForm({ inverse, stride }: Solved, { index, scaled, from, to }: ScaledRow): number {
  let sum = 0;
  for (let a = from; a < to; a++) {
    const row = (index[a] as number) * stride;
    const own = scaled[a] as number;
    let before = 0;
    for (let b = from; b < a; b++) before += (scaled[b] as number) * (inverse[row + (index[b] as number)] as number);
    sum += own * (2 * before + own * (inverse[row + (index[a] as number)] as number));
  }
  return sum;
}

function rowProduct(
  { inverse, stride }: Solved,
  { index, scaled, from, to }: ScaledRow,
  product: Float64Array,
): number {
  for (let a = from; a < to; a++) {
    const row = (index[a] as number) * stride;
    const own = scaled[a] as number;
    for (let b = from; b <= a; b++) {
      const cell = inverse[row + (index[b] as number)] as number;
      product[a] = (product[a] as number) + cell * (scaled[b] as number);
      if (b < a) product[b] = (product[b] as number) + cell * own;
    }
  }
  let sum = 0;
  for (let a = from; a < to; a++) sum += (scaled[a] as number) * (product[a] as number);
  return sum;
}

function readFixedPart(solved: Solved, swept: SweptTerm, scaled: Float64Array): Pick<ChainRows, "rest" | "fixed"> {
  const { levels, rows } = swept.term;
  const { carried, coefficients, spherical } = solved;
  const p = coefficients.length;
  const rest = new Float64Array(levels);
  const fixed = new Float64Array(levels * p);
  for (let level = 0; level < levels; level++) {
    const parts = fixed.subarray(level * p, level * p + p);
    parts.set(swept.sums.subarray(level * (p + 1), level * (p + 1) + p));
    let left = swept.sums[level * (p + 1) + p] as number;
    for (let c = 0; c < p; c++) left -= (parts[c] as number) * (coefficients[c] as number);
    for (let at = rows.start[level] as number; at < (rows.start[level + 1] as number); at++) {
      const j = rows.index[at] as number;
      left -= (scaled[at] as number) * (spherical[j] as number);
      for (let c = 0; c < p; c++)
        parts[c] = (parts[c] as number) - (scaled[at] as number) * (carried[j * p + c] as number);
    }
    divideByFixedFactor(solved.evaluation, parts);
    rest[level] = left;
  }
  return { rest, fixed };
}
