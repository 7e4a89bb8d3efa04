export { type EffortAgainstFelt, effortAgainstFelt, type TaskFacts } from "./effort-against-felt.ts";
export type { Opposition, OppositionFlag, OppositionOptions, PartPosition } from "./opposed-sides.ts";
export type { Felt } from "./peer-parts.ts";
export { type Position, positionsAmong } from "./position.ts";
export {
  type ProjectFacts,
  type VanityPart,
  type VanityRisk,
  type VanityRisks,
  vanityParts,
  vanityRisks,
} from "./vanity-risk.ts";
