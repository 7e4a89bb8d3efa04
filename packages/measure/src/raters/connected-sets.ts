import type { RatingGrouping } from "./mixed/mixed-data.ts";

/** Which subjects and raters are joined by chains of ratings. */
export interface ConnectedSets {
  /** Number of sets; 1 when everything can be compared. */
  readonly count: number;
  /** Set of each subject and of each rater, 0 … count − 1, the set with most ratings first. */
  readonly subjects: Int32Array;
  readonly raters: Int32Array;
  /** Ratings in each set. */
  readonly ratings: Int32Array;
}

/**
 * Finds the sets within which subjects can be compared: two subjects are connected when a rater rated both, or through others.
 *
 * Between sets a difference of subjects cannot be told from a difference of raters; only the assumption that raters are
 * drawn alike joins them. Union–find with halving of paths. Cost O(n α(n)).
 */
export function connectedSets(
  subject: Omit<RatingGrouping, "name">,
  rater: Omit<RatingGrouping, "name">,
): ConnectedSets {
  const root = Int32Array.from({ length: subject.levels + rater.levels }, (_, at) => at);
  const find = (of: number): number => {
    let at = of;
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number;
      at = root[at] as number;
    }
    return at;
  };
  for (let i = 0; i < subject.codes.length; i++) {
    root[find(subject.codes[i] as number)] = find(subject.levels + (rater.codes[i] as number));
  }
  const ratings = new Map<number, number>();
  for (let at = 0; at < root.length; at++) ratings.set(find(at), 0);
  for (const code of subject.codes) ratings.set(find(code), (ratings.get(find(code)) ?? 0) + 1);
  const bySize = [...ratings].sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b);
  const place = new Map(bySize.map(([at], set) => [at, set]));
  const setOf = (at: number): number => place.get(find(at)) as number;
  return {
    count: bySize.length,
    subjects: Int32Array.from({ length: subject.levels }, (_, at) => setOf(at)),
    raters: Int32Array.from({ length: rater.levels }, (_, at) => setOf(subject.levels + at)),
    ratings: Int32Array.from(bySize, ([, count]) => count),
  };
}
