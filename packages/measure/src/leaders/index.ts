export type { ConnectedSet } from "./connected-sets.ts";
export { fitLeaders, type LeaderEffect, type LeaderFit } from "./fit-leaders.ts";
export { type LeaderContrast, leaderContrast } from "./leader-contrast.ts";
export type { LeaderPanel } from "./leader-panel.ts";
export type { ShrunkEffect } from "./shrink-effect.ts";
