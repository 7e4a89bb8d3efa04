import { openStream } from "@huabiao/kernel/random";
import type { CompositeModel } from "../composite/model.ts";
import type { WeightVariation } from "./variation.ts";

/** Everything needed to draw a set of weights; plain data. */
export interface WeightPlan {
  readonly groups: number;
  readonly nodes: number;
  /** Parent per node; −1 at the root. */
  readonly parent: Int32Array;
  /** Group-major, one declared weight per node. */
  readonly declared: Float64Array;
  readonly variation: WeightVariation | null;
}

/** Names one set of weights: the same key gives the same weights. */
export interface WeightKey {
  readonly seed: number;
  readonly path: readonly number[];
  /** Which of the `sets`, when it is given and not drawn. */
  readonly set?: number;
}

/** Prepares the drawing of weights. Cost O(groups · nodes). */
export function planWeights(model: CompositeModel, variation: WeightVariation | null): WeightPlan {
  const nodes = model.tree.ids.length;
  return {
    groups: model.groups.length,
    nodes,
    parent: model.tree.parent,
    declared: flatten(model.weights, nodes),
    variation,
  };
}

/**
 * Fills `weights` (group-major, one per node) with the set that a key names.
 *
 * `dirichlet`: per set of siblings, independent gammas of shape concentration · w/Σw, divided by their
 * sum; their mean is the declared share and a weight of 0 stays 0. Cost O(groups · nodes).
 */
export function drawWeights(weights: Float64Array, plan: WeightPlan, key: WeightKey): void {
  const { variation } = plan;
  if (variation === null) weights.set(plan.declared);
  else if (variation.kind === "noise") drawNoise(weights, plan, { key, share: variation.share });
  else if (variation.kind === "dirichlet")
    drawDirichlet(weights, plan, { key, concentration: variation.concentration });
  else {
    const chosen = key.set ?? openStream(key.seed, ...key.path).integer(variation.sets.length);
    const set = variation.sets[chosen];
    if (set === undefined) throw new RangeError(`weight set ${chosen} of ${variation.sets.length}`);
    set.forEach((own, group) => {
      weights.set(own, group * plan.nodes);
    });
  }
}

function flatten(perGroup: readonly Float64Array[], nodes: number): Float64Array {
  const flat = new Float64Array(perGroup.length * nodes);
  perGroup.forEach((own, group) => {
    flat.set(own, group * nodes);
  });
  return flat;
}

function drawNoise(
  weights: Float64Array,
  plan: WeightPlan,
  { key, share }: { readonly key: WeightKey; readonly share: number },
): void {
  const stream = openStream(key.seed, ...key.path);
  for (let node = 0; node < plan.nodes; node++) {
    const shift = (2 * stream.uniform() - 1) * share;
    for (let at = node; at < weights.length; at += plan.nodes) {
      const declared = plan.declared[at] as number;
      weights[at] = declared + shift * declared;
    }
  }
}

function drawDirichlet(
  weights: Float64Array,
  plan: WeightPlan,
  { key, concentration }: { readonly key: WeightKey; readonly concentration: number },
): void {
  const { nodes, parent, declared } = plan;
  const sums = new Float64Array(nodes + 1);
  for (let base = 0; base < weights.length; base += nodes) {
    const stream = openStream(key.seed, ...key.path);
    addSiblings(sums, declared, { base, parent });
    for (let node = 0; node < nodes; node++) {
      const weight = declared[base + node] as number;
      const shape = (concentration * weight) / (sums[1 + (parent[node] as number)] as number);
      weights[base + node] = weight > 0 ? stream.gamma(shape) : 0;
    }
    addSiblings(sums, weights, { base, parent });
    for (let node = 0; node < nodes; node++) {
      const sum = sums[1 + (parent[node] as number)] as number;
      const drawn = weights[base + node] as number;
      weights[base + node] = sum > 0 ? drawn / sum : (declared[base + node] as number);
    }
  }
}

/** Sums of siblings' weights, at 1 + their parent (the root's own at 0). */
function addSiblings(
  sums: Float64Array,
  weights: Float64Array,
  { base, parent }: { readonly base: number; readonly parent: Int32Array },
): void {
  sums.fill(0);
  for (let node = 0; node < parent.length; node++) {
    const at = 1 + (parent[node] as number);
    sums[at] = (sums[at] as number) + (weights[base + node] as number);
  }
}
