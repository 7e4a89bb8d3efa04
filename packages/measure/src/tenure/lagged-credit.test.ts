import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { answer } from "../integrity/testing/answers.ts";
import { coverage } from "./coverage.ts";
import { type LaggedCredit, laggedCredit } from "./lagged-credit.ts";
import { randomSeat, term, years } from "./testing/terms.ts";

const forest = { lags: [0, 0, 0.25, 0.75], direction: 1 } as const;
const seat = [term("planter", "2015-01-01", "2017-12-31"), term("heir", "2018-01-01", null)];
const credits = (found: LaggedCredit) => found.terms.map((one) => answer(one).credit);
const read = (changes: number[], options: Parameters<typeof laggedCredit>[2], first = 2015) =>
  answer(laggedCredit(coverage(seat, years(first, first + changes.length - 1), { place: "P" }), changes, options));

test("R13 the forest that stands years later is credited to the term that planted it", () => {
  const found = read([0, 0, 0, 0, 0, 100], forest);
  const [planter, heir] = found.terms.map(answer);
  expect(planter).toMatchObject({ credit: 75, afterLeaving: 75, gains: 75, debits: 0, lower: 75, upper: 75 });
  expect(heir).toMatchObject({ credit: 25, afterLeaving: 0 });
  expect(found).toMatchObject({ total: 100, unattributed: 0 });
});

test("R13 a debt that falls due later is debited to the one who borrowed", () => {
  const found = read([0, 0, 0, 40, 0], { lags: [0, 1], direction: -1 });
  expect(found.terms.map(answer)[0]).toMatchObject({ credit: -40, debits: -40, gains: 0, afterLeaving: -40 });
  expect(found.total).toBe(-40);
});

test("a kernel longer than the data reaches before the record, and says so", () => {
  const found = read([8, 0, 0, 4], forest);
  expect(found.beforeTheRecord).toBeCloseTo(8, 12);
  expect(found.vacant).toBe(0);
  expect(answer(found.terms[0] as (typeof found.terms)[number]).credit).toBe(4);
  expect(found.terms[1]).toEqual({ ok: false, error: "no-overlap" });
  const known = read([Number.NaN, Number.NaN, Number.NaN, 8], forest);
  expect(known).toMatchObject({ missing: [0, 1, 2], total: 8, beforeTheRecord: 0 });
});

test("periods before the first term are before the record, a vacancy between terms is not", () => {
  const gap = [term("a", "2015-01-01", "2015-12-31"), term("b", "2017-01-01", null)];
  const found = answer(
    laggedCredit(coverage(gap, years(2014, 2017), { place: "P" }), [1, 2, 4, 8], { lags: [1], direction: 1 }),
  );
  expect(found).toMatchObject({ beforeTheRecord: 1, vacant: 4, unattributed: 5, total: 15 });
});

test("R13 R27 credits and the unattributed sum to the total change to 1e-9 in random worlds (seed 13)", () => {
  for (let world = 0; world < 200; world++) {
    const stream = openStream(13, world);
    const { terms, successions } = randomSeat(stream);
    const periods = years(2006 + stream.integer(4), 2018 + stream.integer(8));
    const changes = periods.map(() => (stream.uniform() < 0.1 ? Number.NaN : 1000 * stream.normal()));
    changes[0] = 1;
    const raw = Array.from({ length: 1 + stream.integer(25) }, () => stream.uniform());
    const mass = raw.reduce((sum, lag) => sum + lag, 0);
    const direction = stream.uniform() < 0.5 ? 1 : -1;
    const options = { lags: raw.map((lag) => lag / mass), direction } as const;
    const found = answer(laggedCredit(coverage(terms, periods, { place: "P", successions }), changes, options));
    const credited = found.terms.reduce((sum, one) => sum + (one.ok ? one.value.credit : 0), 0);
    const total = changes.reduce((sum, change) => (Number.isNaN(change) ? sum : sum + direction * change), 0);
    expect(Math.abs(found.total - total)).toBeLessThan(1e-9);
    expect(Math.abs(credited + found.unattributed - total)).toBeLessThan(1e-9);
    expect(found.vacant + found.beforeTheRecord).toBe(found.unattributed);
    for (const one of found.terms) {
      if (!one.ok) continue;
      expect(one.value.credit).toBeGreaterThanOrEqual(one.value.lower - 1e-9);
      expect(one.value.credit).toBeLessThanOrEqual(one.value.upper + 1e-9);
    }
  }
});

test("turning the direction round turns every credit round, and the scale carries through", () => {
  const up = read([3, -1, 4, 1, -5], { lags: [0.5, 0.5], direction: 1 });
  const down = read([-6, 2, -8, -2, 10], { lags: [0.5, 0.5], direction: -1 });
  credits(up).forEach((credit, at) => {
    expect(credits(down)[at]).toBeCloseTo(2 * credit, 12);
  });
});

test("a term that no change reaches has no credit rather than 0, and no change at all is no data", () => {
  const late = [...seat, term("later", "2030-01-01", null)];
  const cover = coverage(late, years(2015, 2017), { place: "P" });
  const found = answer(laggedCredit(cover, [1, 1, 1], { lags: [1], direction: 1 }));
  expect(found.terms.map((one) => one.ok || one.error)).toEqual([true, "no-overlap", "no-overlap"]);
  const quiet = answer(laggedCredit(cover, [0, 0, 0], { lags: [1], direction: 1 }));
  expect(quiet.terms[0]).toMatchObject({ ok: true, value: { credit: 0 } });
  const none = [Number.NaN, Number.NaN, Number.NaN];
  expect(laggedCredit(cover, none, { lags: [1], direction: 1 })).toEqual({ ok: false, error: "no-data" });
});

test("malformed lags and changes throw and name the place", () => {
  const cover = coverage(seat, years(2015, 2016), { place: "P" });
  expect(() => laggedCredit(cover, [1, 1], { lags: [0.5, 0.4], direction: 1 })).toThrow("lags sum to 0.9");
  expect(() => laggedCredit(cover, [1, 1], { lags: [1.5, -0.5], direction: 1 })).toThrow("lags[1] is -0.5");
  expect(() => laggedCredit(cover, [1], { lags: [1], direction: 1 })).toThrow("1 changes for 2 periods");
  expect(() => laggedCredit(cover, [1, Number.POSITIVE_INFINITY], { lags: [1], direction: 1 })).toThrow("changes[1]");
});
