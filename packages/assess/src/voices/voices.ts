import { pollItems, type Scheme } from "@huabiao/scheme";
import type { Evidence, PollEvidence } from "../evidence.ts";
import type { NodeFinding } from "../findings.ts";
import type { PollFinding, RatingsFinding, VoicesFinding } from "../voices-finding.ts";
import { ballotScores } from "./ballot-scores.ts";
import { pollFinding } from "./poll-finding.ts";
import { pollOf } from "./poll-of.ts";
import { pollParts } from "./poll-parts.ts";
import { correctedBySubject, ratedByBallots, ratedByTable, ratingsFinding } from "./ratings-finding.ts";
import { sidesOf } from "./sides.ts";
import { smallAreas } from "./small-areas.ts";

/** Coverage of the intervals of everything that people said. */
const confidence = 0.95;
/** False discovery rate of disagreements where the scheme names none. */
const defaultRate = 0.1;

/** The parts of a scheme that voices are told by. */
export type VoicesScheme = Pick<Scheme, "polls" | "dimensions"> & {
  readonly tables: Pick<Scheme["tables"], "ratings">;
};

/** What people said, told without any data beside it: polls and ratings (R15, R20, R22). */
export function heardVoices(
  scheme: VoicesScheme,
  evidence: Pick<Evidence, "polls" | "ratings">,
): Pick<VoicesFinding, "polls" | "ratings"> {
  const byPoll = evidence.polls.map((one) => heardPoll(scheme, one));
  const byTable = evidence.ratings.flatMap((one) => {
    const table = scheme.tables.ratings?.[one.table];
    return table === undefined ? [] : [ratingsFinding(ratedByTable(one, table), confidence)];
  });
  return {
    polls: byPoll.map(({ poll }) => poll),
    ratings: [...byPoll.flatMap(({ ratings }) => (ratings === null ? [] : [ratings])), ...byTable],
  };
}

/** What people said beside the data, with their disagreements (R19). Nothing of it enters a score. */
export function voicesOf(
  { scheme, evidence, setOf }: { readonly scheme: Scheme; readonly evidence: Evidence; readonly setOf: Int32Array },
  nodes: readonly NodeFinding[],
): VoicesFinding {
  const said = heardVoices(scheme, evidence);
  const polls = said.polls.map((poll) => {
    const across = scheme.polls?.find(({ id }) => id === poll.id)?.smallAreas;
    return across === undefined ? poll : { ...poll, smallAreas: smallAreas(poll, { across, setOf, confidence }) };
  });
  const heard = { ...said, polls };
  const rate = scheme.method?.checks?.falseDiscovery ?? defaultRate;
  const interval = scheme.method?.uncertainty?.interval ?? 0.9;
  return { ...heard, ...sidesOf({ ...heard, nodes, setOf, rate, interval }) };
}

function heardPoll(
  scheme: VoicesScheme,
  evidence: PollEvidence,
): { readonly poll: PollFinding; readonly ratings: RatingsFinding | null } {
  const poll = pollOf(scheme, evidence);
  const scores = ballotScores(pollItems(poll), evidence.ballots.answers);
  const parts = pollParts(poll, evidence.ballots, evidence.frame);
  const shown = scores.map((score, ballot) => (parts.partOf[ballot] === -1 ? Number.NaN : score));
  const rated = ratedByBallots({ id: poll.id, title: poll.title, ballots: evidence.ballots, scores: shown });
  const ratings = rated === null || poll.consultation ? null : ratingsFinding(rated, confidence);
  const root = scheme.dimensions.find(({ parent }) => parent === undefined)?.id ?? "";
  const corrected = ratings === null ? new Map() : correctedBySubject(ratings);
  return { poll: pollFinding({ poll, evidence, parts, scores, root, corrected, confidence }), ratings };
}
