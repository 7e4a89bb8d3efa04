export {
  type AggregateOptions,
  aggregateTree,
  type CompositeRefusal,
  type ScoreReason,
  type TreeScores,
} from "./aggregate.ts";
export { aggregateNode, type ForbiddenScore } from "./aggregate-node.ts";
export { type AhpRefusal, type AhpWeights, ahpWeights, type JudgementTriple } from "./ahp-weights.ts";
export { type CarriedValue, carryForward } from "./carry-forward.ts";
export { type Composite, composite } from "./composite.ts";
export { pearson } from "./correlation.ts";
export { applicableLeaves, leafCoverage } from "./coverage.ts";
export { type EffectiveWeight, effectiveWeights } from "./effective-weights.ts";
export { indexShares } from "./exact-contributions.ts";
export { type ExplainOptions, type Explanations, explainScores } from "./explain.ts";
export { buildTree, childrenOf, type NodeDeclaration, type TreeFault } from "./hierarchy.ts";
export { imputeLeaf } from "./impute.ts";
export {
  type AttainmentOptions,
  absoluteProgress,
  bindingTarget,
  denominate,
  type LensValues,
  level,
  logGrowth,
  targetAttainment,
  type UnitReason,
} from "./lens.ts";
export type * from "./model.ts";
export type { NodeChildren } from "./node-children.ts";
export { weightsByNode } from "./node-weights.ts";
export { type NormalisedLeaf, type NormaliseOptions, normaliseLeaf, type SetReason } from "./normalise.ts";
export { type PcaWeights, pcaWeights } from "./pca-weights.ts";
export { type RankOptions, rankAscending, rankDescending } from "./rank.ts";
export { kurtosisG2, type Shape, shapeOf, skewnessG1 } from "./shape.ts";
export { type TreatmentOutcome, treatOutliers, type WinsorisedCell } from "./treatment.ts";
export { valueAdded } from "./value-added.ts";
export { entropyWeights, equalWeights, normaliseWeights } from "./weights.ts";
