import { type Poll, pollItems } from "@huabiao/scheme";
import { expect, test } from "vitest";
import type { FrameCell, PollEvidence } from "../evidence.ts";
import type { VoiceFinding } from "../voices-finding.ts";
import { ballotScores } from "./ballot-scores.ts";
import { pollFinding } from "./poll-finding.ts";
import { pollParts } from "./poll-parts.ts";

const options = [
  { id: "good", title: "Good", coefficient: 1 },
  { id: "poor", title: "Poor", coefficient: 0.5 },
  { id: "unknown", title: "Unknown", coefficient: null },
];
const base: Poll = {
  id: "poll",
  title: "Poll",
  instrument: "custom",
  population: "public",
  options,
  items: [
    { id: "a", title: "A", maximum: 30 },
    { id: "b", title: "B", maximum: 10, reasons: [{ id: "why", title: "Why" }] },
  ],
  minimumCell: 3,
};
type Vote = { subject?: number; class?: number; stratum?: number; a: number; b: number; weight?: number };
const many = (count: number, vote: Vote): Vote[] => Array.from({ length: count }, () => vote);

function told(poll: Poll, votes: readonly Vote[], frame: readonly FrameCell[] = []) {
  const evidence: PollEvidence = {
    poll: 0,
    frame,
    ballots: {
      subjectOf: Int32Array.from(votes, ({ subject }) => subject ?? 0),
      classOf: poll.classes ? Int32Array.from(votes, (vote) => vote.class ?? 0) : null,
      stratumOf: poll.strata ? Int32Array.from(votes, ({ stratum }) => stratum ?? 0) : null,
      raterOf: null,
      batchOf: null,
      weight: votes.some(({ weight }) => weight !== undefined)
        ? Float64Array.from(votes, ({ weight }) => weight ?? 1)
        : null,
      answers: [Int16Array.from(votes, ({ a }) => a), Int16Array.from(votes, ({ b }) => b)],
      reasons: [null, Int16Array.from(votes, ({ b }) => (b === 1 ? 0 : -1))],
    },
  };
  const parts = pollParts(poll, evidence.ballots, frame);
  const scores = ballotScores(pollItems(poll), evidence.ballots.answers);
  return pollFinding({ poll, evidence, parts, scores, root: "index", corrected: new Map(), confidence: 0.95 });
}
const first = (voices: readonly VoiceFinding[]) => voices[0] as VoiceFinding;
const cell = (stratum: number, population: number, invited: number | null = null, cls = -1): FrameCell => ({
  subject: 0,
  class: cls,
  stratum,
  population,
  invited,
});

test("R20 不了解 and blanks stand in no denominator, and are counted beside the score", () => {
  const votes = [...many(2, { a: 0, b: 0 }), { a: 1, b: 2 }, { a: 2, b: -1 }, { a: -1, b: -1 }, { a: 0, b: 1 }];
  const voice = first(told(base, votes).subjects);
  const scores = [100, 100, 50, (100 * 35) / 40];
  expect(voice.score.value?.n).toBe(4);
  expect(voice.score.value?.estimate).toBeCloseTo(scores.reduce((sum, x) => sum + x, 0) / 4, 12);
  expect(voice.items[0]?.counts).toEqual([3, 1, 1]);
  expect(voice.items[0]?.blank).toBe(1);
  expect(voice.items[0]?.shares[0]?.[0]).toBeCloseTo(0.75, 12);
  expect(voice.items[0]?.shares[2]).toBeNull();
  expect(voice.items[1]?.reasons).toEqual([1]);
  expect(voice.participation).toMatchObject({ returned: 6, blank: 1, withheld: 0, rate: null, population: null });
});

test("R15 strata weigh by their population, with the error of a stratified sample", () => {
  const strata = [
    { id: "town", title: "Town" },
    { id: "village", title: "Village" },
  ];
  const votes = [
    ...many(3, { stratum: 0, a: 0, b: 0 }),
    { stratum: 0, a: 1, b: 1 },
    ...many(2, { stratum: 1, a: 0, b: 0 }),
    ...many(2, { stratum: 1, a: 1, b: 1 }),
  ];
  const voice = first(told({ ...base, strata }, votes, [cell(0, 300, 8), cell(1, 100, 8)]).subjects);
  expect(voice.score.value?.estimate).toBeCloseTo((300 * 87.5 + 100 * 75) / 400, 12);
  const variance = (0.75 ** 2 * (1 - 4 / 300) * (625 / 1)) / 4 + (0.25 ** 2 * (1 - 4 / 100) * ((4 * 625) / 3)) / 4;
  expect(voice.score.value?.se).toBeCloseTo(Math.sqrt(variance), 12);
  expect(voice.score.value?.df).toBe(6);
  expect(voice.participation).toMatchObject({ rate: 0.5, covered: 1, population: 400, invited: 16 });
  expect(voice.cells.map(({ strata: own, score }) => [own, score.value?.estimate])).toEqual([
    [[0], 87.5],
    [[1], 75],
  ]);
});

test("R14 a stratum too small to be shown is merged, and no figure gives it away", () => {
  const strata = ["town", "village", "migrant"].map((id) => ({ id, title: id }));
  const votes = [
    ...many(5, { stratum: 0, a: 0, b: 0 }),
    ...many(4, { stratum: 1, a: 1, b: 1 }),
    ...many(2, { stratum: 2, a: 0, b: 0 }),
    ...many(4, { subject: 1, stratum: 2, a: 1, b: 1 }),
  ];
  const found = told({ ...base, strata }, votes);
  expect(first(found.subjects).cells.map((one) => one.strata)).toEqual([[0], [1, 2]]);
  expect(first(found.subjects).cells.map((one) => one.counts[0])).toEqual([
    [5, 0, 0],
    [2, 4, 0],
  ]);
  expect(found.overall.cells.map(({ strata: own, counts }) => [own, counts[0]])).toEqual([
    [[0], [5, 0, 0]],
    [[2], [0, 4, 0]],
  ]);
});

test("R14 a place with too few ballots has turnout and nothing else, and enters no sum", () => {
  const votes = [...many(2, { a: 1, b: 1 }), ...many(6, { subject: 1, a: 0, b: 0 })];
  const found = told(base, votes);
  const small = first(found.subjects);
  expect(small.score).toEqual({ value: null, reason: "sample-too-small" });
  expect(small.items[0]?.counts).toEqual([0, 0, 0]);
  expect(small.participation).toMatchObject({ returned: 2, withheld: 2 });
  expect(found.overall.items[0]?.counts).toEqual([6, 0, 0]);
  expect(found.overall.score.value?.n).toBe(6);
  expect(found.overall.participation).toMatchObject({ returned: 8, withheld: 2 });
});

const classes = [
  { id: "A", title: "A", weight: 50, minimum: 4 },
  { id: "B", title: "B", weight: 30, minimum: 4 },
  { id: "C", title: "C", weight: 20, minimum: 4 },
];

test("R20 classes count by their weights; an under-sized one is renormalised away and never 0", () => {
  const votes = [
    ...many(4, { class: 0, a: 0, b: 0 }),
    ...many(4, { class: 1, a: 1, b: 1 }),
    ...many(3, { class: 2, a: 1, b: 1 }),
  ];
  const voice = first(told({ ...base, population: "panel", classes }, votes).subjects);
  expect(voice.score.value?.estimate).toBeCloseTo((50 * 100 + 30 * 50) / 80, 12);
  expect(voice.classes.map(({ weight }) => weight)).toEqual([0.625, 0.375, 0]);
  expect(voice.classes[2]).toMatchObject({ returned: 3, score: { value: null, reason: "sample-too-small" } });
  expect(voice.classes[2]?.items[0]?.counts).toEqual([0, 3, 0]);
  const none = first(told({ ...base, population: "panel", classes }, many(3, { class: 0, a: 0, b: 0 })).subjects);
  expect(none.score).toEqual({ value: null, reason: "sample-too-small" });
});

test("R14 a class under the smallest cell is not even counted", () => {
  const votes = [...many(4, { class: 0, a: 0, b: 0 }), ...many(2, { class: 2, a: 1, b: 1 })];
  const voice = first(told({ ...base, population: "panel", classes }, votes).subjects);
  expect(voice.classes[2]).toMatchObject({ returned: 0, items: [] });
  expect(voice.items[0]?.counts).toEqual([4, 0, 0]);
  expect(voice.participation.parts).toContainEqual({
    class: 2,
    stratum: -1,
    population: null,
    invited: null,
    returned: 2,
  });
});

test("R20 a consultation is counted and never estimated", () => {
  const found = told({ ...base, consultation: true }, many(5, { a: 0, b: 1 }));
  expect(found.overall.score).toEqual({ value: null, reason: "self-selected" });
  expect(found.overall.items[0]?.counts).toEqual([5, 0, 0]);
  expect(found.overall.items[0]?.shares).toEqual([null, null, null]);
});

test("design weights are made to add up to the population, and more ballots than people cost no sense", () => {
  const votes = [
    { a: 0, b: 0, weight: 3 },
    { a: 1, b: 1, weight: 1 },
    { a: 0, b: 0, weight: 4 },
  ];
  const voice = first(told(base, votes, [cell(-1, 2, 2)]).subjects);
  expect(voice.score.value?.estimate).toBeCloseTo((7 * 100 + 50) / 8, 12);
  expect(voice.score.value?.se).toBeGreaterThan(0);
  expect(voice.participation.rate).toBe(1.5);
});

test("an option that all or nobody gave has an exact interval", () => {
  const voice = first(told(base, many(10, { a: 0, b: 0 })).subjects);
  expect(voice.items[0]?.shares[0]).toEqual([1, expect.closeTo(0.025 ** 0.1, 12), 1]);
  expect(voice.items[0]?.shares[1]).toEqual([0, 0, expect.closeTo(1 - 0.025 ** 0.1, 12)]);
});
