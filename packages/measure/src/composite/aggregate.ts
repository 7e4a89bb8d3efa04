import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { aggregateNode } from "./aggregate-node.ts";
import { checkCells, checkSets } from "./cells.ts";
import { childrenOf } from "./hierarchy.ts";
import type { Aggregation, Tree } from "./model.ts";
import type { NodeChildren } from "./node-children.ts";
import { weightsByNode } from "./node-weights.ts";

/** How leaf scores go up the tree. */
export interface AggregateOptions {
  /** Per inner node, in tree order. */
  readonly aggregate: readonly Aggregation[];
  /** Per group, the weight of every node under its parent (≥ 0, of any sum). */
  readonly weights: readonly Float64Array[];
  /** Weight group of each unit. */
  readonly groupOf: Int32Array;
  /** Comparison set of each unit, for Copeland; all units are one set without it. */
  readonly setOf?: Int32Array;
  /** The share of a node's children's weight that must be present, in [0, 1]. */
  readonly nodeCoverageFloor: number;
}

/** Why a unit has no score on a node. */
export interface ScoreReason {
  readonly unit: number;
  readonly node: number;
  readonly reason: UndefinedReason;
}

/** Why an index cannot be computed: scores that the node's mean does not take, with the units that have them. */
export interface CompositeRefusal {
  readonly refusal: "non-positive-score";
  readonly node: number;
  readonly child: number;
  readonly method: Aggregation["method"];
  readonly units: readonly number[];
}

/** Scores of every node of a tree. */
export interface TreeScores {
  /** Per node, one score per unit; NaN = no score, for a reason in `reasons` or, at a leaf, none given. */
  readonly scores: readonly Float64Array[];
  /** For every inner node and unit without score. */
  readonly reasons: readonly ScoreReason[];
}

/**
 * Carries leaf scores up the tree.
 *
 * Over the children present, with their weights w scaled to sum 1: `arithmetic` Σwx · `geometric`
 * exp Σw ln x · `harmonic` 1/Σ(w/x) · `power` (Σw x^p)^(1/p), p = 0 being the geometric · `minimum` the
 * smallest · `copeland` duels won less duels lost, see `copelandScores`. A child of weight 0 takes no part.
 *
 * @param leafScores per leaf, one score per unit; NaN = none; not modified (the result holds the same arrays).
 * @returns scores of all nodes with the reason of each gap — `zero-weights` (the children's weights sum to 0),
 * `no-children-present`, `coverage-below-floor` — or every refusal: x ≤ 0 in a geometric, harmonic or
 * power mean with p ≤ 0, x < 0 in a power mean with p > 0, p ≠ 1.
 * @throws RangeError on a ragged, ±Infinity or negative-weight cell, naming it.
 *
 * Cost O(units · nodes), Copeland O(units² · children). Source: OECD/JRC handbook 2008, step 7. Checked against COINr.
 */
export function aggregateTree(
  tree: Tree,
  leafScores: readonly Float64Array[],
  options: AggregateOptions,
): Result<TreeScores, readonly CompositeRefusal[]> {
  checkInput(tree, leafScores, options);
  const weights = weightsByNode(tree, options.weights);
  const scores: Float64Array[] = [...leafScores];
  const reasons: ScoreReason[] = [];
  const refusals: CompositeRefusal[] = [];
  childrenOf(tree).forEach((numbers, inner) => {
    const how = options.aggregate[inner] as Aggregation;
    const node = tree.leafCount + inner;
    const children = gather(numbers, { scores, weights, options });
    const outcome = aggregateNode(how, children);
    scores.push(outcome.scores);
    for (const { child, units } of outcome.forbidden) {
      refusals.push({
        refusal: "non-positive-score",
        node,
        child: numbers[child] as number,
        method: how.method,
        units,
      });
    }
    reasons.push(...gapReasons(node, outcome.scores, children));
  });
  return refusals.length > 0 ? err(refusals) : ok({ scores, reasons });
}

function checkInput(tree: Tree, leafScores: readonly Float64Array[], options: AggregateOptions): void {
  const units = options.groupOf.length;
  if (leafScores.length !== tree.leafCount) throw new RangeError(`${leafScores.length} leaves for ${tree.leafCount}`);
  const inner = tree.ids.length - tree.leafCount;
  if (options.aggregate.length !== inner)
    throw new RangeError(`${options.aggregate.length} methods for ${inner} inner nodes`);
  leafScores.forEach((own, leaf) => {
    checkCells(`leafScores[${leaf}]`, own, units);
  });
  checkSets("groupOf", options.groupOf, { units, sets: options.weights.length });
  if (!(options.nodeCoverageFloor >= 0 && options.nodeCoverageFloor <= 1)) {
    throw new RangeError(`nodeCoverageFloor is ${options.nodeCoverageFloor}`);
  }
}

function gather(
  numbers: Int32Array,
  from: {
    readonly scores: readonly Float64Array[];
    readonly weights: readonly Float64Array[];
    readonly options: AggregateOptions;
  },
): NodeChildren {
  const { groupOf, nodeCoverageFloor } = from.options;
  const setOf = from.options.setOf ?? new Int32Array(groupOf.length);
  return {
    scores: Array.from(numbers, (child) => from.scores[child] as Float64Array),
    weights: Array.from(numbers, (child) => from.weights[child] as Float64Array),
    groupOf,
    setOf,
    setCount: setOf.reduce((most, set) => Math.max(most, set + 1), 1),
    coverageFloor: nodeCoverageFloor,
  };
}

function gapReasons(node: number, scores: Float64Array, children: NodeChildren): ScoreReason[] {
  const reasons: ScoreReason[] = [];
  scores.forEach((score, unit) => {
    if (Number.isNaN(score)) reasons.push({ unit, node, reason: gapReason(unit, children) });
  });
  return reasons;
}

function gapReason(unit: number, { scores, weights, groupOf }: NodeChildren): UndefinedReason {
  const group = groupOf[unit] as number;
  const weighty = scores.filter((_, child) => ((weights[child] as Float64Array)[group] as number) > 0);
  if (weighty.length === 0) return "zero-weights";
  return weighty.some((own) => !Number.isNaN(own[unit])) ? "coverage-below-floor" : "no-children-present";
}
