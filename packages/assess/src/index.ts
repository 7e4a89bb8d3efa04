export { type AssessOptions, assess } from "./assess.ts";
export type * from "./evidence.ts";
export { type Explanation, explainNumber, type InputReference, type LeafSteps } from "./findings/explain-number.ts";
export type * from "./findings.ts";
