/** A key that stands twice in one record; records count from 1. */
export interface RepeatedKey {
  readonly key: string;
  readonly record: number;
}

/**
 * Finds the first key that a record of a JSON array has twice, which `JSON.parse` would silently let win.
 *
 * `text` must be valid JSON. Only records directly in the array are looked at; null when none repeats.
 * Cost O(characters).
 */
export function findRepeatedKey(text: string): RepeatedKey | null {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  const keys = new Set<string>();
  let [depth, record, expectsKey] = [0, 0, false];
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const sign = match[0];
    if (sign === "{" || sign === "[") {
      if (depth === 1 && sign === "{") [record, expectsKey] = [record + 1, true];
      if (depth === 1) keys.clear();
      depth++;
    } else if (sign === "}" || sign === "]") depth--;
    else if (sign === "," && depth === 2) expectsKey = true;
    else if (sign.startsWith('"') && depth === 2 && expectsKey) {
      const key = JSON.parse(sign) as string;
      if (keys.has(key)) return { key, record };
      keys.add(key);
      expectsKey = false;
    }
  }
  return null;
}
