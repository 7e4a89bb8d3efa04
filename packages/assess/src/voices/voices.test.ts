import { openStream } from "@huabiao/kernel/random";
import type { Poll } from "@huabiao/scheme";
import { expect, test } from "vitest";
import type { PollEvidence } from "../evidence.ts";
import { heardVoices } from "./voices.ts";

const poll: Poll = {
  id: "panel",
  title: "Panel",
  instrument: "five-dimensions",
  population: "panel",
  minimumCell: 5,
};

/** Ten raters of three subjects; a fourth subject is rated by the first `few` of them alone. */
function evidence(few: number): PollEvidence {
  const stream = openStream(20260601);
  const rows = Array.from({ length: 10 }, (_, rater) => rater).flatMap((rater) =>
    [0, 1, 2, ...(rater < few ? [3] : [])].map((subject) => ({ rater, subject })),
  );
  return {
    poll: 0,
    frame: [],
    ballots: {
      subjectOf: Int32Array.from(rows, ({ subject }) => subject),
      classOf: null,
      stratumOf: null,
      raterOf: Int32Array.from(rows, ({ rater }) => rater),
      batchOf: null,
      weight: null,
      answers: Array.from({ length: 5 }, () => Int16Array.from(rows, () => stream.integer(4))),
      reasons: Array.from({ length: 5 }, () => null),
    },
  };
}
const heard = (few: number) =>
  heardVoices({ polls: [poll], dimensions: [], tables: {} }, { polls: [evidence(few)], ratings: [] });

test("R22 a panel whose raters can be told apart has corrected results beside the raw", () => {
  const { polls, ratings } = heard(6);
  expect(ratings[0]?.subjects.map(({ subject }) => subject)).toEqual([0, 1, 2, 3]);
  expect(polls[0]?.subjects[3]?.corrected?.ratings).toBe(6);
});

test("R14 what is too small to be shown is not corrected either", () => {
  const { polls, ratings } = heard(4);
  expect(ratings[0]?.subjects.map(({ subject }) => subject)).toEqual([0, 1, 2]);
  expect(polls[0]?.subjects[3]?.corrected).toBeNull();
  expect(ratings[0]?.raters.every(({ ratings: count }) => count === 3)).toBe(true);
});

test("R20 a consultation has neither scores nor raters", () => {
  const open = { ...poll, consultation: true };
  const found = heardVoices({ polls: [open], dimensions: [], tables: {} }, { polls: [evidence(6)], ratings: [] });
  expect(found.ratings).toEqual([]);
  expect(found.polls[0]?.overall.score).toEqual({ value: null, reason: "self-selected" });
});
