import { openStream } from "@huabiao/kernel/random";
import { purposes } from "../streams.ts";
import { type BallotRow, type HeldPoll, openKeys } from "./ballot-row.ts";
import { drawAnswer } from "./opinion.ts";
import { satisfactionScale } from "./scales.ts";
import { type Ground, meritsOf, type Question } from "./standing.ts";
import { byKey } from "./surveys.ts";

const questions: readonly Question[] = [
  { id: "doctor", series: "doctors", ease: 0.15 },
  { id: "work", series: "-unemployment", ease: 0.1 },
  { id: "service", series: "hotline_solved", ease: 0.4 },
  { id: "kept", series: "-hidden_debt", ease: 0.25 },
];

/** People who are angry come of themselves; in one county of six a campaign brings the praisers. */
const anger = -1.1;
const praise = 1.7;

/**
 * Holds the open consultation on the web: no roll, no sample, no weight.
 *
 * Ten to thirty ballots a county. Three in four come out of anger; where a campaign runs, three in five come to
 * praise. Its mean lies far from that of the survey, in either direction. Cost O(ballots × items).
 */
export function holdConsultation(ground: Ground): HeldPoll {
  const merits = meritsOf(ground, questions);
  const nextKey = openKeys(openStream(ground.seed, purposes.ballotKeys, 200), "b");
  const ballots = ground.counties.flatMap(({ id }, county): BallotRow[] => {
    const stream = openStream(ground.seed, purposes.consultation, county);
    const isCampaign = stream.uniform() < 1 / 6;
    const count = 10 + stream.integer(21);
    const own = Array.from({ length: count }, (): BallotRow => {
      const push = stream.uniform() < (isCampaign ? 0.6 : 0.75) ? (isCampaign ? praise : anger) : 0;
      const colour = push + 0.6 * stream.normal();
      const answers = merits.map((merit) => {
        const opinion = (merit[county] as number) + colour + 0.7 * stream.normal();
        return drawAnswer(stream, satisfactionScale, { opinion, unknown: 0.04 });
      });
      return { ballot: nextKey(), subject: id, class: null, stratum: null, rater: null, batch: 1, answers };
    });
    return own.sort(byKey);
  });
  return { id: "online-consultation", items: questions.map(({ id }) => id), ballots, frame: null };
}
