import { expect, test } from "vitest";
import { arrangeBallots } from "./arrange-ballots.ts";
import { classMeans } from "./class-means.ts";
import { classSurplus } from "./class-surplus.ts";
import { honestBallots, withAnswers } from "./testing/simulated-ballots.ts";

test("R22 a linked voter who is a grade stricter on everybody moves no subject's surplus", () => {
  const size = { subjects: 8, items: 5, perClass: [10, 14], rated: 8 };
  const mild = withAnswers(honestBallots(20260216, size), (ballot, item) => (ballot * 7 + item * 3) % 4);
  const strict = withAnswers(mild, (ballot, item) =>
    mild.voterOf?.[ballot] === 2 ? (mild.answers[item]?.[ballot] as number) + 1 : null,
  );
  const [before, after] = [mild, strict].map((ballots) => {
    const arrangement = arrangeBallots(ballots);
    return classSurplus(arrangement, classMeans(arrangement), 0);
  });
  after?.values.forEach((value, subject) => {
    expect(value).toBeCloseTo(before?.values[subject] as number, 12);
  });
});
