export { type Benford, benford } from "./benford.ts";
export { type Bunching, type BunchingOptions, bunching } from "./bunching.ts";
export {
  type CheckNeed,
  type CheckScope,
  type CheckSentence,
  type IntegrityCheck,
  type IntegrityCheckId,
  integrityChecks,
} from "./catalogue.ts";
export type {
  CheckedPlace,
  CheckFacts,
  CheckFlag,
  CheckNeedReason,
  CheckPlace,
  CheckRun,
  CheckSkip,
  Checks,
  DataChecks,
  IntegrityFlag,
} from "./check-ledger.ts";
export { type CopiedLastYear, type CopiedLastYearOptions, copiedLastYear } from "./copied.ts";
export { type CopiedRun, type CopiedSeriesOptions, copiedSeries } from "./copied-series.ts";
export { checkData, type DataCheckOptions } from "./data-checks.ts";
export {
  binomialUpper,
  chiSquareUpper,
  type FDegrees,
  fisherLower,
  fisherUpper,
  normalCdf,
  normalTwoSided,
  signTestTwoSided,
  studentCdf,
  studentTwoSided,
  studentTwoSidedQuantile,
} from "./distributions.ts";
export { type Adjusted, benjaminiHochberg, flagFamily } from "./false-discovery.ts";
export type { IntegrityReason } from "./integrity-reason.ts";
export { type Jump, type JumpOptions, jump } from "./jump.ts";
export { digitUniformity, type LastDigit, lastDigit, reportedDecimals } from "./last-digit.ts";
export { type LevelShift, type LevelShiftOptions, levelShift } from "./level-shift.ts";
export { normalQuantile } from "./normal-quantile.ts";
export type { Panel, PanelIndicator, PanelRevision, PanelTerm } from "./panel.ts";
export { type Revision, type RevisionPattern, revisionPattern } from "./revision.ts";
export { combinedDegrees, type RobustSummary, robustSummary } from "./robust-summary.ts";
export {
  logRatio,
  type SecondSourceBias,
  type SecondSourceOutlier,
  secondSourceBias,
  secondSourceOutlier,
} from "./second-source.ts";
export { tailDegrees } from "./tail-degrees.ts";
export { type GrowthByPlace, type TermEndSpike, termEndSpike } from "./term-end-spike.ts";
export { growthVariance, type PeerVariances, summarisePeerVariances, type TooSmooth, tooSmooth } from "./too-smooth.ts";
