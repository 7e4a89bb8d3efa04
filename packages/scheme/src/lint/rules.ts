import type { Rule } from "./rule.ts";
import { bandByRankAlone } from "./rules/band-by-rank-alone.ts";
import { bandOnOneSide } from "./rules/band-on-one-side.ts";
import { bandsLeaveGap } from "./rules/bands-leave-gap.ts";
import { barWithoutBasis } from "./rules/bar-without-basis.ts";
import { bunchingThreshold } from "./rules/bunching-threshold.ts";
import { conceptNotCovered } from "./rules/concept-not-covered.ts";
import { datumAskedTwice } from "./rules/datum-asked-twice.ts";
import { dominantIndicator } from "./rules/dominant-indicator.ts";
import { filledKeyIndicator } from "./rules/filled-key-indicator.ts";
import { frequentReporting } from "./rules/frequent-reporting.ts";
import { headOnOneView } from "./rules/head-on-one-view.ts";
import { inputAsResult } from "./rules/input-as-result.ts";
import { latentWithoutLag } from "./rules/latent-without-lag.ts";
import { levelOnly } from "./rules/level-only.ts";
import { lightBinding } from "./rules/light-binding.ts";
import { longBallot } from "./rules/long-ballot.ts";
import { missingLanguage } from "./rules/missing-language.ts";
import { noAnchors } from "./rules/no-anchors.ts";
import { noBasis } from "./rules/no-basis.ts";
import { noBurdenBudget } from "./rules/no-burden-budget.ts";
import { noComparisonGroups } from "./rules/no-comparison-groups.ts";
import { noCoverageFloor } from "./rules/no-coverage-floor.ts";
import { noDevelopmentUse } from "./rules/no-development-use.ts";
import { noExemption } from "./rules/no-exemption.ts";
import { noGroupMinimum } from "./rules/no-group-minimum.ts";
import { noIncidentRecord } from "./rules/no-incident-record.ts";
import { noLatentCredit } from "./rules/no-latent-credit.ts";
import { noLatentHorizon } from "./rules/no-latent-horizon.ts";
import { noLivelihoodTarget } from "./rules/no-livelihood-target.ts";
import { noMinimumCell } from "./rules/no-minimum-cell.ts";
import { noPeoplesVoice } from "./rules/no-peoples-voice.ts";
import { noPoliticalStandard } from "./rules/no-political-standard.ts";
import { noPositionSpecific } from "./rules/no-position-specific.ts";
import { noRectificationUse } from "./rules/no-rectification-use.ts";
import { noResultGate } from "./rules/no-result-gate.ts";
import { noSelfReport } from "./rules/no-self-report.ts";
import { noSynthesis } from "./rules/no-synthesis.ts";
import { noUncertainty } from "./rules/no-uncertainty.ts";
import { oneSizeFitsAll } from "./rules/one-size-fits-all.ts";
import { onlyNumbers } from "./rules/only-numbers.ts";
import { openBallot } from "./rules/open-ballot.ts";
import { overBurdenBudget } from "./rules/over-burden-budget.ts";
import { quotaCannotBeMet } from "./rules/quota-cannot-be-met.ts";
import { quotaOverLimit } from "./rules/quota-over-limit.ts";
import { relativeNormalisation } from "./rules/relative-normalisation.ts";
import { reversedFraction } from "./rules/reversed-fraction.ts";
import { shortObjection } from "./rules/short-objection.ts";
import { singleShareLens } from "./rules/single-share-lens.ts";
import { singleSourceKey } from "./rules/single-source-key.ts";
import { slowBallot } from "./rules/slow-ballot.ts";
import { smallGroup } from "./rules/small-group.ts";
import { smallVoterClass } from "./rules/small-voter-class.ts";
import { tooManyIndicators } from "./rules/too-many-indicators.ts";
import { useBeforeObjection } from "./rules/use-before-objection.ts";
import { vetoNeedsTwoExaminers } from "./rules/veto-needs-two-examiners.ts";
import { weightedConsultation } from "./rules/weighted-consultation.ts";
import { weightsNotVaried } from "./rules/weights-not-varied.ts";
import { zeroInGeometric } from "./rules/zero-in-geometric.ts";

/** Every lint rule, one file each, by id. */
export const rules: readonly Rule[] = [
  bandByRankAlone,
  bandOnOneSide,
  bandsLeaveGap,
  barWithoutBasis,
  bunchingThreshold,
  conceptNotCovered,
  datumAskedTwice,
  dominantIndicator,
  filledKeyIndicator,
  frequentReporting,
  headOnOneView,
  inputAsResult,
  latentWithoutLag,
  levelOnly,
  lightBinding,
  longBallot,
  missingLanguage,
  noAnchors,
  noBasis,
  noBurdenBudget,
  noComparisonGroups,
  noCoverageFloor,
  noDevelopmentUse,
  noExemption,
  noGroupMinimum,
  noIncidentRecord,
  noLatentCredit,
  noLatentHorizon,
  noLivelihoodTarget,
  noMinimumCell,
  noPeoplesVoice,
  noPoliticalStandard,
  noPositionSpecific,
  noRectificationUse,
  noResultGate,
  noSelfReport,
  noSynthesis,
  noUncertainty,
  oneSizeFitsAll,
  onlyNumbers,
  openBallot,
  overBurdenBudget,
  quotaCannotBeMet,
  quotaOverLimit,
  relativeNormalisation,
  reversedFraction,
  shortObjection,
  singleShareLens,
  singleSourceKey,
  slowBallot,
  smallGroup,
  smallVoterClass,
  tooManyIndicators,
  useBeforeObjection,
  vetoNeedsTwoExaminers,
  weightedConsultation,
  weightsNotVaried,
  zeroInGeometric,
];
