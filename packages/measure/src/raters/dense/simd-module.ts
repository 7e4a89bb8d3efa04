/** Rows of A and of B that the SIMD loop takes at once. Twelve sums and seven operands: what sixteen registers hold. */
export const tile = { rows: 4, columns: 3, depth: 4 } as const;

/**
 * The bytes of a WebAssembly module with one function on an imported memory (`m`.`m`), exported as `f`.
 *
 * f(c, ldc, a, lda, b, ldb, bEnd, depth): C −= A Bᵀ for `tile.rows` rows of A and all rows of B from address b to
 * bEnd; addresses, strides and depth in bytes. Two lanes sum the even and the odd products, and no multiplication is
 * fused with an addition: the same bytes as the plain loop in `rank-update.ts`.
 *
 * Written by the assembler below, not compiled: thirty lines of instructions can be read. Cost: made once.
 */
export function simdModule(): Uint8Array<ArrayBuffer> {
  const signature = [0x60, ...vector(new Array<number[]>(parameters).fill([i32])), 0x00];
  const limits = [0x00, 0x00];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([signature])),
    ...section(2, vector([[...name("m"), ...name("m"), 0x02, ...limits]])),
    ...section(3, vector([[0x00]])),
    ...section(7, vector([[...name("f"), 0x00, 0x00]])),
    ...section(10, vector([sized([...localTypes(), ...body(), end])])),
  ]);
}

const [i32, v128, end] = [0x7f, 0x7b, 0x0b];
const parameters = 8;
const [c, ldc, a, lda, b, ldb, bEnd, depth] = [0, 1, 2, 3, 4, 5, 6, 7];
const aRow = (row: number): number => (row === 0 ? a : parameters + row - 1);
const bRow = (column: number): number => parameters + tile.rows - 1 + column;
const stop = bRow(tile.columns);
const out = stop + 1;
const integers = out + 1 - parameters;
const firstVector = out + 1;
const sum = (row: number, column: number): number => firstVector + row * tile.columns + column;
const left = (row: number): number => sum(tile.rows, row);
const right = left(tile.rows);
const vectors = right + 1 - firstVector;

const get = (local: number): number[] => [0x20, ...unsigned(local)];
const set = (local: number): number[] => [0x21, ...unsigned(local)];
const add = (local: number, ...amount: readonly number[]): number[] => [...get(local), ...amount, 0x6a, ...set(local)];
const constant = (value: number): number[] => [0x41, value];
const load = (address: number, offset: number): number[] => [...get(address), 0xfd, 0x00, 0x03, offset];
const [plus, times] = [
  [0xfd, 0xf0, 0x01],
  [0xfd, 0xf2, 0x01],
] as const;
const zero = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const lane = (vectorLocal: number, at: number): number[] => [...get(vectorLocal), 0xfd, 0x21, at];
const rows = Array.from({ length: tile.rows }, (_, row) => row);
const columns = Array.from({ length: tile.columns }, (_, column) => column);

/** loop body while left < right. */
function repeat(lines: readonly number[], less: { readonly local: number; readonly than: number }): number[] {
  return [0x03, 0x40, ...lines, ...get(less.local), ...get(less.than), 0x49, 0x0d, 0x00, end];
}

function body(): number[] {
  const rowAddresses = rows.slice(1).flatMap((row) => [...get(aRow(row - 1)), ...get(lda), 0x6a, ...set(aRow(row))]);
  const group = [
    ...columns.flatMap((column) => [
      ...get(column === 0 ? b : bRow(column - 1)),
      ...(column === 0 ? [] : [...get(ldb), 0x6a]),
      ...set(bRow(column)),
    ]),
    ...[...get(a), ...get(depth), 0x6a, ...set(stop)],
    ...rows.flatMap((row) => columns.flatMap((column) => [...zero, ...set(sum(row, column))])),
    ...repeat(step(), { local: a, than: stop }),
    ...subtractSums(),
    ...rows.flatMap((row) => [...get(aRow(row)), ...get(depth), 0x6b, ...set(aRow(row))]),
    ...columns.flatMap(() => add(b, ...get(ldb))),
    ...add(c, ...constant(8 * tile.columns)),
  ];
  return [...rowAddresses, ...repeat(group, { local: b, than: bEnd })];
}

function step(): number[] {
  const pairs = Array.from({ length: tile.depth / 2 }, (_, at) => 16 * at);
  return [
    ...pairs.flatMap((offset) => [
      ...rows.flatMap((row) => [...load(aRow(row), offset), ...set(left(row))]),
      ...columns.flatMap((column) => [
        ...[...load(bRow(column), offset), ...set(right)],
        ...rows.flatMap((row) => [
          ...[...get(sum(row, column)), ...get(left(row)), ...get(right), ...times, ...plus],
          ...set(sum(row, column)),
        ]),
      ]),
    ]),
    ...rows.flatMap((row) => add(aRow(row), ...constant(8 * tile.depth))),
    ...columns.flatMap((column) => add(bRow(column), ...constant(8 * tile.depth))),
  ];
}

function subtractSums(): number[] {
  return [
    ...[...get(c), ...set(out)],
    ...rows.flatMap((row) => [
      ...columns.flatMap((column) => [
        ...[...get(out), ...get(out), 0x2b, 0x03, 8 * column],
        ...[...lane(sum(row, column), 0), ...lane(sum(row, column), 1), 0xa0, 0xa1],
        ...[0x39, 0x03, 8 * column],
      ]),
      ...add(out, ...get(ldc)),
    ]),
  ];
}

function localTypes(): number[] {
  return vector([
    [...unsigned(integers), i32],
    [...unsigned(vectors), v128],
  ]);
}

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function sized(bytes: readonly number[]): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function name(text: string): number[] {
  return sized([...text].map((letter) => letter.charCodeAt(0)));
}
