// The door of survey estimates: their specification, conditions on rows, and names that are near.
export { type ConditionFailure, compileCondition, variablesOf } from "../conditions.ts";
export { editDistance, suggestions } from "../near-name.ts";
export type { Locate } from "../path.ts";
export type * from "./estimate-spec.ts";
export { type ParsedEstimateSpec, parseEstimateSpec } from "./parse-estimate-spec.ts";
export type { Named, NamedLevels } from "./spec-names.ts";
