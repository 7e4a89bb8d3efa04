import type { UndefinedReason } from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { HeadFinding, ThinFinding } from "../people-finding.ts";
import type { ServedTerm } from "./serving.ts";

/** Why somebody is not portrayed. */
export interface Thinness {
  readonly reason: UndefinedReason;
  readonly facts: ThinFinding["facts"];
}

/**
 * Whether there is enough to portray somebody, by the scheme's limits: `no-term` in the assessed period, `short-service` (fewer
 * days than wanted), `little-evidence` (fewer views with a figure than wanted, at least one). Null = enough.
 */
export function thinnessOf(
  { portray }: People,
  { main, heads }: { readonly main: ServedTerm | undefined; readonly heads: readonly HeadFinding[] },
): Thinness | null {
  if (main === undefined) return { reason: "no-term", facts: {} };
  const { days = 0, views = 1 } = portray ?? {};
  if (main.daysInPeriod < days) return { reason: "short-service", facts: { days: main.daysInPeriod, wanted: days } };
  const seen = heads.reduce((sum, head) => sum + head.views.filter(({ estimate }) => estimate !== null).length, 0);
  return seen < views ? { reason: "little-evidence", facts: { views: seen, wanted: views } } : null;
}
