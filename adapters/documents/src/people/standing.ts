import type { ViewFinding } from "@huabiao/assess";
import { medianOf } from "../report/median.ts";

/** Where a view stands against the median of its peers, as far as its interval tells. */
export type Standing = "above" | "below" | "not-told-apart";

/** Above or below only with its whole interval; null without an interval or without peers. */
export function standing({ lower, upper, peers }: ViewFinding): Standing | null {
  const median = medianOf(peers);
  if (lower === null || upper === null || median === null) return null;
  if (lower > median) return "above";
  return upper < median ? "below" : "not-told-apart";
}
