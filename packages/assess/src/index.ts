export { type AssessOptions, assess } from "./assess.ts";
export { type Column, numberColumn, type TextCell, wordColumn } from "./columns/column.ts";
export type { ColumnTable } from "./columns/column-table.ts";
export type { Factor } from "./columns/factor.ts";
export type * from "./evidence.ts";
export { type Explanation, explainNumber, type InputReference, type LeafSteps } from "./findings/explain-number.ts";
export type * from "./findings.ts";
export type * from "./people-finding.ts";
export type * from "./voices-finding.ts";
