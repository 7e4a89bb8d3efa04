import type { ChainTerm, StagedModel } from "./staged-model.ts";

/** A grouping of the chain after the groupings below it are eliminated, at one set of variance ratios. */
export interface SweptTerm {
  readonly term: ChainTerm;
  /** Variance ratio γ = (sd of the term / sd of the residual)². */
  readonly ratio: number;
  /** Per level: effective ratings d, and w = γ/(1 + γ d), the share of the level's variance that is its own. */
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  /** Effective counts in the dense levels, one to an entry of the term's rows. */
  readonly entries: Float64Array;
  /** Effective sums of the columns, `width` to a level. */
  readonly sums: Float64Array;
}

/**
 * Eliminates the chain, smallest groups first: each level passes to the level it lies in the share 1/(1 + γ d) of its counts and sums.
 *
 * @param width columns summed per level. @returns the terms, and Σ log(1 + γ d), their part of log|V|. Cost O(entries + levels × width).
 */
export function sweepChain(
  staged: StagedModel,
  ratios: Float64Array,
  first: { readonly sums: Float64Array; readonly width: number },
): { readonly terms: readonly SweptTerm[]; readonly logDeterminant: number } {
  const terms: SweptTerm[] = [];
  let logDeterminant = 0;
  let below: SweptTerm | undefined;
  for (const term of staged.chain) {
    const ratio = ratios[term.term] as number;
    const inputs = below === undefined ? firstInputs(staged, term, first.sums) : inputsFrom(below, term, first.width);
    const weights = inputs.counts.map((count) => ratio / (1 + ratio * count));
    for (const count of inputs.counts) logDeterminant += Math.log1p(ratio * count);
    below = { term, ratio, weights, ...inputs };
    terms.push(below);
  }
  return { terms, logDeterminant };
}

type Inputs = Pick<SweptTerm, "counts" | "entries" | "sums">;

function firstInputs(staged: StagedModel, { rows }: ChainTerm, sums: Float64Array): Inputs {
  return { counts: staged.chainCounts, entries: rows.count, sums };
}

function inputsFrom(below: SweptTerm, term: ChainTerm, width: number): Inputs {
  const counts = new Float64Array(term.levels);
  const entries = new Float64Array(term.rows.index.length);
  const sums = new Float64Array(term.levels * width);
  const { rows, parents, entryInParent } = below.term;
  below.counts.forEach((count, level) => {
    const share = 1 / (1 + below.ratio * count);
    const parent = parents?.[level] as number;
    counts[parent] = (counts[parent] as number) + share * count;
    for (let entry = rows.start[level] as number; entry < (rows.start[level + 1] as number); entry++) {
      const at = entryInParent?.[entry] as number;
      entries[at] = (entries[at] as number) + share * (below.entries[entry] as number);
    }
    for (let k = 0; k < width; k++) {
      const at = parent * width + k;
      sums[at] = (sums[at] as number) + share * (below.sums[level * width + k] as number);
    }
  });
  return { counts, entries, sums };
}
