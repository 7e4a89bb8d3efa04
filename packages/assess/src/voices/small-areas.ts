import { fayHerriot, normalQuantile } from "@huabiao/measure";
import type { PollFinding, SmallAreasFinding } from "../voices-finding.ts";

/** Among whom places are alike, and the coverage of the intervals. */
export interface SmallAreasOptions {
  readonly across: "all" | "group";
  /** Comparison set per subject. */
  readonly setOf: Int32Array;
  readonly confidence: number;
}

/**
 * Modelled scores of a poll's places (R15): each place's direct score and the mean of all, or of its comparison group, in the
 * proportion in which they are sure (Fay–Herriot, REML).
 *
 * Places without a score, or whose answers show no spread at all, have no modelled score either. Scores stay within 0–100.
 * @returns the areas in the order of the poll's subjects; none, with the reason, where nothing can be fitted.
 * Cost O(places · groups²) per step.
 */
export function smallAreas(poll: PollFinding, options: SmallAreasOptions): SmallAreasFinding {
  const { across, setOf, confidence } = options;
  const places = poll.subjects.flatMap(({ subject, score: { value } }) =>
    value === null || value.se === 0 ? [] : [{ subject, direct: value.estimate, variance: value.se ** 2 }],
  );
  const sets = [...new Set(places.map(({ subject }) => (across === "all" ? 0 : (setOf[subject] as number))))];
  const fit = fayHerriot(
    {
      direct: Float64Array.from(places, ({ direct }) => direct),
      variances: Float64Array.from(places, ({ variance }) => variance),
      covariates: places.map(({ subject }) =>
        Float64Array.from(sets, (set) => (across === "all" || set === setOf[subject] ? 1 : 0)),
      ),
    },
    { method: "reml" },
  );
  if (!fit.ok) return { across, spread: null, areas: [], reason: fit.error };
  const reach = normalQuantile((1 + confidence) / 2);
  const areas = fit.value.areas.map(({ estimate, mse, ownShare }, at) => {
    const se = Math.sqrt(mse);
    return {
      subject: (places[at] as (typeof places)[number]).subject,
      estimate,
      se,
      lower: Math.max(0, estimate - reach * se),
      upper: Math.min(100, estimate + reach * se),
      own: ownShare,
    };
  });
  return { across, spread: Math.sqrt(fit.value.variance), areas, reason: null };
}
