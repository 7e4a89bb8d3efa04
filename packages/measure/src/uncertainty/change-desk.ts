import { applicableLeaves } from "../composite/coverage.ts";
import type { CompositeModel } from "../composite/model.ts";
import { planWeights } from "./draw-weights.ts";
import { type Choice, type Evaluator, openEvaluator } from "./evaluate.ts";
import type { StagedModel } from "./stage-model.ts";

/** A change of one declared weight, its siblings' weights staying as they are. */
export interface WeightChange {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  /** (to − from) / from. */
  readonly relative: number;
  /** The rank the unit would have. */
  readonly rank: number;
}

/** A change of one of the unit's own input values, in the indicator's unit. */
export interface InputChange {
  readonly leaf: number;
  readonly from: number;
  readonly to: number;
  /** |to − from| over the range of the values in the unit's comparison set. */
  readonly shareOfRange: number;
  readonly rank: number;
}

/** What the search works on: an evaluator that always holds the scores of the declared choices between questions. */
export interface Desk {
  readonly model: CompositeModel;
  readonly staged: StagedModel;
  readonly evaluator: Evaluator;
  /** The declared choice; its weights are a copy that a search may change and must restore. */
  readonly choice: Choice;
  /** Per group, the leaves with a path of positive weights. */
  readonly applicable: readonly (readonly number[])[];
  readonly rankOf: (place: number) => number;
}

/** The unit asked about and the range of places it is ranked with. */
export interface Asked {
  readonly unit: number;
  readonly place: number;
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

/** Opens a desk on a staged model, with the declared weights computed. Cost of one composite. */
export function openDesk(model: CompositeModel, staged: StagedModel): Desk {
  const { stage } = staged;
  const evaluator = openEvaluator(stage);
  const weights = Float64Array.from(planWeights(model, null).declared);
  const choice: Choice = { leafSet: 0, aggregation: 0, weights, replaced: null };
  evaluator.run(choice);
  const desk = {
    model,
    staged,
    evaluator,
    choice,
    applicable: model.weights.map((own) => applicableLeaves(model.tree, own)),
  };
  return {
    ...desk,
    rankOf: (place) => rankAt(evaluator.scores(stage.nodeCount - 1), { starts: stage.rankStarts, place }),
  };
}

/** 1 + how many scores of the set are higher; 0 without a score. Infinity is the mark of an undefined one. */
function rankAt(
  scores: Float64Array,
  { starts, place }: { readonly starts: Int32Array; readonly place: number },
): number {
  const own = scores[place] as number;
  if (!Number.isFinite(own)) return 0;
  let set = 0;
  while ((starts[set + 1] as number) <= place) set++;
  let rank = 1;
  for (let other = starts[set] as number; other < (starts[set + 1] as number); other++) {
    const score = scores[other] as number;
    if (score > own && score !== Number.POSITIVE_INFINITY) rank++;
  }
  return rank;
}

/** The weight group of a place and the range of places it is ranked with. */
export function setAround({ staged, model }: Desk, place: number): { group: number; from: number; to: number } {
  const starts = staged.stage.rankStarts;
  let set = 0;
  while ((starts[set + 1] as number) <= place) set++;
  const group = model.groupOf[staged.stage.unitAt[place] as number] as number;
  return { group, from: starts[set] as number, to: starts[set + 1] as number };
}
