import { expect, test } from "vitest";
import { suggestedRange } from "./suggested-range.ts";

test.each([
  ["one band is sure enough", [0.9, 0.1, 0], { best: 0, worst: 0, probability: 0.9, undecided: false }],
  ["exactly the threshold is enough", [0.8, 0.2], { best: 0, worst: 0, probability: 0.8, undecided: false }],
  ["the likelier neighbour joins", [0.35, 0.5, 0.15], { best: 0, worst: 1, undecided: true }],
  ["the worse neighbour joins first on a tie", [0.15, 0.65, 0.15, 0.05], { best: 1, worst: 2, undecided: true }],
  ["the worse of two equal tops is the start", [0.5, 0.5], { best: 0, worst: 1, undecided: true }],
  ["missing draws widen the range to all bands", [0.3, 0.3], { best: 0, worst: 1, undecided: true }],
] as const)("R26 the suggested range: %s", (_, probabilities, expected) => {
  expect(suggestedRange(probabilities)).toMatchObject({ ok: true, value: expected });
});

test("R26 a bar cuts the range from above and keeps its reason; a bar that changes nothing is not listed", () => {
  const bars = [
    { reason: "no-good-quarter", bestAllowed: 1 },
    { reason: "discipline", bestAllowed: 0 },
  ];
  expect(suggestedRange([0.9, 0.1, 0], { bars })).toEqual({
    ok: true,
    value: {
      best: 1,
      worst: 1,
      probability: 0.9,
      undecided: false,
      barred: [{ reason: "no-good-quarter", bestAllowed: 1 }],
    },
  });
});

test("no band and no probability are no-data", () => {
  expect(suggestedRange([])).toEqual({ ok: false, error: "no-data" });
  expect(suggestedRange([0, 0])).toEqual({ ok: false, error: "no-data" });
});

test("a probability or a bar out of range throws", () => {
  expect(() => suggestedRange([1.2])).toThrow("probabilities[0] is 1.2");
  expect(() => suggestedRange([Number.NaN])).toThrow(RangeError);
  expect(() => suggestedRange([1], { bars: [{ reason: "x", bestAllowed: 2 }] })).toThrow("bar x allows band 2");
});
