export {
  type ContributionLens,
  type ContributionShares,
  contributionLenses,
  contributionShares,
  type JointMembers,
  type MixOptions,
} from "./contribution-shares.ts";
export type { Division } from "./division.ts";
export { type Duties, type DutyDivision, dutyDivision } from "./duty-division.ts";
export { type ContributionRecord, type EvidenceDivision, evidenceDivision } from "./evidence-division.ts";
export { type PeerDivision, type PeerOptions, peerDivision } from "./peer-division.ts";
