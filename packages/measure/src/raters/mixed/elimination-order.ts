import type { RatingGrouping } from "./mixed-data.ts";

/** How the groupings are solved for: those of the chain one level at a time, the rest in one dense block. */
export interface EliminationOrder {
  /** Places of the groupings whose levels are eliminated singly; each is nested in the next. At least one. */
  readonly chain: readonly number[];
  /** For each of the chain but the last: the level of the next that each level lies in. */
  readonly parents: readonly Int32Array[];
  readonly dense: readonly number[];
  /** Levels in the dense block. */
  readonly denseLevels: number;
}

/**
 * Chooses the order of elimination that leaves the smallest dense block.
 *
 * Levels of one grouping never share a rating, so one grouping costs no fill; nor does a next one when each level of the
 * first lies in one level of it (raters in offices, crossings in their parts). Every grouping is tried as the first.
 *
 * Cost O(n k³) for k groupings.
 */
export function eliminationOrder(random: readonly RatingGrouping[]): EliminationOrder {
  const bySize = [...random.keys()].sort((a, b) => levelsOf(random, b) - levelsOf(random, a));
  const orders = bySize.map((first) => orderFrom(random, bySize, first));
  return orders.reduce((best, one) => (one.denseLevels < best.denseLevels ? one : best));
}

function orderFrom(random: readonly RatingGrouping[], bySize: readonly number[], first: number): EliminationOrder {
  const chain = [first];
  const parents: Int32Array[] = [];
  for (const next of bySize) {
    const last = chain.at(-1) as number;
    if (chain.includes(next) || levelsOf(random, next) > levelsOf(random, last)) continue;
    const inside = parentLevels(random[last] as RatingGrouping, random[next] as RatingGrouping);
    if (inside === null) continue;
    parents.push(inside);
    chain.push(next);
  }
  const dense = [...random.keys()].filter((k) => !chain.includes(k));
  return { chain, parents, dense, denseLevels: dense.reduce((sum, k) => sum + levelsOf(random, k), 0) };
}

function levelsOf(random: readonly RatingGrouping[], k: number): number {
  return (random[k] as RatingGrouping).levels;
}

/** The level of `outer` that each level of `inner` lies in; null when one lies in several. Cost O(n). */
export function parentLevels(inner: RatingGrouping, outer: RatingGrouping): Int32Array | null {
  const parents = new Int32Array(inner.levels).fill(-1);
  for (let i = 0; i < inner.codes.length; i++) {
    const level = inner.codes[i] as number;
    const parent = outer.codes[i] as number;
    if (parents[level] === -1) parents[level] = parent;
    else if (parents[level] !== parent) return null;
  }
  return parents;
}
