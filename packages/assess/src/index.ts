export { type EstimateRow, estimateSurvey } from "./analysis/estimate-survey.ts";
export { columnsWanted } from "./analysis/spec-columns.ts";
export { type AssessOptions, assess } from "./assess.ts";
export { type Column, numberColumn, type TextCell, wordColumn } from "./columns/column.ts";
export type { ColumnTable } from "./columns/column-table.ts";
export type { Factor } from "./columns/factor.ts";
export type * from "./evidence.ts";
export { type Explanation, explainNumber, type InputReference, type LeafSteps } from "./findings/explain-number.ts";
export type * from "./findings.ts";
