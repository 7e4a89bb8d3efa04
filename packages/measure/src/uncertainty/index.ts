export { type BandProbabilities, type Bands, bandProbabilities } from "./band-probabilities.ts";
export type { InputChange, WeightChange } from "./change-desk.ts";
export type { DrawOptions, GivenDraw } from "./draw-options.ts";
export type { DrawResults, NeighbourPair } from "./draw-results.ts";
export { mergeDraws } from "./merge-draws.ts";
export { type DrawPlan, type DrawRefusal, planDraws } from "./plan-draws.ts";
export { planSobol, type SobolOutput, type SobolPlan, type SobolPlanOptions, type SobolRefusal } from "./plan-sobol.ts";
export { rankProbabilities } from "./rank-probabilities.ts";
export { type DrawPartial, type DrawRun, openDrawRun, openScores, runDraws } from "./run-draws.ts";
export { mergeSobol, runSobol, type SobolPartial, type SobolResults } from "./run-sobol.ts";
export {
  type SaltelliOutputs,
  type SobolIndex,
  type SobolIndices,
  type SobolOptions,
  sobolIndices,
} from "./sobol-indices.ts";
export type { StageRefusal } from "./stage-model.ts";
export type { Factor, Variation, WeightVariation } from "./variation.ts";
export { type ChangeFinder, openChangeFinder, type WhatWouldChange } from "./what-would-change.ts";
