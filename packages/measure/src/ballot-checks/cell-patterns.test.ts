import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { arrangeBallots } from "./arrange-ballots.ts";
import type { BallotSet } from "./ballot-set.ts";
import { CellPatterns } from "./cell-patterns.ts";
import { learnKinds } from "./latent-classes.ts";

/** One cell with the given ballots of five-grade items. */
function cellOf(rows: readonly (readonly number[])[]): BallotSet {
  const items = (rows[0] ?? []).map((_, item) => ({ id: `i${item}`, coefficients: [1, 0.75, 0.5, 0.25, 0] }));
  return {
    subjects: ["s"],
    classes: [],
    strata: [],
    items,
    answers: items.map((_, item) => Int16Array.from(rows, (row) => row[item] as number)),
    subjectOf: new Int32Array(rows.length),
    classOf: null,
    stratumOf: null,
    voterOf: null,
    batchOf: null,
    rolls: [],
  };
}

const seed = 20260215;
const random = (stream: ReturnType<typeof openStream>, count: number, items: number) =>
  Array.from({ length: count }, () => Array.from({ length: items }, () => stream.integer(5)));

test(`copies never raise the chance of their own pattern, however many there are (seed ${seed})`, () => {
  const rows = random(openStream(seed), 40, 5);
  const pattern = [0, 1, 0, 2, 0];
  const learned = learnKinds(arrangeBallots(cellOf(rows)), Int32Array.from(rows.keys()));
  const chances = [3, 30].map((count) => {
    const arrangement = arrangeBallots(cellOf([...rows, ...Array.from({ length: count }, () => pattern)]));
    const patterns = new CellPatterns(arrangement, learned);
    patterns.open(0);
    return patterns.chanceWithout({ ballot: rows.length, count });
  });
  expect(chances[1]).toBeCloseTo(chances[0] as number, 12);
});

test(`the chances of all patterns sum to 1 (seed ${seed})`, () => {
  const rows = random(openStream(seed, 1), 60, 3);
  const every = Array.from({ length: 125 }, (_, at) => [at % 5, Math.floor(at / 5) % 5, Math.floor(at / 25)]);
  const arrangement = arrangeBallots(cellOf([...rows, ...every]));
  const patterns = new CellPatterns(arrangement, learnKinds(arrangement, Int32Array.from(rows.keys())));
  patterns.open(0);
  const whole = every.reduce((sum, _, at) => sum + patterns.chanceWithout({ ballot: rows.length + at, count: 0 }), 0);
  expect(whole).toBeGreaterThan(0.9);
  expect(whole).toBeLessThanOrEqual(1 + 1e-9);
});

test(`a rare kind of voters who answer nearly everything alike is learned as a kind (seed ${seed})`, () => {
  const stream = openStream(seed, 2);
  const usual = Array.from({ length: 900 }, () => Array.from({ length: 8 }, () => stream.integer(5)));
  const even = Array.from({ length: 10 }, (_, at) =>
    Array<number>(8)
      .fill(2)
      .with(at % 8, 1),
  );
  const arrangement = arrangeBallots(cellOf([...usual, ...even]));
  const patterns = new CellPatterns(arrangement, learnKinds(arrangement, arrangement.members));
  patterns.open(0);
  const chance = patterns.chanceWithout({ ballot: usual.length, count: 0 });
  expect(chance * 910).toBeGreaterThan(0.3);
});
