import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { Grouping } from "./grouping.ts";

/** What became of one who was invited. Whether someone who never answered was eligible may be unknown: then `silent`. */
export const outcome = { ineligible: -1, silent: 0, responded: 1 } as const;

/** How many of a stratum were invited, could take part and did. */
export interface ResponseRate {
  readonly invited: number;
  readonly eligible: number;
  readonly responded: number;
  /** responded / eligible, in [0, 1]. */
  readonly rate: Result<number, UndefinedReason>;
  /** The same with each counted by how many she stands for. */
  readonly weightedRate: Result<number, UndefinedReason>;
}

/**
 * Response rates by stratum: those who responded over all who were invited and not known to be ineligible.
 *
 * The most careful of the standard rates (AAPOR RR1): whoever stayed silent counts as eligible.
 *
 * @param outcomes one of `outcome` per person invited. @param of strata (code −1: left out) and weights, null for all alike.
 * @returns one rate per stratum; `empty-domain` where nobody eligible was invited, `zero-weights` where they weigh nothing.
 * @throws RangeError on arrays of different length, another outcome, or a weight that is negative or not finite.
 * Cost O(persons). Source: AAPOR Standard Definitions 2023, RR1.
 */
export function responseRates(
  outcomes: Int8Array,
  of: { readonly strata: Grouping; readonly weights: Float64Array | null },
): readonly ResponseRate[] {
  const { strata, weights } = of;
  if (strata.codes.length !== outcomes.length || (weights && weights.length !== outcomes.length))
    throw new RangeError(`${outcomes.length} outcomes, ${strata.codes.length} strata, ${weights?.length} weights`);
  const counts = Array.from({ length: strata.count }, () => ({
    invited: 0,
    eligible: 0,
    responded: 0,
    weight: 0,
    met: 0,
  }));
  outcomes.forEach((own, k) => {
    const count = counts[strata.codes[k] as number];
    const weight = weights === null ? 1 : (weights[k] as number);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) throw new RangeError(`weight ${weight} of person ${k}`);
    if (own !== 0 && own !== 1 && own !== -1) throw new RangeError(`outcome ${own} of person ${k}`);
    if (count === undefined) return;
    count.invited++;
    if (own === outcome.ineligible) return;
    count.eligible++;
    count.weight += weight;
    if (own !== outcome.responded) return;
    count.responded++;
    count.met += weight;
  });
  return counts.map(({ invited, eligible, responded, weight, met }) => ({
    invited,
    eligible,
    responded,
    rate: eligible === 0 ? err("empty-domain") : ok(responded / eligible),
    weightedRate: eligible === 0 ? err("empty-domain") : weight === 0 ? err("zero-weights") : ok(met / weight),
  }));
}
