import { digestBytes, digestJson } from "@huabiao/kernel/digest";
import type { DrawResults } from "@huabiao/measure";

/** SHA-256 over every number of the results, as hex: equal for equal bytes. Cost O(size of the results). */
export function digestDraws(results: DrawResults): string {
  const parts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(results)) {
    if (typeof value === "number") parts[name] = value;
    else if (ArrayBuffer.isView(value)) {
      parts[name] = digestBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    } else parts[name] = digestJson(value);
  }
  return digestJson(parts);
}
