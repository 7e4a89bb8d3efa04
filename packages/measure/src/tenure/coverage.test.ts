import type { Day } from "@huabiao/kernel/calendar";
import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { coverage } from "./coverage.ts";
import { lineageOf } from "./lineage.ts";
import { randomSeat, term, years } from "./testing/terms.ts";

const day = (text: string) => text as Day;
const rounded = (shares: Float64Array | undefined) => [...(shares ?? [])].map((share) => Math.round(share * 1e6) / 1e6);

test("R11 shares are days in post over days of the year, leap years included", () => {
  const cover = coverage([term("a", "2019-07-01", "2020-01-31"), term("b", "2020-03-01", null)], years(2018, 2021), {
    place: "P",
  });
  expect(rounded(cover.shares[0])).toEqual(rounded(Float64Array.of(0, 184 / 365, 31 / 366, 0)));
  expect(rounded(cover.shares[1])).toEqual(rounded(Float64Array.of(0, 0, 306 / 366, 1)));
  expect(rounded(cover.vacant)).toEqual(rounded(Float64Array.of(0, 0, 29 / 366, 0)));
  expect(rounded(cover.beforeTheRecord)).toEqual(rounded(Float64Array.of(1, 181 / 365, 0, 0)));
});

test("days that two share are divided equally, or by declared weights", () => {
  const terms = [term("a", "2019-01-01", "2019-12-31"), term("b", "2019-01-01", "2019-12-31")];
  expect(coverage(terms, years(2019, 2019), { place: "P" }).shares.map(rounded)).toEqual([[0.5], [0.5]]);
  const joint = coverage(terms, years(2019, 2019), { place: "P", weights: [3, 1] });
  expect(joint.shares.map(rounded)).toEqual([[0.75], [0.25]]);
});

test("a month-only date tells how much it leaves open", () => {
  const cover = coverage([term("a", "2019-01-01", "2019-06"), term("b", "2019-06", null)], years(2019, 2019), {
    place: "P",
  });
  expect(cover.least[0]?.[0]).toBeCloseTo((151 + 0.5) / 365, 12);
  expect(cover.most[0]?.[0]).toBeCloseTo(180.5 / 365, 12);
  expect((cover.least[0]?.[0] ?? 1) < (cover.shares[0]?.[0] ?? 0)).toBe(true);
  expect((cover.most[1]?.[0] ?? 0) > (cover.shares[1]?.[0] ?? 1)).toBe(true);
});

test("terms of merged places count by the share that was theirs, until the day of the merger", () => {
  const successions = [
    { place: "P", predecessor: "A", share: 0.7, on: day("2020-01-01") },
    { place: "P", predecessor: "B", share: 0.3, on: day("2020-01-01") },
  ];
  const terms = [
    term("a", "2018-01-01", "2020-12-31", "A"),
    term("b", "2019-01-01", "2019-12-31", "B"),
    term("p", "2020-01-01", null),
  ];
  const cover = coverage(terms, years(2018, 2020), { place: "P", successions });
  expect(cover.shares.map(rounded)).toEqual([
    [0.7, 0.7, 0],
    [0, 0.3, 0],
    [0, 0, 1],
  ]);
  expect(rounded(cover.beforeTheRecord)).toEqual([0.3, 0, 0]);
});

test("a place that was divided, then renamed, is followed back through both", () => {
  const lineage = lineageOf("New", [
    { place: "New", predecessor: "Part", share: 1, on: day("2020-01-01") },
    { place: "Part", predecessor: "Whole", share: 1, on: day("2015-01-01") },
    { place: "Other", predecessor: "Whole", share: 1, on: day("2015-01-01") },
  ]);
  expect(lineage.map(({ place, share }) => [place, share])).toEqual([
    ["New", 1],
    ["Part", 1],
    ["Whole", 1],
  ]);
  expect(lineage[1]?.end).toBe(lineage[0]?.start);
});

test("shares multiply along a chain of mergers", () => {
  const lineage = lineageOf("C", [
    { place: "C", predecessor: "B", share: 0.5, on: day("2020-01-01") },
    { place: "B", predecessor: "A", share: 0.4, on: day("2015-01-01") },
  ]);
  expect(lineage.map(({ share }) => share)).toEqual([1, 0.5, 0.2]);
});

test("a place that absorbed another is its own predecessor, without end of the chain", () => {
  const on = day("2018-01-01");
  const lineage = lineageOf("P", [
    { place: "P", predecessor: "P", share: 0.6, on },
    { place: "P", predecessor: "Q", share: 0.4, on },
  ]);
  expect(lineage.map(({ place, share }) => [place, share])).toEqual([
    ["P", 1],
    ["P", 0.6],
    ["Q", 0.4],
  ]);
});

test("two counties that exchange villages year after year have one lineage for each place and day", () => {
  const successions = Array.from({ length: 40 }, (_, k) => day(`${1980 + k}-01-01`)).flatMap((on) => [
    { place: "P", predecessor: "P", share: 0.9, on },
    { place: "P", predecessor: "Q", share: 0.1, on },
    { place: "Q", predecessor: "Q", share: 0.8, on },
    { place: "Q", predecessor: "P", share: 0.2, on },
  ]);
  const lineage = lineageOf("P", successions);
  expect(lineage).toHaveLength(81);
  const first = lineage.slice(-2);
  expect(first.map(({ place }) => place)).toEqual(["P", "Q"]);
  // The chain of P and Q settles at two thirds to one third.
  expect(first[0]?.share).toBeCloseTo(2 / 3 + 0.7 ** 40 / 3, 12);
  expect(first[1]?.share).toBeCloseTo(1 / 3 - 0.7 ** 40 / 3, 12);
});

test("a county that was merged away and set up again is followed back through both", () => {
  const lineage = lineageOf("P", [
    { place: "P", predecessor: "Q", share: 1, on: day("2010-01-01") },
    { place: "Q", predecessor: "P", share: 0.4, on: day("1990-01-01") },
    { place: "Q", predecessor: "Q", share: 0.6, on: day("1990-01-01") },
  ]);
  expect(lineage.map(({ place, share }) => [place, share])).toEqual([
    ["P", 1],
    ["Q", 1],
    ["P", 0.4],
    ["Q", 0.6],
  ]);
});

test("in random seats with gaps, overlaps, mergers and months, everything sums to 1 within its bounds (seed 27)", () => {
  let [farthestSum, farthestOut] = [0, 0];
  for (let world = 0; world < 100; world++) {
    const { terms, successions } = randomSeat(openStream(27, world));
    const cover = coverage(terms, years(2004, 2026), { place: "P", successions });
    cover.vacant.forEach((vacant, t) => {
      const shares = cover.shares.map((share) => share[t] as number);
      const sum = shares.reduce((all, share) => all + share, vacant + (cover.beforeTheRecord[t] as number));
      farthestSum = Math.max(farthestSum, Math.abs(sum - 1));
      shares.forEach((share, at) => {
        const [least, most] = [cover.least[at]?.[t] as number, cover.most[at]?.[t] as number];
        farthestOut = Math.max(farthestOut, least - share, share - most);
      });
    });
  }
  expect(farthestSum).toBeLessThan(1e-12);
  expect(farthestOut).toBeLessThan(1e-12);
});

test("malformed periods, weights and successions throw and name the place", () => {
  const a = term("a", "2019-01-01", null);
  const cover = (periods: Parameters<typeof coverage>[1], weights?: number[]) =>
    coverage([a], periods, weights === undefined ? { place: "P" } : { place: "P", weights });
  expect(() => cover([{ from: day("2019-02-01"), to: day("2019-01-01") }])).toThrow("periods[0]");
  expect(() => cover([...years(2018, 2018), ...years(2020, 2020)])).toThrow("periods[1] does not follow");
  expect(() => cover(years(2019, 2019), [0])).toThrow("weights[0] is 0");
  expect(() => cover(years(2019, 2019), [])).toThrow("0 weights for 1 terms");
  const row = { place: "P", predecessor: "A", share: 0.7, on: day("2020-01-01") };
  expect(() => lineageOf("P", [row, { ...row, predecessor: "B" }])).toThrow("successions[1]");
  expect(() => lineageOf("P", [{ ...row, share: 0 }])).toThrow("successions[0].share is 0");
});
