import { openStream, type Stream } from "@huabiao/kernel/random";
import { purposes } from "../streams.ts";
import { type BallotRow, type HeldPoll, openKeys } from "./ballot-row.ts";
import { type PlantedVoice, plantedVoice } from "./planted-voices.ts";
import { byKey } from "./surveys.ts";

/** A poll with what was planted into its ballots; the frame stays as it was. */
export function distortBallots(seed: number, poll: HeldPoll): HeldPoll {
  const distortions = [
    { voice: plantedVoice("lobbied-county"), change: lobby },
    { voice: plantedVoice("straight-lining-class"), change: tickOneColumn },
    { voice: plantedVoice("copied-ballots"), change: copyOne },
    { voice: plantedVoice("over-full-roll"), change: stuff },
  ];
  const wanted = distortions.filter(({ voice }) => voice.poll === poll.id);
  const ballots = wanted.reduce((rows: readonly BallotRow[], { voice, change }) => {
    const stream = openStream(seed, purposes.plantedBallots, ...placeNumbers(voice));
    const own = rows.filter((row) => isIn(voice, row));
    const changed = change(own, { voice, stream, poll });
    const firstAt = rows.findIndex(({ subject }) => voice.counties.includes(subject));
    const county = [...rows.filter((row) => voice.counties.includes(row.subject) && !isIn(voice, row)), ...changed];
    const others = rows.filter(({ subject }) => !voice.counties.includes(subject));
    return others.toSpliced(firstAt, 0, ...county.sort(byKey));
  }, poll.ballots);
  return { ...poll, ballots };
}

interface Setting {
  readonly voice: PlantedVoice;
  readonly stream: Stream;
  readonly poll: HeldPoll;
}

function placeNumbers({ counties }: PlantedVoice): number[] {
  return counties.map((county) => Number(county.slice(2)));
}

function isIn(voice: PlantedVoice, row: BallotRow): boolean {
  return voice.counties.includes(row.subject) && row.class === voice.class && row.stratum === voice.stratum;
}

/** Seven in ten ballots praise everything, and nine in ten of these come in the batch. */
function lobby(own: readonly BallotRow[], { voice, stream }: Setting): BallotRow[] {
  return own.map((row) => {
    const praises = stream.uniform() < 0.7;
    const answers = row.answers.map(() => (stream.uniform() < 0.88 ? "good" : "fair"));
    const isCalled = stream.uniform() < 0.9;
    if (!praises) return row.batch === voice.batch ? { ...row, batch: 3 } : row;
    return { ...row, answers, batch: isCalled ? (voice.batch as number) : row.batch };
  });
}

/** Eleven in twelve ballots give all items one answer: 好 or 較好. */
function tickOneColumn(own: readonly BallotRow[], { stream }: Setting): BallotRow[] {
  return own.map((row) => {
    const [ticks, column] = [stream.uniform() < 11 / 12, stream.uniform() < 0.5 ? "good" : "fair"];
    return ticks ? { ...row, answers: row.answers.map(() => column) } : row;
  });
}

/** Fourteen ballots repeat one that is not of one answer throughout. */
function copyOne(own: readonly BallotRow[], { voice }: Setting): BallotRow[] {
  const model = own.find(({ answers }) => new Set(answers).size >= 3) as BallotRow;
  const copies = new Set(own.filter((row) => row !== model).slice(0, 13));
  return own.map((row) =>
    copies.has(row) || row === model ? { ...row, answers: model.answers, batch: voice.batch as number } : row,
  );
}

/** Adds ballots until there are seven more than people invited, made from the answers of those who came. */
function stuff(own: readonly BallotRow[], { voice, stream, poll }: Setting): BallotRow[] {
  const cell = poll.frame?.find((row) => voice.counties.includes(row.subject) && row.stratum === voice.stratum);
  const missing = (cell?.invited ?? 0) + 7 - own.length;
  const nextKey = openKeys(stream, "b");
  const known = new Set(poll.ballots.map(({ ballot }) => ballot));
  const added = Array.from({ length: missing }, (): BallotRow => {
    const answers = poll.items.map((_, item) => own[stream.integer(own.length)]?.answers[item] ?? null);
    let ballot = nextKey();
    while (known.has(ballot)) ballot = nextKey();
    return { ...(own[0] as BallotRow), ballot, batch: 1 + stream.integer(4), answers };
  });
  return [...own, ...added];
}
