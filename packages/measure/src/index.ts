export * from "./ballot-checks/index.ts";
export * from "./composite/index.ts";
export * from "./integrity/index.ts";
export * from "./quota/index.ts";
export * from "./remeasure/index.ts";
export * from "./survey/index.ts";
export * from "./uncertainty/index.ts";
export type { UndefinedReason } from "./undefined-reason.ts";
