import { openStream } from "@huabiao/kernel/random";
import type { Poll } from "@huabiao/scheme";
import { expect, test } from "vitest";
import type { FrameCell } from "../evidence.ts";
import { smallEvidence, smallScheme } from "../testing/small-world.ts";
import { checkedBallots } from "./ballot-flags.ts";

const options = [1, 0.75, 0.5, 0.25, 0].map((coefficient, at) => ({ id: `o${at}`, title: `${at}`, coefficient }));
const poll: Poll = {
  id: "felt",
  title: "Felt",
  instrument: "custom",
  population: "public",
  options,
  items: ["a", "b", "c", "d", "e", "f"].map((id) => ({ id, title: id })),
  strata: ["town", "village"].map((id) => ({ id, title: id })),
};
const subjects = ["x", "y", "z", "w"];

/** Honest ballots of four places, and in the village of the first as many copies of one as `copies` says. */
function checked(copies: number, smallestCell: number) {
  const stream = openStream(20260501);
  const rows = subjects.flatMap((_, subject) =>
    [0, 1].flatMap((stratum) =>
      Array.from({ length: subject === 0 && stratum === 1 ? 0 : 60 }, () => ({
        subject,
        stratum,
        given: Array.from({ length: 6 }, () => stream.integer(5)),
      })),
    ),
  );
  const planted = Array.from({ length: copies }, () => ({ subject: 0, stratum: 1, given: [0, 4, 1, 3, 2, 0] }));
  const all = [...rows, ...planted];
  const frame = (subject: number, stratum: number): FrameCell => ({
    subject,
    class: -1,
    stratum,
    population: 5000,
    invited: subject === 0 && stratum === 1 ? copies - 1 : 100,
  });
  const scheme = smallScheme([], { polls: [{ ...poll, minimumCell: smallestCell }] });
  const evidence = {
    ...smallEvidence({ subjects, rows: [] }),
    polls: [
      {
        poll: 0,
        frame: subjects.flatMap((_, subject) => [frame(subject, 0), frame(subject, 1)]),
        ballots: {
          subjectOf: Int32Array.from(all, ({ subject }) => subject),
          classOf: null,
          stratumOf: Int32Array.from(all, ({ stratum }) => stratum),
          raterOf: null,
          batchOf: null,
          weight: null,
          answers: Array.from({ length: 6 }, (_, item) => Int16Array.from(all, ({ given }) => given[item] ?? -1)),
          reasons: Array.from({ length: 6 }, () => null),
        },
      },
    ],
  };
  return checkedBallots({ scheme, evidence }).flags.map(({ check, subject, facts }) => [
    check,
    subject,
    facts["stratum"],
  ]);
}

test("R21 copies and an overrun roll are flagged where the cell is shown by itself", () => {
  expect(checked(20, 10)).toEqual([
    ["over-roll", 0, "village"],
    ["duplicated", 0, "village"],
  ]);
});

test("R14 of a cell too small to be shown a flag tells nothing but its turnout", () => {
  expect(checked(20, 25)).toEqual([["over-roll", 0, "village"]]);
});
