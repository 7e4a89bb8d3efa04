import type { Result } from "@huabiao/kernel/result";
import type { RatingGrouping } from "../mixed/mixed-data.ts";

/** A grouping by labels, levels in ascending order. */
export function grouping(name: string, labels: readonly (number | string)[]): RatingGrouping {
  const levels = [...new Set(labels)].sort((a, b) => (a < b ? -1 : 1));
  const place = new Map(levels.map((label, at) => [label, at]));
  return { name, levels: levels.length, codes: Int32Array.from(labels, (label) => place.get(label) as number) };
}

/** The value of a result, or a failing test. */
export function answer<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
}
