import type { Day } from "@huabiao/kernel/calendar";
import type { Period } from "@huabiao/measure";

/** Whether a day lies in a period, both ends included. */
export function inPeriod(on: Day, { from, to }: Period): boolean {
  return on >= from && on <= to;
}
