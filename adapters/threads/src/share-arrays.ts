/** Arrays of fewer bytes are copied to each thread; larger ones are shared. */
const shareFromBytes = 4096;

/**
 * A copy of plain data in which large typed arrays lie in shared memory, so that sending it to a
 * thread does not copy them. An array that occurs twice is shared once. The original is not changed.
 *
 * Cost O(size), one copy of the arrays in all.
 */
export function shareArrays<T>(value: T): T {
  return copy(value, new Map()) as T;
}

type NumberArray = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

function copy(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const made = ArrayBuffer.isView(value) ? shared(value as NumberArray) : copyMembers(value, known);
  known.set(value, made);
  return made;
}

function copyMembers(value: object, known: Map<object, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copy(item, known));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member, known)]));
}

function shared(array: NumberArray): NumberArray {
  if (array.byteLength < shareFromBytes) return array;
  const Kind = array.constructor as new (buffer: SharedArrayBuffer) => NumberArray;
  const target = new Kind(new SharedArrayBuffer(array.byteLength));
  target.set(array);
  return target;
}
