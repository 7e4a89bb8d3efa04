import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import type { BallotChecks } from "./ballot-place.ts";
import type { BallotSet } from "./ballot-set.ts";
import { ballotChecks } from "./catalogue.ts";
import { checkBallots } from "./check-ballots.ts";
import { ballotsIn, honestBallots, type PollSize, withAnswers } from "./testing/simulated-ballots.ts";

const seed = 20260214;
const panel = { subjects: 16, items: 5, perClass: [12, 24, 40], rated: 8 };
const survey = { subjects: 12, items: 8, perClass: [40, 80] };

type Flag = BallotChecks["flags"][number];
const runs = 6;
const recall = (
  plant: (honest: BallotSet, run: number) => BallotSet,
  isIt: (flag: Flag) => boolean,
  size: PollSize = panel,
) =>
  Array.from({ length: runs }, (_, run) =>
    checkBallots(plant(honestBallots(seed + 100 + run, size), run)).flags.some(isIt),
  ).filter(Boolean).length;

describe(`R21 honest ballots (seed ${seed})`, () => {
  test.each([
    ["of a linked panel", panel],
    ["of voters with strong halo and leniency", { ...panel, leniency: 1.2, halo: 1.2 }],
    ["of voters without halo", { ...panel, leniency: 0, halo: 0 }],
    ["of a survey", survey],
  ])("%s are flagged in no family more often than its rate allows", (_, size) => {
    const families = new Map<string, number>();
    for (let run = 0; run < runs; run++)
      for (const { check, scope, flags } of checkBallots(honestBallots(seed + run, size)).ran)
        families.set(`${check}/${scope}`, (families.get(`${check}/${scope}`) ?? 0) + Number(flags > 0));
    expect([...families].filter(([, flagged]) => flagged > 0.1 * runs + 3 * Math.sqrt(0.09 * runs))).toEqual([]);
    const all = [...families.values()].reduce((sum, flagged) => sum + flagged, 0);
    expect(all / (families.size * runs)).toBeLessThan(0.1);
  });
});

describe(`R21 what is planted in honest ballots is found (seed ${seed})`, () => {
  test("nine in ten of a class answering 較好 throughout about one subject, in five of six panels", () => {
    const found = recall(
      (honest, run) => {
        const stream = openStream(seed, 1, run);
        const line = new Set(ballotsIn(honest, 5, 1).filter(() => stream.uniform() < 0.9));
        return withAnswers(honest, (ballot) => (line.has(ballot) ? 1 : null));
      },
      ({ check, scope, subject, class: of }) =>
        check === "invariant" && scope === "cell" && subject === "s5" && of === "c1",
    );
    expect(found).toBeGreaterThanOrEqual(5);
  });

  test("half of a class straight-lining about everybody, in every panel", () => {
    const found = recall(
      (honest, run) => {
        const stream = openStream(seed, 2, run);
        const line = honest.subjectOf.map((_, k) => Number(honest.classOf?.[k] === 1 && stream.uniform() < 0.5));
        return withAnswers(honest, (ballot) => (line[ballot] === 1 ? 0 : null));
      },
      ({ check, scope, class: of }) => check === "invariant" && scope === "class" && of === "c1",
    );
    expect(found).toBe(runs);
  });

  test.each([
    ["that answers 一般 to everything but once", (_: number, at: number) => (at === 3 ? null : 2)],
    ["that hands in the same ballot every time", (item: number) => [0, 1, 0, 0, 2][item] ?? null],
  ])("a voter %s, in five of six panels", (_, answer) => {
    const found = recall(
      (honest) => withAnswers(honest, (k, item) => (honest.voterOf?.[k] === 40 ? answer(item, k % 8) : null)),
      ({ check, scope, voter }) => check === "invariant" && scope === "voter" && voter === 40,
    );
    expect(found).toBeGreaterThanOrEqual(5);
  });

  test("six copies of one ballot among eighty, in five of six surveys", () => {
    const found = recall(
      (honest) => {
        const copies = new Set(ballotsIn(honest, 7, 1).slice(0, 6));
        return withAnswers(honest, (k, item) => (copies.has(k) ? ([0, 1, 0, 2, 0, 1, 1, 3][item] ?? null) : null));
      },
      ({ check, subject, class: of }) => check === "duplicated" && subject === "s7" && of === "c1",
      survey,
    );
    expect(found).toBeGreaterThanOrEqual(5);
  });

  test("three voters whose forty answers differ once, in every panel, all three named", () => {
    const found = recall(
      (honest) => {
        const of = (voter: number) => [...honest.subjectOf.keys()].filter((k) => honest.voterOf?.[k] === voter);
        const model = of(60);
        const source = new Map([61, 63].flatMap((voter) => of(voter).map((k, at) => [k, model[at] as number])));
        const changed = of(63)[2];
        return withAnswers(honest, (k, item) => {
          if (k === changed && item === 1) return 4;
          return honest.answers[item]?.[source.get(k) ?? -1] ?? null;
        });
      },
      ({ check, facts }) => check === "near-duplicate" && facts["voters"] === "60, 61, 63",
    );
    expect(found).toBe(runs);
  });

  test("a batch full of praise for a middling subject, in five of six surveys", () => {
    const found = recall(
      (honest, run) => {
        const stream = openStream(seed, 3, run);
        const calm = ballotsIn(honest, 9, 1);
        const middling = withAnswers(honest, (k, item) =>
          calm.includes(k) ? (honest.answers[item]?.[k] ?? 0) % 4 : null,
        );
        const lobby = new Set(calm.filter((k) => honest.batchOf?.[k] === 2));
        return withAnswers(middling, (k) => (lobby.has(k) ? Number(stream.uniform() > 0.9) : null));
      },
      ({ check, subject, class: of, facts }) =>
        check === "burst" && subject === "s9" && of === "c1" && facts["batch"] === 2,
      survey,
    );
    expect(found).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ["lobbies for", [0, 1]],
    ["turns against", [4, 3]],
  ])("a class that %s one subject, in five of six surveys", (_, [mostly, sometimes]) => {
    const found = recall(
      (honest, run) => {
        const stream = openStream(seed, 4, run);
        const plain = withAnswers(honest, (k, item) =>
          honest.subjectOf[k] === 9 ? Math.min(4, ((honest.answers[item]?.[k] ?? 0) % 5) + (k % 3)) : null,
        );
        const lobby = new Set(ballotsIn(honest, 9, 1).filter(() => stream.uniform() < 0.85));
        return withAnswers(plain, (k) => {
          if (!lobby.has(k)) return null;
          return (stream.uniform() < 0.85 ? mostly : sometimes) as number;
        });
      },
      ({ check, subject }) => check === "class-against-peers" && subject === "s9",
      survey,
    );
    expect(found).toBeGreaterThanOrEqual(5);
  });

  test("one class's lobbying does not throw suspicion on the subjects that the same voters rate beside it", () => {
    const blamed = recall(
      (honest, run) => {
        const stream = openStream(seed, 5, run);
        const lobby = new Set(ballotsIn(honest, 4, 2).filter(() => stream.uniform() < 0.85));
        const plain = withAnswers(honest, (k, item) =>
          honest.subjectOf[k] === 4 ? Math.min(4, (honest.answers[item]?.[k] as number) + 1) : null,
        );
        return withAnswers(plain, (k) => (lobby.has(k) ? 0 : null));
      },
      ({ check, subject }) => check === "class-against-peers" && subject !== "s4",
      { subjects: 16, items: 5, perClass: [24, 24, 40], rated: 2 },
    );
    expect(blamed).toBeLessThanOrEqual(1);
  });

  test("more ballots than the roll, of a class or of the whole subject, and nobody else", () => {
    const honest = honestBallots(seed, panel);
    const rolls = [
      { subject: 0, class: 1, stratum: null, count: 23 },
      { subject: 1, class: 1, stratum: null, count: 24 },
      { subject: 2, class: null, stratum: null, count: 70 },
    ];
    const { flags, ran } = checkBallots({ ...honest, rolls });
    const over = flags.filter(({ check }) => check === "over-roll");
    expect(over.map(({ subject, class: of, statistic, facts }) => [subject, of, statistic, facts["count"]])).toEqual([
      ["s0", "c1", 1, 24],
      ["s2", null, 6, 76],
    ]);
    expect(ran.find(({ check }) => check === "over-roll")?.tests).toBe(3);
  });
});

test("R21 flags carry the facts that their sentences use, and every family of the catalogue is run or skipped", () => {
  const honest = honestBallots(seed, panel);
  const rolls = [{ subject: 0, class: 1, stratum: null, count: 23 }];
  const { flags, ran, skipped } = checkBallots({ ...honest, rolls }, { falseDiscoveryRate: 0.999 });
  const families = new Set([...ran, ...skipped].map(({ check, scope }) => `${check}/${scope}`));
  expect(families).toEqual(new Set(ballotChecks.flatMap(({ id, scopes }) => scopes.map((scope) => `${id}/${scope}`))));
  for (const { id, seen, principle } of ballotChecks) {
    expect([principle, seen.code]).toEqual(["R21", `check.${id}.seen`]);
    const flag = flags.find(({ check }) => check === id);
    if (flag) expect(Object.keys({ statistic: 0, ...flag.facts }), id).toEqual(expect.arrayContaining([...seen.facts]));
  }
});

test("two equal ballots in one of two batches of equal scores are no evidence of anything", () => {
  const orders = Array.from({ length: 15 }, (_, at) => {
    const row = [0, 1, 2, 3, 4];
    row.splice(at % 5, 0, ...row.splice(Math.floor(at / 5) + 1, 1));
    return row.map((option) => (option + Math.floor(at / 5)) % 5);
  });
  const honest = honestBallots(seed, { subjects: 1, items: 5, perClass: [16] });
  const ballots = withAnswers(honest, (ballot, item) => orders[Math.max(0, ballot - 1)]?.[item] ?? null);
  const batchOf = ballots.subjectOf.map((_, ballot) => Number(ballot >= 8));
  const { flags, ran } = checkBallots({ ...ballots, batchOf }, { falseDiscoveryRate: 0.999 });
  expect(ran.find(({ check }) => check === "burst")?.tests).toBe(1);
  expect(flags.filter(({ check }) => check === "burst")).toEqual([]);
});

test("the order of unlinked ballots changes nothing, and the ballots stay as they were", () => {
  const honest = honestBallots(seed, survey);
  const turned = [...honest.subjectOf.keys()].toReversed();
  const pick = <T extends Int16Array | Int32Array>(column: T): T =>
    column.map((_, k) => column[turned[k] as number] as number) as T;
  const before = structuredClone(honest);
  const options = { falseDiscoveryRate: 0.5 };
  const key = ({ flags }: BallotChecks) =>
    flags.map(({ check, subject, class: of, pValue }) => `${check} ${subject} ${of} ${pValue.toPrecision(6)}`).sort();
  const again = checkBallots(
    {
      ...honest,
      answers: honest.answers.map(pick),
      subjectOf: pick(honest.subjectOf),
      classOf: honest.classOf && pick(honest.classOf),
      batchOf: honest.batchOf && pick(honest.batchOf),
    },
    options,
  );
  expect(key(again)).toEqual(key(checkBallots(honest, options)));
  expect(honest).toEqual(before);
});

test("what cannot be run is counted by its reason", () => {
  const honest = honestBallots(seed, { ...survey, subjects: 6 });
  const reasons = (ballots: BallotSet) =>
    new Map(checkBallots(ballots).skipped.map((one) => [`${one.check}/${one.scope}/${one.reason}`, one.count]));
  const bare = reasons({ ...honest, classes: [], classOf: null, batchOf: null });
  expect(bare.get("invariant/cell/too-few-units")).toBe(6);
  expect(bare.get("invariant/class/one-class")).toBe(1);
  expect(bare.get("invariant/voter/no-voters")).toBe(1);
  expect(bare.get("near-duplicate/voters/no-voters")).toBe(1);
  expect(bare.get("burst/cell/no-batches")).toBe(1);
  expect(bare.get("class-against-peers/cell/one-class")).toBe(1);
  expect(bare.get("over-roll/cell/no-rolls")).toBe(1);
  expect(reasons(honest).get("class-against-peers/cell/too-few-units")).toBe(6);
  const oneItem = reasons({ ...honest, items: honest.items.slice(0, 1), answers: honest.answers.slice(0, 1) });
  for (const family of ["invariant/cell", "invariant/class", "duplicated/cell"])
    expect(oneItem.get(`${family}/one-item`)).toBe(1);
  const small = reasons(honestBallots(seed, { ...survey, perClass: [4, 9] }));
  expect(small.get("invariant/cell/too-few-ballots")).toBe(24);
  expect(small.get("duplicated/cell/too-few-ballots")).toBe(24);
  expect(small.get("burst/cell/too-few-ballots")).toBe(24);
  const linked = reasons(honestBallots(seed, { ...panel, subjects: 3, perClass: [1, 6], rated: 3 }));
  expect(linked.get("invariant/voter/too-few-ballots")).toBe(7);
  expect(linked.get("near-duplicate/voters/too-few-units")).toBe(1);
  expect(linked.get("near-duplicate/voters/too-few-values")).toBe(1);
  const seven = reasons(honestBallots(seed, { ...panel, subjects: 8, perClass: [7] }));
  expect(seven.get("invariant/voter/too-few-units")).toBe(7);
});

test("no ballots, blank ballots and ballots of one mind give no flags and no error", () => {
  const honest = honestBallots(seed, panel);
  const none = honestBallots(seed, { ...panel, perClass: [0] });
  for (const ballots of [
    none,
    withAnswers(honest, () => -1),
    withAnswers(honest, () => 5),
    withAnswers(honest, () => 0),
  ])
    expect(checkBallots(ballots).flags).toEqual([]);
});

test("malformed ballots throw and name the place", () => {
  const honest = honestBallots(seed, { ...panel, subjects: 8 });
  const change = (part: Partial<BallotSet>) => () => checkBallots({ ...honest, ...part });
  expect(change({ answers: honest.answers.slice(1) })).toThrow("answers has 4 columns for 5 items");
  expect(change({ answers: honest.answers.map((column) => column.slice(1)) })).toThrow("answers of i0 has 607 cells");
  expect(change({ answers: honest.answers.map((column) => column.with(3, 6)) })).toThrow(
    "answers of i0 of ballot 3 is 6",
  );
  expect(change({ subjectOf: honest.subjectOf.with(2, 8) })).toThrow("subjectOf of ballot 2 is 8");
  expect(change({ classOf: null })).toThrow("classes and classOf");
  expect(change({ strata: ["a"] })).toThrow("strata and stratumOf");
  expect(change({ voterOf: honest.subjectOf.with(0, -1) })).toThrow("voterOf of ballot 0 is -1");
  expect(change({ items: honest.items.map(({ id }) => ({ id, coefficients: [1, 2, 0, 0, 0, null] })) })).toThrow(
    "a coefficient of i0 is 2",
  );
  const roll = { subject: 0, class: null, stratum: null, count: 3 };
  expect(change({ rolls: [{ ...roll, subject: 9 }] })).toThrow("rolls[0] speaks of 9/null/null");
  expect(change({ rolls: [{ ...roll, count: 1.5 }] })).toThrow("rolls[0].count is 1.5");
  expect(change({ rolls: [roll, roll] })).toThrow("rolls[1] repeats 0/null/null");
  expect(() => checkBallots(honest, { falseDiscoveryRate: 1 })).toThrow(RangeError);
});
