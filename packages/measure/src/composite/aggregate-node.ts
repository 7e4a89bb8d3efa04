import { copelandScores } from "./copeland.ts";
import type { Aggregation } from "./model.ts";
import type { NodeChildren } from "./node-children.ts";

/** A score that its parent's mean cannot take. */
export interface ForbiddenScore {
  /** Place of the child among the children. */
  readonly child: number;
  readonly units: readonly number[];
}

/**
 * Makes one node's scores out of its children's, for all units; see `aggregateTree` for the formulas.
 *
 * Work arrays are made anew at every call; `out`, when passed, is filled and returned.
 *
 * @returns `scores`, NaN where too little is present, and `forbidden`: the scores that geometric, harmonic
 * and power means refuse; their units get NaN. Cost O(units · children), Copeland O(units² · children).
 */
export function aggregateNode(
  how: Aggregation,
  children: NodeChildren,
  options: { readonly out?: Float64Array } = {},
): { readonly scores: Float64Array; readonly forbidden: readonly ForbiddenScore[] } {
  const scores = options.out ?? new Float64Array(children.groupOf.length);
  const present = presentWeights(children);
  const forbidden = forbiddenScores(how, children);
  if (how.method === "copeland") {
    keepCovered(scores.fill(0), children, present);
    copelandScores(scores, children);
  } else {
    if (how.method === "minimum") scores.set(extremes(children, -1));
    else meanInto(scores, children, { exponent: exponentOf(how), present });
    keepCovered(scores, children, present);
  }
  for (const { units } of forbidden) for (const unit of units) scores[unit] = Number.NaN;
  return { scores, forbidden };
}

/** The exponent of the power mean that a mean is; 0 stands for the geometric. */
function exponentOf(how: Exclude<Aggregation, { readonly method: "minimum" | "copeland" }>): number {
  if (how.method === "arithmetic") return 1;
  if (how.method === "geometric") return 0;
  return how.method === "harmonic" ? -1 : how.p;
}

function presentWeights({ scores, weights, groupOf }: NodeChildren): Float64Array {
  const present = new Float64Array(groupOf.length);
  scores.forEach((own, child) => {
    const weight = weights[child] as Float64Array;
    for (let unit = 0; unit < present.length; unit++) {
      if (!Number.isNaN(own[unit]))
        present[unit] = (present[unit] as number) + (weight[groupOf[unit] as number] as number);
    }
  });
  return present;
}

function meanInto(
  out: Float64Array,
  children: NodeChildren,
  options: { readonly exponent: number; readonly present: Float64Array },
): void {
  const { exponent, present } = options;
  const reference = exponent === 1 || exponent === 0 ? null : extremes(children, Math.sign(exponent));
  out.fill(0);
  const { scores, weights, groupOf } = children;
  scores.forEach((own, child) => {
    const terms = exponent === 1 ? own : termsOf(own, exponent, reference);
    const weight = weights[child] as Float64Array;
    for (let unit = 0; unit < out.length; unit++) {
      const share = weight[groupOf[unit] as number] as number;
      if (share > 0 && !Number.isNaN(own[unit])) out[unit] = (out[unit] as number) + share * (terms[unit] as number);
    }
  });
  for (let unit = 0; unit < out.length; unit++) out[unit] = (out[unit] as number) / (present[unit] as number);
  if (exponent === 0)
    out.forEach((mean, unit) => {
      out[unit] = Math.exp(mean);
    });
  if (reference !== null) {
    for (let unit = 0; unit < out.length; unit++) {
      const size = reference[unit] as number;
      out[unit] = size === 0 ? 0 : size * (out[unit] as number) ** (1 / exponent);
    }
  }
}

/** ln x, or (x / reference)^p: relative to the unit's dominant score so that no power overflows. */
function termsOf(own: Float64Array, exponent: number, reference: Float64Array | null): Float64Array {
  if (reference === null) return own.map(Math.log);
  if (exponent === -1) return own.map((score, unit) => (reference[unit] as number) / score);
  return own.map((score, unit) => (score === 0 ? 0 : (score / (reference[unit] as number)) ** exponent));
}

/** Per unit the largest (sign 1) or smallest (sign −1) score among the children that take part. */
function extremes({ scores, weights, groupOf }: NodeChildren, sign: number): Float64Array {
  const extreme = new Float64Array(groupOf.length).fill(-sign * Number.POSITIVE_INFINITY);
  scores.forEach((own, child) => {
    const weight = weights[child] as Float64Array;
    for (let unit = 0; unit < extreme.length; unit++) {
      const further = sign * (own[unit] as number) > sign * (extreme[unit] as number);
      if (further && (weight[groupOf[unit] as number] as number) > 0) extreme[unit] = own[unit] as number;
    }
  });
  return extreme;
}

function keepCovered(
  out: Float64Array,
  { weights, groupOf, coverageFloor }: NodeChildren,
  present: Float64Array,
): void {
  const totals = new Float64Array(weights[0]?.length ?? 0);
  for (const weight of weights)
    weight.forEach((share, group) => {
      totals[group] = (totals[group] as number) + share;
    });
  const needed = totals.map((total) => total * coverageFloor * (1 - 1e-12));
  for (let unit = 0; unit < out.length; unit++) {
    const weight = present[unit] as number;
    if (weight === 0 || weight < (needed[groupOf[unit] as number] as number)) out[unit] = Number.NaN;
  }
}

function forbiddenScores(how: Aggregation, { scores, weights, groupOf }: NodeChildren): ForbiddenScore[] {
  const isForbidden = forbiddenTest(how);
  if (isForbidden === null) return [];
  return scores.flatMap((own, child) => {
    const units: number[] = [];
    for (let unit = 0; unit < own.length; unit++) {
      const takesPart = ((weights[child] as Float64Array)[groupOf[unit] as number] as number) > 0;
      if (takesPart && isForbidden(own[unit] as number)) units.push(unit);
    }
    return units.length > 0 ? [{ child, units }] : [];
  });
}

function forbiddenTest(how: Aggregation): ((score: number) => boolean) | null {
  if (how.method === "arithmetic" || how.method === "minimum" || how.method === "copeland") return null;
  const exponent = exponentOf(how);
  if (!Number.isFinite(exponent)) throw new RangeError(`power mean with p ${exponent}`);
  if (exponent === 1) return null;
  return exponent > 0 ? (score) => score < 0 : (score) => score <= 0;
}
