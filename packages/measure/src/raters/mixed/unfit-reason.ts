import type { RatersReason } from "../raters-reason.ts";
import { parentLevels } from "./elimination-order.ts";
import type { MixedData } from "./mixed-data.ts";

/** Why the groupings of some ratings cannot tell their variances apart, before anything is computed; null when they may. */
export function unfitReason({ response, random }: MixedData): RatersReason | null {
  if (response.length === 0) return "no-data";
  if (random.some(({ levels }) => levels < 2)) return "too-few-levels";
  if (random.some(({ levels }) => levels >= response.length)) return "one-rating-per-level";
  const alike = random.some((one, k) =>
    random.slice(k + 1).some((other) => one.levels === other.levels && parentLevels(one, other) !== null),
  );
  return alike ? "same-levels" : null;
}
