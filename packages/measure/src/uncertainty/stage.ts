/**
 * A model made ready for thousands of evaluations: everything that no draw changes, in flat arrays.
 *
 * Places are the units that are scored at all, sorted by comparison group, so that every group is one
 * range; `unitAt` leads back. Plain data: it can be copied to another thread.
 */
export interface Stage {
  /** Units of the model, scored or not. */
  readonly unitCount: number;
  /** Place → unit of the model. */
  readonly unitAt: Int32Array;
  /** First place of each comparison group, and at the end the number of places. */
  readonly groupStarts: Int32Array;
  /** Likewise for the sets in which ranks are given: the groups, or one set of all. */
  readonly rankStarts: Int32Array;
  readonly leafCount: number;
  readonly nodeCount: number;
  /** Children of inner node leafCount + k at k, ascending. */
  readonly children: readonly Int32Array[];
  readonly nodeCoverageFloor: number;
  /** The forms a child's score can enter a mean in; the first is always plain. */
  readonly forms: readonly Form[];
  /** Per alternative of aggregation. */
  readonly aggregations: readonly StagedAggregation[];
  /** Per combination of missing rule × treatment × normalisation, in that order of nesting. */
  readonly leafSets: readonly LeafSet[];
}

/** How a score enters its parent's mean: as it is, as a logarithm, a reciprocal or a power. */
export type Form =
  | { readonly form: "plain" }
  | { readonly form: "log" }
  | { readonly form: "power"; readonly p: number };

/** One alternative of aggregation, per inner node: what is done, and the form its children take. */
export interface StagedAggregation {
  readonly methods: readonly ("mean" | "minimum" | "copeland")[];
  readonly formOf: Uint8Array;
}

/** The normalised leaves of one combination. */
export interface LeafSet {
  /** Per form, leaf after leaf, one score per place; null where no node needs the form. */
  readonly columns: readonly (Float64Array | null)[];
  /** Leaf-major, one per group: 1 where a score is missing in the group. */
  readonly holes: Uint8Array;
}

/**
 * A score in a form, the same for leaves and inner nodes.
 *
 * NaN is missing and stays so. A score that has no such form (zero or less for a logarithm or a power)
 * becomes +Infinity, the mark of an undefined draw, which every aggregation passes up to the root.
 */
export function writeForm(target: Float64Array, source: Float64Array, form: Form): void {
  if (form.form === "plain") target.set(source);
  else if (form.form === "log") writeLogs(target, source);
  else writePowers(target, source, form.p);
}

function writeLogs(target: Float64Array, source: Float64Array): void {
  for (let at = 0; at < source.length; at++) {
    const x = source[at] as number;
    target[at] = x <= 0 ? Number.POSITIVE_INFINITY : Math.log(x);
  }
}

function writePowers(target: Float64Array, source: Float64Array, p: number): void {
  for (let at = 0; at < source.length; at++) {
    const x = source[at] as number;
    const undefinedPower = x < 0 || (x === 0 && p < 0) || x === Number.POSITIVE_INFINITY;
    target[at] = undefinedPower ? Number.POSITIVE_INFINITY : p === -1 ? 1 / x : x ** p;
  }
}
