import { type Arena, type ArenaLoops, blockOrder, openArena } from "../dense/arena.ts";
import { eliminationOrder } from "./elimination-order.ts";
import { countInLevels, type LevelRows, sumsInLevels } from "./level-rows.ts";
import type { MixedData } from "./mixed-data.ts";
import { dot, type OrthonormalColumns, orthonormalColumns, removeParts } from "./orthonormal-columns.ts";

/** A grouping of the chain: each of its levels is eliminated singly. */
export interface ChainTerm {
  /** Place among the random terms. */
  readonly term: number;
  readonly levels: number;
  /** Counts in the levels of the dense block. */
  readonly rows: LevelRows;
  /** The level of the chain's next grouping that each level lies in; absent for the last. */
  readonly parents?: Int32Array;
  /** Where each entry of `rows` stands in the parent's row. */
  readonly entryInParent?: Int32Array;
}

/** A grouping inside the dense block. */
interface DenseTerm {
  readonly term: number;
  readonly levels: number;
  /** Place of its first level in the block. */
  readonly offset: number;
}

/** Everything about the data that does not change with the variances. */
export interface StagedModel {
  readonly data: MixedData;
  /** Orthonormal columns of the fixed part, and how they come from the given ones. */
  readonly basis: OrthonormalColumns;
  /** The response less its least-squares fit on the fixed part, and the coefficients of that fit on the orthonormal columns. */
  readonly residual: Float64Array;
  readonly fitted: Float64Array;
  readonly residualSquares: number;
  readonly chain: readonly ChainTerm[];
  readonly dense: readonly DenseTerm[];
  readonly denseLevels: number;
  /** Counts of dense levels in dense levels. */
  readonly denseRows: LevelRows;
  /** Ratings in each level of the chain's first grouping. */
  readonly chainCounts: Float64Array;
  /** Per level, sums of the orthonormal columns and, last, of the residual: p + 1 numbers. */
  readonly chainSums: Float64Array;
  readonly denseSums: Float64Array;
  /** Rows 0 … order − 1 hold the dense block, then as many spare ones, then the border. */
  readonly arena: Arena;
  /** The dense block's order, rounded up to whole blocks. */
  readonly order: number;
}

/** Prepares a model: orthonormal fixed part, order of elimination, sparse counts and sums. Cost O(n (p² + terms)). */
export function stageModel(data: MixedData, loops: ArenaLoops = "fastest"): StagedModel {
  const basis = orthonormalColumns(data.fixed);
  const width = basis.columns.length + 1;
  const residual = data.response.slice();
  const fitted = new Float64Array(width - 1);
  removeParts(residual, basis.columns, fitted);
  removeParts(residual, basis.columns, fitted);
  const { chain, dense, denseLevels, denseGroups } = terms(data);
  const order = Math.ceil(denseLevels / blockOrder) * blockOrder;
  const borderRows = Math.ceil(width / 4) * 4;
  const columns = [...basis.columns, residual];
  const first = data.random[chain[0]?.term ?? 0] ?? { codes: new Int32Array(), levels: 0 };
  return {
    data,
    basis,
    residual,
    fitted,
    residualSquares: dot(residual, residual),
    chain,
    dense,
    denseLevels,
    denseRows: stacked(denseGroups.map((group) => countInLevels(group, denseGroups))),
    chainCounts: sumsInLevels(first, [new Float64Array(data.response.length).fill(1)]),
    chainSums: sumsInLevels(first, columns),
    denseSums: Float64Array.from(denseGroups.flatMap((group) => [...sumsInLevels(group, columns)])),
    arena: openArena(2 * order + borderRows, Math.max(order, blockOrder), loops),
    order,
  };
}

function terms(data: MixedData) {
  const { chain, parents, dense, denseLevels } = eliminationOrder(data.random);
  const denseGroups = dense.flatMap((k) => data.random[k] ?? []);
  let offset = 0;
  const denseTerms = dense.map((term) => {
    const levels = data.random[term]?.levels ?? 0;
    offset += levels;
    return { term, levels, offset: offset - levels };
  });
  const rows = chain.map((k) => countInLevels(data.random[k] ?? { codes: new Int32Array(), levels: 0 }, denseGroups));
  const chainTerms = chain.map((term, m): ChainTerm => {
    const [own, above, inside] = [rows[m] as LevelRows, rows[m + 1], parents[m]];
    const base = { term, levels: data.random[term]?.levels ?? 0, rows: own };
    if (above === undefined || inside === undefined) return base;
    return { ...base, parents: inside, entryInParent: entriesInParent(own, above, inside) };
  });
  return { chain: chainTerms, dense: denseTerms, denseLevels, denseGroups };
}

/** Both rows ascend and the parent's holds the child's, so one walk finds every entry. */
function entriesInParent(rows: LevelRows, above: LevelRows, parents: Int32Array): Int32Array {
  const places = new Int32Array(rows.index.length);
  for (let level = 0; level + 1 < rows.start.length; level++) {
    let at = above.start[parents[level] as number] as number;
    for (let entry = rows.start[level] as number; entry < (rows.start[level + 1] as number); entry++) {
      while ((above.index[at] as number) < (rows.index[entry] as number)) at++;
      places[entry] = at;
    }
  }
  return places;
}

function stacked(parts: readonly LevelRows[]): LevelRows {
  const start = [0];
  for (const part of parts) {
    const before = start.at(-1) as number;
    for (const end of part.start.subarray(1)) start.push(before + end);
  }
  return {
    start: Int32Array.from(start),
    index: Int32Array.from(parts.flatMap(({ index }) => [...index])),
    count: Float64Array.from(parts.flatMap(({ count }) => [...count])),
  };
}
