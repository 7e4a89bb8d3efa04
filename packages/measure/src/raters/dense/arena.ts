import { simdModule, tile } from "./simd-module.ts";

/** Numbers of rows, columns and of the inner dimension; rows a multiple of 4, columns of 3, depth of 4. */
interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
}

/** Matrices with rows of one length, one after the other in one memory, and the product that all the work is made of. */
export interface Arena {
  readonly cells: Float64Array;
  /** Numbers in a row of every matrix in the arena. */
  readonly stride: number;
  /** C −= A Bᵀ on blocks that begin at the given indices of `cells`. C overlaps neither A nor B. */
  readonly subtractProduct: (c: number, a: number, b: number, extent: Extent) => void;
}

/** The multiple that every extent in an arena may be rounded up to, so that no block has a ragged edge. */
export const blockOrder = 24;

/** How an arena multiplies: as fast as the machine can (`fastest`), or by loops that anyone can read (`plain`). */
export type ArenaLoops = "fastest" | "plain";

/**
 * Opens an arena of `rowCount` rows of `stride` zeros.
 *
 * Where WebAssembly has SIMD the product runs four to five times as fast as in typed arrays; where it has not, plain
 * loops do the same additions in the same order, so the results are the same to the byte.
 *
 * @throws RangeError when the memory cannot be had. Cost O(rows × stride) memory.
 */
export function openArena(rowCount: number, stride: number, loops: ArenaLoops = "fastest"): Arena {
  const bytes = simdModule();
  if (loops === "plain" || !WebAssembly.validate(bytes)) {
    const cells = new Float64Array(rowCount * stride);
    return { cells, stride, subtractProduct: inBlocks(plainRows(cells, stride), stride) };
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil((rowCount * stride * 8) / 65_536) + 1 });
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: memory } }).exports;
  const row = 8 * stride;
  const rows: RowLoop = (c, a, b, { columns, depth }) =>
    f(8 * c, row, 8 * a, row, 8 * b, row, 8 * b + columns * row, 8 * depth);
  return { cells: new Float64Array(memory.buffer), stride, subtractProduct: inBlocks(rows, stride) };
}

/** C −= A Bᵀ for `tile.rows` rows. */
type RowLoop = (c: number, a: number, b: number, extent: Extent) => void;

/** Blocks of B that stay in the second cache while all rows of A pass. */
const [blockColumns, blockDepth] = [96, 240];

function inBlocks(rowLoop: RowLoop, stride: number): Arena["subtractProduct"] {
  return (c, a, b, { rows, columns, depth }) => {
    for (let k = 0; k < depth; k += blockDepth) {
      for (let j = 0; j < columns; j += blockColumns) {
        const size = {
          rows: tile.rows,
          columns: Math.min(blockColumns, columns - j),
          depth: Math.min(blockDepth, depth - k),
        };
        for (let i = 0; i < rows; i += tile.rows) {
          rowLoop(c + i * stride + j, a + i * stride + k, b + j * stride + k, size);
        }
      }
    }
  };
}

function plainRows(cells: Float64Array, stride: number): RowLoop {
  return (c, a, b, { rows, columns, depth }) => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        let [even, odd] = [0, 0];
        const [left, right] = [a + i * stride, b + j * stride];
        for (let k = 0; k < depth; k += 2) {
          even += (cells[left + k] as number) * (cells[right + k] as number);
          odd += (cells[left + k + 1] as number) * (cells[right + k + 1] as number);
        }
        cells[c + i * stride + j] = (cells[c + i * stride + j] as number) - (even + odd);
      }
    }
  };
}

/** What is used of the platform's WebAssembly, which every browser and Node have; no built-in module is imported. */
declare const WebAssembly: {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly m: { readonly m: object } },
  ) => { readonly exports: { readonly f: (...numbers: readonly number[]) => void } };
};
