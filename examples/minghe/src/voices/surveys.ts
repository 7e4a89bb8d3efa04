import { openStream, type Stream } from "@huabiao/kernel/random";
import { cellAt, valueAt } from "../panel.ts";
import { yearCount } from "../series-models.ts";
import { purposes } from "../streams.ts";
import { type BallotRow, type FrameRow, type HeldPoll, openKeys } from "./ballot-row.ts";
import { drawAnswer, expectedCoefficient } from "./opinion.ts";
import { plantedVoice } from "./planted-voices.ts";
import { type Ground, meritsOf } from "./standing.ts";
import type { StratumPlan, SurveyPlan } from "./survey-plans.ts";

/** Share of an opinion's variance that colours all of a ballot. */
const halo = 0.36;
const batches = 4;

/**
 * Holds a poll on samples: who is invited in each county and stratum, who answers, and what.
 *
 * Opinion = merit of the county in the question + mood of the stratum + the ballot's own colour + noise, of
 * standard deviation 1 together; whether a person answers depends on the stratum alone. Batches are drawn
 * at random. Sorted by county, then key. Cost O(ballots × items).
 */
export function holdSurvey(ground: Ground, plan: SurveyPlan, at: number): HeldPoll {
  const merits = meritsOf(ground, plan.questions);
  const nextKey = openKeys(openStream(ground.seed, purposes.ballotKeys, at), "b");
  const frame: FrameRow[] = [];
  const ballots: BallotRow[] = [];
  for (const county of polledCounties(ground, plan)) {
    const own: BallotRow[] = [];
    for (const [place, stratum] of plan.strata.entries()) {
      const stream = openStream(ground.seed, purposes.surveys, at, county, place);
      const cell = frameRow(ground, plan, { county, stratum });
      frame.push(cell);
      const moods = merits.map((merit) => (merit[county] as number) + stratum.mood);
      for (let person = 0; person < cell.invited; person++)
        if (stream.uniform() < stratum.response) own.push(castBallot(stream, plan, { cell, stratum, moods, nextKey }));
    }
    ballots.push(...own.sort(byKey));
  }
  return { id: plan.id, items: plan.questions.map(({ id }) => id), ballots, frame };
}

/**
 * What a poll would find if everybody voted: per county the mean over the questions of the expected coefficient, strata
 * weighted by their people, times 100.
 */
export function trueScores(ground: Ground, plan: SurveyPlan): ReadonlyMap<string, number> {
  const merits = meritsOf(ground, plan.questions);
  return new Map(
    polledCounties(ground, plan).map((county) => {
      const { id, zone } = ground.counties[county] as Ground["counties"][number];
      const people = plan.strata.reduce((sum, { share }) => sum + share[zone], 0);
      const score = plan.strata.reduce((sum, { share, mood }) => {
        const means = merits.map((merit) => expectedCoefficient(plan.scale, (merit[county] as number) + mood));
        return sum + (share[zone] / people) * (means.reduce((total, one) => total + one, 0) / means.length);
      }, 0);
      return [id, 100 * score];
    }),
  );
}

function polledCounties({ counties }: Ground, { prefectures }: SurveyPlan): number[] {
  return [...counties.keys()].filter((county) => prefectures.includes(Number(counties[county]?.id.slice(2, 4)) - 1));
}

function frameRow(
  { counties, truth }: Ground,
  plan: SurveyPlan,
  { county, stratum }: { readonly county: number; readonly stratum: StratumPlan },
): FrameRow {
  const { id, zone } = counties[county] as Ground["counties"][number];
  const people = 10_000 * valueAt(truth, "population", cellAt(county, yearCount - 1));
  const small = plantedVoice("small-cell");
  const isSmall = small.poll === plan.id && small.counties.includes(id) && small.stratum === stratum.id;
  const invited = isSmall ? 9 : stratum.invited;
  const population = isSmall ? invited : Math.max(invited, Math.round(people * stratum.share[zone]));
  return { subject: id, class: null, stratum: stratum.id, population, invited };
}

function castBallot(
  stream: Stream,
  { scale }: SurveyPlan,
  of: {
    readonly cell: FrameRow;
    readonly stratum: StratumPlan;
    readonly moods: readonly number[];
    readonly nextKey: () => string;
  },
): BallotRow {
  const colour = Math.sqrt(halo) * stream.normal();
  const answers = of.moods.map((mood) => {
    const opinion = mood + colour + Math.sqrt(1 - halo) * stream.normal();
    return drawAnswer(stream, scale, { opinion, unknown: of.stratum.unknown });
  });
  return {
    ballot: of.nextKey(),
    subject: of.cell.subject,
    class: null,
    stratum: of.cell.stratum,
    rater: null,
    batch: 1 + stream.integer(batches),
    answers,
  };
}

/** Orders ballots by their keys, so that their order tells nothing. */
export function byKey(a: BallotRow, b: BallotRow): number {
  return a.ballot < b.ballot ? -1 : 1;
}
