export type { RatersReason } from "./raters-reason.ts";
export { type SeverityCorrected, severityCorrected } from "./severity-corrected.ts";
