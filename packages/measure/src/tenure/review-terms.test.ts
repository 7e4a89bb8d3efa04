import { expect, test } from "vitest";
import { reviewTerms } from "./review-terms.ts";
import { term } from "./testing/terms.ts";

test("R11 a gap and an overlap in a post are told with their days, a day of handing over is neither", () => {
  const found = reviewTerms([
    term("a", "2016-10-27", "2018-05-21"),
    term("b", "2018-06-21", "2020-02-10"),
    term("c", "2020-02-10", "2022-03-31"),
    term("d", "2022-03-01", null),
  ]);
  expect(found.gaps).toEqual([
    { place: "P", post: "secretary", from: "2018-05-22", to: "2018-06-20", days: 30, certain: true },
  ]);
  expect(found.overlaps).toEqual([{ terms: [2, 3], from: "2022-03-01", to: "2022-03-31", certain: true }]);
  expect(found.simultaneous).toEqual([]);
});

test("a person in two places at a time is told once, open ends included", () => {
  const found = reviewTerms([
    term("a", "2016-01-01", null),
    term("a", "2019-01-01", null, "Q"),
    term("b", "2016-01-01", "2019-01-01", "Q"),
  ]);
  expect(found.simultaneous).toEqual([{ terms: [0, 1], from: "2019-01-01", to: null, certain: true }]);
  expect(found.overlaps).toEqual([]);
});

test("what a month alone cannot tell is marked as not certain", () => {
  const found = reviewTerms([
    term("a", "2016-01", "2018-05"),
    term("b", "2018-06-10", null),
    term("c", "2018-06", null),
  ]);
  expect(found.gaps).toMatchObject([{ from: "2018-05-17", certain: true }]);
  expect(found.uncertain).toEqual([0, 2]);
  const near = reviewTerms([term("a", "2016-01-01", "2018-05"), term("b", "2018-05-20", null)]);
  expect(near.gaps).toMatchObject([{ from: "2018-05-17", to: "2018-05-19", certain: false }]);
  const open = reviewTerms([term("a", "2016-01-01", "2018-05"), term("b", "2018-05-10", "2018-07-01")]);
  expect(open.overlaps).toMatchObject([{ from: "2018-05-10", to: "2018-05-16", certain: false }]);
});

test("a long term that spans shorter ones leaves no gap behind them", () => {
  const found = reviewTerms([
    term("a", "2010-01-01", "2020-12-31"),
    term("b", "2011-01-01", "2011-12-31"),
    term("c", "2021-01-01", null),
  ]);
  expect(found.gaps).toEqual([]);
  expect(found.overlaps).toHaveLength(1);
});

test("one day in post inside another's term is an overlap, not a handover", () => {
  const found = reviewTerms([term("a", "2016-01-01", "2018-05-31"), term("b", "2018-05-31", "2018-05-31")]);
  expect(found.overlaps).toHaveLength(1);
});
