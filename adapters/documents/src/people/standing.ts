import type { ViewFinding } from "@huabiao/assess";

/** Where a view stands against the median of its peers, as far as its interval tells. */
export type Standing = "above" | "below" | "not-told-apart";

/** Above or below only with its whole interval; null without an interval or without peers. */
export function standing({ lower, upper, peers }: ViewFinding): Standing | null {
  const median = medianOf(peers);
  if (lower === null || upper === null || median === null) return null;
  if (lower > median) return "above";
  return upper < median ? "below" : "not-told-apart";
}

/** The middle value; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
