export * from "./arithmetic.ts";
export { type EdgeTie, type QuotaCandidate, readEdge, withoutBarred } from "./edge.ts";
export * from "./suggested-range.ts";
