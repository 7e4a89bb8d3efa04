/** Someone considered for a grade: rank 1 is best, equal ranks are ties. Whoever has a bar takes no part. */
export interface QuotaCandidate {
  readonly id: string;
  readonly rank: number;
  /** Reasons that bar from the grade, each to be shown to everyone concerned. */
  readonly bars?: readonly string[];
}

/** Equal candidates at the last place: giving it to all exceeds the quota, to none leaves places; people must decide. */
export interface EdgeTie {
  readonly tied: readonly string[];
  /** Places given when all of them get the grade, and by how much that exceeds the quota. */
  readonly ifAll: { readonly given: number; readonly over: number };
  /** Places given when none of them does, and how many stay free. */
  readonly ifNone: { readonly given: number; readonly free: number };
}

/**
 * What ties at the edge of a quota mean, or null when the last place divides nobody.
 *
 * Barred candidates are left out first. No side is taken: both consequences are given.
 * @param places whole places ≥ 0. Cost O(n log n).
 */
export function readEdge(candidates: readonly QuotaCandidate[], places: number): EdgeTie | null {
  const eligible = withoutBarred(candidates).sort((a, b) => a.rank - b.rank);
  const last = eligible[places - 1];
  const next = eligible[places];
  if (last === undefined || next === undefined || last.rank !== next.rank) return null;
  const above = eligible.filter(({ rank }) => rank < last.rank).length;
  const tied = eligible.filter(({ rank }) => rank === last.rank).map(({ id }) => id);
  const all = above + tied.length;
  return { tied, ifAll: { given: all, over: all - places }, ifNone: { given: above, free: places - above } };
}

/** Those without a bar, in the order given. */
export function withoutBarred(candidates: readonly QuotaCandidate[]): QuotaCandidate[] {
  return candidates.filter(({ bars }) => (bars ?? []).length === 0);
}
