/**
 * Numbers the distinct rows of a table of small whole numbers: equal rows get the same number, in order of first sight.
 *
 * Columns are packed into one exact number as long as it stays below 2⁵³, then numbered, and so on; nothing is
 * hashed, so no two patterns are ever confused.
 *
 * @param columns equal lengths, values −1 … widths[j] − 1. @returns per row its pattern, 0 … patterns − 1.
 * Cost O(rows × columns).
 */
export function patternIds(
  columns: readonly Int16Array[],
  widths: readonly number[],
): { readonly ids: Int32Array; readonly patterns: number } {
  const rows = columns[0]?.length ?? 0;
  const ids = new Int32Array(rows);
  let patterns = rows === 0 ? 0 : 1;
  let next = 0;
  while (next < columns.length) {
    const from = next;
    let room = patterns;
    while (
      next < columns.length &&
      (next === from || room * ((widths[next] as number) + 1) < Number.MAX_SAFE_INTEGER)
    ) {
      room *= (widths[next] as number) + 1;
      next++;
    }
    patterns = renumber(ids, columns.slice(from, next), widths.slice(from, next));
  }
  return { ids, patterns };
}

/** Replaces each id by the number of (id, answers to these columns). */
function renumber(ids: Int32Array, columns: readonly Int16Array[], widths: readonly number[]): number {
  const known = new Map<number, number>();
  for (let row = 0; row < ids.length; row++) {
    let code = ids[row] as number;
    for (let j = 0; j < columns.length; j++)
      code = code * ((widths[j] as number) + 1) + ((columns[j] as Int16Array)[row] as number) + 1;
    let id = known.get(code);
    if (id === undefined) {
      id = known.size;
      known.set(code, id);
    }
    ids[row] = id;
  }
  return known.size;
}
