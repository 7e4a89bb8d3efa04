export { type Coverage, type CoverageOptions, coverage, type Period } from "./coverage.ts";
export { type DaySpan, knownDay, middleDay, parseDaySpan } from "./day-span.ts";
export {
  type AgainstTrend,
  againstTrend,
  type HandoverBaseline,
  type HandoverOptions,
  handoverBaseline,
  type MeasuredOutcome,
  type Obligation,
} from "./handover-baseline.ts";
export { type CreditOptions, type LaggedCredit, laggedCredit, type TermCredit } from "./lagged-credit.ts";
export { type Lineage, lineageOf, type PlaceSuccession } from "./lineage.ts";
export { reviewTerms, type TermGap, type TermOverlap, type TermReview } from "./review-terms.ts";
export { parseTerm, type TermOfOffice, type WrittenTerm } from "./term.ts";
export type { TrendFigure, TrendLine } from "./trend-line.ts";
