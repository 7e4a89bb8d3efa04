/** How a unit stands when one number of the assessment has another value. */
export interface Standing {
  /** 1 = best; 0 = no score. */
  readonly rank: number;
  /** Own score less the rival's; its sign changes where the two pass each other. NaN without a rival. */
  readonly lead: number;
}

/** Where the search begins: a value, and how the unit stands with it. */
export interface Start {
  readonly value: number;
  readonly standing: Standing;
}

/** Where a rank first changes. */
export interface FirstChange {
  /** A value just beyond the change. */
  readonly value: number;
  readonly rank: number;
}

/**
 * Between `start` and `bound`, the value nearest to `start` at which the rank differs; null when the
 * rank at `bound` is the same or there is none.
 *
 * Assumes that the rank changes only one way between the two. The place is closed in on by bisection,
 * with secant steps on the lead over the rival, to 10⁻⁹ of the distance; when the lead is linear in the
 * value, in four evaluations.
 */
export function firstChangeBetween(
  { value: start, standing: base }: Start,
  bound: number,
  standingAt: (value: number) => Standing,
): FirstChange | null {
  const far = standingAt(bound);
  if (far.rank === base.rank || far.rank === 0 || base.rank === 0 || start === bound) return null;
  const width = Math.abs(bound - start);
  const nudge = 1e-9 * (bound - start);
  let same = { value: start, lead: base.lead };
  let other = { value: bound, lead: far.lead, rank: far.rank };
  for (let step = 0; step < 60 && Math.abs(other.value - same.value) > 3e-9 * width; step++) {
    for (const value of trials(same, other, { nudge, bisect: step % 3 === 2 })) {
      if ((value - same.value) * (other.value - value) <= 0) continue;
      const standing = standingAt(value);
      if (standing.rank === base.rank) same = { value, lead: standing.lead };
      else other = { value, ...standing };
    }
  }
  return { value: other.value, rank: other.rank };
}

/** The middle, or both sides of where the lead's secant is zero. */
function trials(
  same: { readonly value: number; readonly lead: number },
  other: { readonly value: number; readonly lead: number },
  { nudge, bisect }: { readonly nudge: number; readonly bisect: boolean },
): number[] {
  const secant = same.value + ((other.value - same.value) * same.lead) / (same.lead - other.lead);
  const inside = (secant - same.value) * (other.value - secant) >= 0;
  return bisect || !inside ? [(same.value + other.value) / 2] : [secant + nudge, secant - nudge];
}
