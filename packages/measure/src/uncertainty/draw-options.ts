import type { CompositeModel } from "../composite/model.ts";
import type { Variation, WeightVariation } from "./variation.ts";

/** How an uncertainty analysis is drawn and what it keeps. */
export interface DrawOptions {
  readonly seed: number;
  /** Number of draws, 1 … 10⁷. */
  readonly draws: number;
  /** Of the score and rank intervals; 0.9 by default. */
  readonly confidence?: number;
  /** Nodes to keep results for; the root and its children by default. */
  readonly nodes?: readonly number[];
  /** Score thresholds between bands at the root, descending: band 0 is at or above the first. */
  readonly thresholds?: readonly number[];
  /** The picks of every draw, instead of drawing them: replays an analysis whose draws are known. */
  readonly given?: readonly GivenDraw[];
}

/** The alternatives one given draw takes; what is left out is the first. */
export interface GivenDraw {
  readonly missing?: number;
  readonly treatment?: number;
  readonly normalise?: number;
  readonly aggregate?: number;
  /** Which of the weight sets. */
  readonly weights?: number;
}

/**
 * Makes sure that a variation and its options can be drawn.
 *
 * @throws RangeError naming what cannot: a number of draws outside 1 … 10⁷, a confidence outside (0, 1),
 * an unknown node, thresholds that do not descend, given draws of another number, weights out of shape.
 */
export function checkDrawOptions(model: CompositeModel, variation: Variation, options: DrawOptions): void {
  const { draws, confidence = 0.9, nodes = [], thresholds = [], given } = options;
  if (!Number.isInteger(draws) || draws < 1 || draws > 1e7) throw new RangeError(`draws is ${draws}`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence is ${confidence}`);
  for (const node of nodes) {
    if (!Number.isInteger(node) || node < 0 || node >= model.tree.ids.length)
      throw new RangeError(`unknown node ${node}`);
  }
  thresholds.forEach((threshold, at) => {
    const above = thresholds[at - 1] ?? Number.POSITIVE_INFINITY;
    if (!(threshold < above)) throw new RangeError(`thresholds[${at}] is ${threshold} after ${above}`);
  });
  if (given && given.length !== draws) throw new RangeError(`${given.length} given draws for ${draws}`);
  if (variation.weights) checkWeightVariation(model, variation.weights);
}

/** Makes sure that a weight variation fits a model. @throws RangeError naming what does not. */
export function checkWeightVariation(model: CompositeModel, variation: WeightVariation): void {
  if (variation.kind === "noise") {
    if (!(variation.share > 0 && variation.share <= 1))
      throw new RangeError(`share of weight noise is ${variation.share}`);
  } else if (variation.kind === "dirichlet") {
    const { concentration } = variation;
    if (!(concentration > 0 && concentration < Number.POSITIVE_INFINITY))
      throw new RangeError(`concentration is ${concentration}`);
  } else if (variation.sets.length === 0) throw new RangeError("sets holds no weights");
  else {
    variation.sets.forEach((set, at) => {
      checkSet(model, set, `sets[${at}]`);
    });
  }
}

function checkSet(model: CompositeModel, set: readonly Float64Array[], name: string): void {
  if (set.length !== model.groups.length)
    throw new RangeError(`${name} has ${set.length} groups, ${model.groups.length} are needed`);
  set.forEach((weights, group) => {
    if (weights.length !== model.tree.ids.length)
      throw new RangeError(`${name}[${group}] has ${weights.length} weights`);
    weights.forEach((weight, node) => {
      if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
        throw new RangeError(`${name}[${group}][${node}] is ${weight}`);
    });
  });
}
