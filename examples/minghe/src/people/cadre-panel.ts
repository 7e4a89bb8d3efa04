import { openStream, type Stream } from "@huabiao/kernel/random";
import { purposes } from "../streams.ts";
import { type BallotRow, type FrameRow, type HeldPoll, openKeys } from "../voices/ballot-row.ts";
import { drawAnswer } from "../voices/opinion.ts";
import { gradeScale } from "../voices/scales.ts";
import { byKey } from "../voices/surveys.ts";
import { heads, type Member, portrayed } from "./members.ts";
import { teamPlans } from "./team-plans.ts";

/** Voters of a class: how many join at each team, and how many teams in a row each of them rates. */
const classes = [
  { id: "A", joining: 4, teams: 3, mood: 0, unknown: 0.03 },
  { id: "B", joining: 9, teams: 1, mood: 0.25, unknown: 0.02 },
  { id: "C", joining: 12, teams: 1, mood: 0.05, unknown: 0.08 },
] as const;

/** What the items are like on average: it is easier to think well of virtue than of results. */
const ease = [0.6, 0.4, 0.6, 0.35, 0.55];
const response = 0.94;

/**
 * Holds the democratic evaluation of every member of the twelve teams, 德能勤績廉, in three classes.
 *
 * Opinion = 0.5 × merit in the head + mood of the class + the rater's leniency (0.4) + impression of the ballot (0.35) +
 * noise (0.65). Class A links the teams in a ring. A rater keeps one pseudonym. Cost O(ballots × items).
 */
export function holdCadrePanel(seed: number, members: readonly Member[]): HeldPoll {
  const nextKey = openKeys(openStream(seed, purposes.ballotKeys, 102), "b");
  const nextRater = openKeys(openStream(seed, purposes.ballotKeys, 103), "r");
  const ballots = new Map<string, BallotRow[]>();
  const frame = new Map<string, FrameRow>();
  for (const [at, one] of classes.entries())
    for (let first = 0; first < teamPlans.length; first++)
      for (let seat = 0; seat < one.joining; seat++) {
        const stream = openStream(seed, purposes.cadrePanel, at, first, seat);
        const rater = nextRater();
        const leniency = one.mood + 0.4 * stream.normal();
        for (const member of ratedBy(members, first, one.teams)) {
          const subject = member.person;
          const key = `${subject} ${one.id}`;
          const count = (frame.get(key)?.invited ?? 0) + 1;
          frame.set(key, { subject, class: one.id, stratum: null, population: count, invited: count });
          const answers = answersOn(stream, member, { leniency, unknown: one.unknown });
          const isThere = stream.uniform() < response;
          const ballot = { ballot: nextKey(), subject, class: one.id, stratum: null, rater, batch: 1, answers };
          if (isThere) ballots.set(subject, [...(ballots.get(subject) ?? []), ballot]);
        }
      }
  return {
    id: "cadre-panel",
    items: [...heads],
    ballots: [...ballots.values()].flatMap((own) => own.sort(byKey)),
    frame: [...frame.values()],
  };
}

function ratedBy(members: readonly Member[], first: number, teams: number): readonly Member[] {
  const counties = Array.from({ length: teams }, (_, step) => teamPlans[(first + step) % teamPlans.length]?.county);
  return portrayed(members).filter(({ county }) => counties.includes(county));
}

function answersOn(
  stream: Stream,
  { merits }: Member,
  { leniency, unknown }: { readonly leniency: number; readonly unknown: number },
): (string | null)[] {
  const colour = leniency + 0.35 * stream.normal();
  return heads.map((_, head) =>
    drawAnswer(stream, gradeScale, {
      opinion: (ease[head] as number) + 0.5 * (merits[head] as number) + colour + 0.65 * stream.normal(),
      unknown,
    }),
  );
}
