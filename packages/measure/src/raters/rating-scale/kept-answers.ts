import type { RatingScaleData } from "./rating-scale-data.ts";

/** Which answers can be fitted. */
export interface KeptAnswers {
  /** 1 for each rating that is kept. */
  readonly kept: Uint8Array;
  /** For each level of each facet: whether all its answers are the lowest or all the highest, so that its location has no bound. */
  readonly extreme: readonly (readonly boolean[])[];
  /** Lowest and highest category among the kept; null when none is. */
  readonly ends: readonly [number, number] | null;
}

/**
 * Sets aside the levels whose answers are all the lowest or all the highest: their location would run to infinity.
 *
 * Without them other levels may become extreme, so this is repeated until none is. Setting them aside is what the
 * largest likelihood does: at an infinite location their answers are certain. Cost O(n × facets) a round.
 */
export function keptAnswers({ rating, facets }: RatingScaleData): KeptAnswers {
  const kept = new Uint8Array(rating.length).fill(1);
  const extreme = facets.map(({ levels }) => new Array<boolean>(levels).fill(false));
  for (;;) {
    const ends = endsOf(rating, kept);
    if (ends === null) return { kept, extreme, ends };
    let found = false;
    facets.forEach(({ codes, levels }, f) => {
      const [allLowest, allHighest] = [new Uint8Array(levels).fill(1), new Uint8Array(levels).fill(1)];
      codes.forEach((level, i) => {
        if (kept[i] === 0) return;
        if (rating[i] !== ends[0]) allLowest[level] = 0;
        if (rating[i] !== ends[1]) allHighest[level] = 0;
      });
      codes.forEach((level, i) => {
        if (kept[i] === 0 || (allLowest[level] === 0 && allHighest[level] === 0)) return;
        kept[i] = 0;
        (extreme[f] as boolean[])[level] = true;
        found = true;
      });
    });
    if (!found) return { kept, extreme, ends };
  }
}

function endsOf(rating: Float64Array, kept: Uint8Array): readonly [number, number] | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  rating.forEach((value, i) => {
    if (kept[i] === 0) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  });
  return low <= high ? [low, high] : null;
}
