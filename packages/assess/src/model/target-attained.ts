import { type AttainmentOptions, type LensValues, targetAttainment } from "@huabiao/measure";
import { largestMagnitude } from "./readings.ts";

/**
 * Attainment of targets as `targetAttainment`, where a target so near its baseline that the share is beyond
 * any number one can calculate with counts as equal to it: `target-equals-baseline`.
 */
export function targetAttained(current: Float64Array, baseline: Float64Array, options: AttainmentOptions): LensValues {
  const { values, reasons } = targetAttainment(current, baseline, options);
  const beyond = [...values.keys()].filter((unit) => Math.abs(values[unit] as number) > largestMagnitude);
  if (beyond.length === 0) return { values, reasons };
  return {
    values: values.map((value) => (Math.abs(value) > largestMagnitude ? Number.NaN : value)),
    reasons: [...reasons, ...beyond.map((unit) => ({ unit, reason: "target-equals-baseline" as const }))],
  };
}
