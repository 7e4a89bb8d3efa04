import { openStream } from "@huabiao/kernel/random";
import { purposes } from "../streams.ts";
import { type BallotRow, type FrameRow, type HeldPoll, openKeys } from "./ballot-row.ts";
import { drawAnswer } from "./opinion.ts";
import { plantedVoice } from "./planted-voices.ts";
import { gradeScale } from "./scales.ts";
import { type Ground, meritsOf, type Question } from "./standing.ts";
import { byKey } from "./surveys.ts";

/** Voters of a class: how many join at each county, how many counties in a row each of them rates. */
interface PanelClass {
  readonly id: string;
  readonly joining: number;
  readonly rated: number;
  readonly mood: number;
  readonly unknown: number;
}

/** 德能勤績廉. */
const questions: readonly Question[] = [
  { id: "virtue", series: "satisfaction", ease: 0.7 },
  { id: "ability", series: "hotline_solved", ease: 0.5 },
  { id: "diligence", series: "petitions_settled", ease: 0.75 },
  { id: "results", series: "gdp_growth", ease: 0.45 },
  { id: "integrity", series: "-hidden_debt", ease: 0.6 },
];

/** A: the prefecture's leaders rate its eight counties; B and C rate their own county and the next ones on the list. */
const classes: readonly PanelClass[] = [
  { id: "A", joining: 10, rated: 8, mood: 0, unknown: 0.02 },
  { id: "B", joining: 13, rated: 2, mood: 0.3, unknown: 0.02 },
  { id: "C", joining: 13, rated: 3, mood: 0.05, unknown: 0.08 },
];

/** Counties of the first four prefectures have a panel. */
const panelled = 32;
const response = 0.93;
const batches = 3;

/**
 * Holds the democratic evaluation of the county leaders in three classes.
 *
 * Opinion = merit in the item + mood of the class + how this class and county get on (0.1) + the rater's leniency
 * (0.45) + impression of the ballot (0.45) + noise (0.65). Classes B and C link the counties in a ring. A rater keeps
 * one pseudonym through all ballots. The leaders who lobby are thought less of. Cost O(ballots × items).
 */
export function holdLeaderPanel(ground: Ground): HeldPoll {
  const merits = meritsOf(ground, questions);
  const nextKey = openKeys(openStream(ground.seed, purposes.ballotKeys, 100), "b");
  const nextRater = openKeys(openStream(ground.seed, purposes.ballotKeys, 101), "r");
  const ballots: BallotRow[][] = Array.from({ length: panelled }, () => []);
  const frame = new Map<string, FrameRow>();
  for (const [at, one] of classes.entries())
    for (const { own, seat } of seatsOf(one)) {
      const stream = openStream(ground.seed, purposes.panel, at, own[0] as number, seat);
      const rater = nextRater();
      const leniency = one.mood + 0.45 * stream.normal();
      for (const county of own) {
        const subject = ground.counties[county]?.id as string;
        countIn(frame, { subject, class: one.id });
        const bond = 0.1 * openStream(ground.seed, purposes.panelBonds, at, county).normal();
        const blame = plantedVoice("lobbied-county").counties.includes(subject) ? -0.7 : 0;
        const colour = leniency + bond + blame + 0.45 * stream.normal();
        const answers = merits.map((merit) =>
          drawAnswer(stream, gradeScale, {
            opinion: (merit[county] as number) + colour + 0.65 * stream.normal(),
            unknown: one.unknown,
          }),
        );
        const isThere = stream.uniform() < response;
        const batch = 1 + stream.integer(batches);
        if (isThere)
          ballots[county]?.push({ ballot: nextKey(), subject, class: one.id, stratum: null, rater, batch, answers });
      }
    }
  return {
    id: "leader-panel",
    items: questions.map(({ id }) => id),
    ballots: ballots.flatMap((own) => own.sort(byKey)),
    frame: [...frame.values()].sort(byCell),
  };
}

/** Every rater of a class with the counties that are his to rate. */
function seatsOf({ joining, rated }: PanelClass): { readonly own: readonly number[]; readonly seat: number }[] {
  const firsts = Array.from({ length: panelled }, (_, county) => county).filter(
    (county) => rated < 8 || county % 8 === 0,
  );
  return firsts.flatMap((first) => {
    const own = Array.from({ length: rated }, (_, step) => (first + step) % panelled);
    return Array.from({ length: joining }, (_, seat) => ({ own, seat }));
  });
}

function countIn(frame: Map<string, FrameRow>, cell: { readonly subject: string; readonly class: string }): void {
  const key = `${cell.subject} ${cell.class}`;
  const count = (frame.get(key)?.invited ?? 0) + 1;
  frame.set(key, { ...cell, stratum: null, population: count, invited: count });
}

function byCell(a: FrameRow, b: FrameRow): number {
  return `${a.subject} ${a.class}` < `${b.subject} ${b.class}` ? -1 : 1;
}
