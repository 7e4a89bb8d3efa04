import { type ChainRows, readChainRows } from "./chain-rows.ts";
import type { SweptTerm } from "./chain-sweep.ts";
import { emptyInformation, type Solved, type TermInformation } from "./term-information.ts";

/** What a level of the chain hands down to those in it: the total B of its own and its ancestors' effects. */
interface Handed {
  readonly total: Float64Array;
  /** Variance of B that is not through dense levels (τ) and that is (v). */
  readonly own: Float64Array;
  readonly through: Float64Array;
  /** Covariance of B with the dense levels, at the entries of the level's row (κ). */
  readonly shared: Float64Array;
  /** What B carries of the fixed part, divided by its factor: p to a level (ζ). */
  readonly fixed: Float64Array;
}

/**
 * Scores and information of the chain's terms, largest groups first.
 *
 * Given dense levels, fixed part and the total B of the ancestors, a level's effect is w (its sums − row · effects − d B)
 * with variance w. So the total it hands down is s B − w (row · effects) + its own part, s = 1 − w d, and its covariances
 * with the dense levels are needed at its own row's entries only. Cost O(Σ entries²).
 */
export function chainInformation(solved: Solved): ReadonlyMap<number, TermInformation> {
  const found = new Map<number, TermInformation>();
  let above: Handed | null = null;
  for (const swept of solved.evaluation.chain.toReversed()) {
    const lowest = swept === solved.evaluation.chain[0];
    const rows: ChainRows = readChainRows(solved, swept, lowest);
    const inherited: Inherited = above === null ? nothingHanded(solved, swept) : inherit(solved, swept, above);
    found.set(swept.term.term, informationOf(solved, swept, { rows, inherited }));
    above = lowest ? null : handDown(solved, swept, { rows, inherited });
  }
  return found;
}

/** What each level receives, laid out by the receiving levels and their entries; `crossed` is row · κ. */
interface Inherited extends Handed {
  readonly crossed: Float64Array;
}

interface Known {
  readonly rows: ChainRows;
  readonly inherited: Inherited;
}

function nothingHanded({ coefficients }: Solved, { term, entries }: SweptTerm): Inherited {
  const perLevel = () => new Float64Array(term.levels);
  const fixed = new Float64Array(term.levels * coefficients.length);
  return {
    total: perLevel(),
    own: perLevel(),
    through: perLevel(),
    shared: entries.map(() => 0),
    fixed,
    crossed: perLevel(),
  };
}

function inherit(solved: Solved, swept: SweptTerm, above: Handed): Inherited {
  const { rows, parents = new Int32Array(), entryInParent = new Int32Array() } = swept.term;
  const p = solved.coefficients.length;
  const pick = (from: Float64Array) => Float64Array.from(parents, (parent) => from[parent] as number);
  const shared = Float64Array.from(entryInParent, (at) => above.shared[at] as number);
  const crossed = Float64Array.from(parents, (_, level) => {
    let sum = 0;
    for (let at = rows.start[level] as number; at < (rows.start[level + 1] as number); at++) {
      sum += (swept.entries[at] as number) * (shared[at] as number);
    }
    return sum;
  });
  const fixed = new Float64Array(parents.length * p);
  parents.forEach((parent, level) => {
    fixed.set(above.fixed.subarray(parent * p, parent * p + p), level * p);
  });
  return { total: pick(above.total), own: pick(above.own), through: pick(above.through), shared, fixed, crossed };
}

function informationOf(solved: Solved, swept: SweptTerm, { rows, inherited }: Known): TermInformation {
  const { levels } = swept.term;
  const p = solved.coefficients.length;
  const found = emptyInformation(levels, p);
  for (let level = 0; level < levels; level++) {
    const count = swept.counts[level] as number;
    const share = 1 / (1 + swept.ratio * count);
    const ancestors = (inherited.own[level] as number) + (inherited.through[level] as number);
    const variance =
      (rows.form[level] as number) + 2 * count * (inherited.crossed[level] as number) + count * count * ancestors;
    for (let c = level * p; c < level * p + p; c++) {
      found.fixed[c] = share * ((rows.fixed[c] as number) + count * (inherited.fixed[c] as number));
    }
    found.scores[level] = share * ((rows.rest[level] as number) - count * (inherited.total[level] as number));
    found.known[level] = share * count - share * share * variance;
  }
  return found;
}

function handDown(solved: Solved, swept: SweptTerm, { rows, inherited }: Known): Handed {
  const { start } = swept.term.rows;
  const p = solved.coefficients.length;
  const share = swept.counts.map((count) => 1 / (1 + swept.ratio * count));
  const at = (values: ArrayLike<number>, level: number) => values[level] as number;
  const total = swept.counts.map((count, level) => {
    const before = at(inherited.total, level);
    return before + at(swept.weights, level) * (at(rows.rest, level) - count * before);
  });
  const own = share.map((s, level) => s * s * at(inherited.own, level) + at(swept.weights, level));
  const through = share.map((s, level) => {
    const weight = at(swept.weights, level);
    const crossed = 2 * s * weight * at(inherited.crossed, level);
    return s * s * at(inherited.through, level) - crossed + weight * weight * at(rows.form, level);
  });
  const shared = new Float64Array(swept.entries.length);
  const fixed = new Float64Array(swept.term.levels * p);
  share.forEach((s, level) => {
    const weight = at(swept.weights, level);
    for (let e = at(start, level); e < at(start, level + 1); e++) {
      shared[e] = s * at(inherited.shared, e) - weight * (rows.product?.[e] ?? 0);
    }
    for (let c = level * p; c < level * p + p; c++) fixed[c] = s * at(inherited.fixed, c) - weight * at(rows.fixed, c);
  });
  return { total, own, through, shared, fixed };
}
