export { judgeArrival, type KnownRevisions } from "./ballot/arrival.ts";
export {
  type BallotDraft,
  ballotText,
  fillBallot,
  longestBallot,
  mostRevisions,
  type OpenRecord,
  parseBallot,
} from "./ballot/ballot.ts";
export type { Answers } from "./ballot/outcome.ts";
export { cellMinimum, type Poll, parsePoll, pollDigest } from "./ballot/poll.ts";
export { type BallotContent, type BallotRecord, ballotEntry, contentHash } from "./ballot/record.ts";
export { askCheckpoint, askCommitment, askPromise, type Inclusion, type IssueSighting } from "./box/ask-box.ts";
export { ballotLine, parseBallotLine } from "./box/ballot-line.ts";
export type { BoxFiles, BoxSink, ReadRecord } from "./box/box-files.ts";
export { type CountedAnswer, type CountedBallot, countedBallots } from "./box/counted-ballots.ts";
export { closedLife, type Intake, intakeProblems, type StratumIntake } from "./box/intake.ts";
export { boxLimits, boxNames, type StratumLog } from "./box/layout.ts";
export { ballotCount, type Manifest, type StratumManifest } from "./box/manifest.ts";
export { type SealedPoll, sealPoll } from "./box/seal-box.ts";
export type { QuestionTally, Tally } from "./box/tally.ts";
export { type Recount, type RecountPorts, verifyBox } from "./box/verify-box.ts";
export { fromBase64, fromBase64Url, toBase64, toBase64Url } from "./encoding/base64.ts";
export type { RandomPort } from "./encoding/big-integer.ts";
export { freezeRoll, IssuanceBook } from "./issue/issuance.ts";
export { makeSlip, parseSlip, type Slip, slipCommitment } from "./issue/slip.ts";
export { type LifeState, lifeEntry, lifeStates, replayLife, type Transition } from "./life/life.ts";
export { openCheckpoint, signCheckpoint, type TreeHead } from "./log/checkpoint.ts";
export { HashTree } from "./log/hash-tree.ts";
export { hashLeaf } from "./log/merkle-hash.ts";
export {
  type Ed25519Port,
  type NoteKey,
  type NoteSigner,
  noteKeyText,
  noteSigner,
  openNote,
  signNote,
  verifyEd25519,
} from "./log/signed-note.ts";
export { verifyConsistency, verifyInclusion } from "./log/verify-proof.ts";
export { openPromise, signPromise } from "./promise/promise.ts";
export { type Release, releaseBatch } from "./release/release-batch.ts";
export {
  type SimulatedHand,
  type SimulatedPoll,
  type SimulatedVoter,
  type Simulation,
  type SimulationPorts,
  simulatePoll,
} from "./simulate/simulate-poll.ts";
export { type IssuerJwk, type IssuerKey, parseIssuerKey, toIssuerJwk } from "./token/issuer-key.ts";
export {
  finalizeToken,
  type RsaPort,
  requestToken,
  signBlinded,
  type Token,
  type TokenRequest,
  type TokenScope,
  verifyToken,
} from "./token/token.ts";
export {
  type SubtlePort,
  type TokenBatch,
  type TokenVerifier,
  tokenCount,
  tokenOf,
  verifyTokens,
  webTokenVerifier,
} from "./token/verify-tokens.ts";
