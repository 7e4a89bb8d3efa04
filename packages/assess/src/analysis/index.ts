// The door of survey estimates: a table by columns, and what a specification asks of it.
export { type Column, numberColumn, type TextCell, wordColumn } from "../columns/column.ts";
export type { ColumnTable } from "../columns/column-table.ts";
export type { Factor } from "../columns/factor.ts";
export { type EstimateRow, estimateSurvey } from "./estimate-survey.ts";
export { columnsWanted } from "./spec-columns.ts";
