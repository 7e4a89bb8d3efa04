import { err, ok } from "@huabiao/kernel/result";
import { expect, test } from "vitest";
import { answer } from "../integrity/testing/answers.ts";
import { contributionShares } from "./contribution-shares.ts";
import { dutyDivision } from "./duty-division.ts";
import { evidenceDivision } from "./evidence-division.ts";

const division = (...shares: number[]) => ok({ shares: Float64Array.from(shares) });
const mix = { duty: 2, peers: 1, evidence: 1 };
const all = { duty: division(0.5, 0.3, 0.2), peers: division(0.4, 0.4, 0.2), evidence: division(0.6, 0.2, 0.2) };

test("R27 duty: within an area by responsibility and days, areas by weight, vacant areas named", () => {
  const found = answer(
    dutyDivision({
      responsibility: [
        [1, 0, 0],
        [1, 3, 0],
        [0, 1, 0],
      ],
      daysInPost: [365, 365, 365],
      areaWeights: [1, 3, 5],
    }),
  );
  expect([...found.shares]).toEqual([0.125, (0.5 + 3 * 0.75) / 4, (3 * 0.25) / 4]);
  expect(found.vacantAreas).toEqual([2]);
});

test("R27 duty: half the days are half the weight, and a common factor changes nothing", () => {
  const shares = (days: number[]) => [...answer(dutyDivision({ responsibility: [[1], [1]], daysInPost: days })).shares];
  expect(shares([365, 182.5])).toEqual([2 / 3, 1 / 3]);
  expect(shares([2, 1])).toEqual([2 / 3, 1 / 3]);
  expect(dutyDivision({ responsibility: [[1], [1]], daysInPost: [0, 0] })).toEqual({ ok: false, error: "no-data" });
  expect(dutyDivision({ responsibility: [[1]], daysInPost: [1], areaWeights: [0] })).toEqual({
    ok: false,
    error: "no-data",
  });
});

test("R27 evidence: verified records alone count, each divided among those who took part", () => {
  const found = answer(
    evidenceDivision(
      [
        { weight: 3, verified: true, parts: [1, 1, 0] },
        { weight: 1, verified: true, parts: [0, 0, 5] },
        { weight: 9, verified: false, parts: [0, 0, 1] },
        { weight: 2, verified: true, parts: [0, 0, 0] },
      ],
      3,
    ),
  );
  expect([...found.shares]).toEqual([0.375, 0.375, 0.25]);
  expect(found).toMatchObject({ verified: 3, unverified: 1 });
  expect(evidenceDivision([{ weight: 1, verified: false, parts: [1] }], 1)).toEqual({ ok: false, error: "no-data" });
});

test("R27 the mix is the weighted mean of the lenses; where they are too far apart people must deliberate", () => {
  const found = answer(contributionShares(all, 3, { mix }));
  [0.5, 0.3, 0.2].forEach((share, m) => {
    expect(found.shares[m]).toBeCloseTo(share, 14);
  });
  expect([...answer(found.spread)].map((gap) => Math.round(gap * 1e9) / 1e9)).toEqual([0.2, 0.2, 0]);
  expect(found.mustDeliberate).toEqual([0, 1]);
  expect(answer(contributionShares(all, 3, { mix, spreadLimit: 0.25 })).mustDeliberate).toEqual([]);
});

test("R27 a lens without an answer is missing, not zero: the others stand in and say for how much", () => {
  const found = answer(contributionShares({ ...all, peers: err("too-few-members") }, 3, { mix }));
  expect(found.coverage).toBe(0.75);
  expect(found.shares[0]).toBeCloseTo((2 * 0.5 + 0.6) / 3, 14);
  expect(found.lenses.peers).toEqual({ ok: false, error: "too-few-members" });
  const one = answer(contributionShares({ ...all, peers: err("no-data"), evidence: err("no-data") }, 3, { mix }));
  expect(one.spread).toEqual({ ok: false, error: "too-few-values" });
  const none = { ...all, duty: err("no-data" as const) };
  expect(contributionShares(none, 3, { mix, leastCoverage: 0.6 })).toEqual({
    ok: false,
    error: "coverage-below-floor",
  });
  expect(contributionShares(none, 3, { mix: { duty: 1, peers: 0, evidence: 0 }, leastCoverage: 0 })).toEqual({
    ok: false,
    error: "coverage-below-floor",
  });
});

test("R27 secretary and mayor are joint by rule: their sum is divided by the rule's parts, in every lens", () => {
  const found = answer(contributionShares(all, 3, { mix, joint: [{ members: [0, 1] }] }));
  expect([...found.shares].map((share) => Math.round(share * 1e12) / 1e12)).toEqual([0.4, 0.4, 0.2]);
  expect(found.mustDeliberate).toEqual([]);
  const parts = answer(contributionShares(all, 3, { mix, joint: [{ members: [0, 1], parts: [3, 1] }] }));
  expect(parts.shares[0]).toBeCloseTo(0.6, 14);
  expect(parts.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
});

test("one member has the whole, and no member has nothing to divide", () => {
  const none = {
    duty: err("no-data" as const),
    peers: err("too-few-members" as const),
    evidence: err("no-data" as const),
  };
  const sole = answer(contributionShares(none, 1, { mix }));
  expect([...sole.shares]).toEqual([1]);
  expect(sole.soleMember).toBe(true);
  expect(contributionShares(none, 0, { mix })).toEqual({ ok: false, error: "no-data" });
  expect(contributionShares(all, 3, { mix: { duty: 0, peers: 0, evidence: 0 } })).toEqual({
    ok: false,
    error: "zero-weights",
  });
});

test("malformed duties, records, mixes and joint rules throw and name the place", () => {
  const days = [1, 1];
  expect(() => dutyDivision({ responsibility: [[1], [1, 2]], daysInPost: days })).toThrow("responsibility[1]");
  expect(() => dutyDivision({ responsibility: [[1], [-1]], daysInPost: days })).toThrow("responsibility[1][0] is -1");
  expect(() => dutyDivision({ responsibility: [[1]], daysInPost: days })).toThrow("2 daysInPost for 1 members");
  expect(() => dutyDivision({ responsibility: [[1]], daysInPost: [1], areaWeights: [] })).toThrow("0 areaWeights");
  expect(() => evidenceDivision([{ weight: Number.NaN, verified: true, parts: [1] }], 1)).toThrow("records[0].weight");
  expect(() => evidenceDivision([{ weight: 1, verified: true, parts: [1] }], 2)).toThrow("records[0] has 1 parts");
  expect(() => contributionShares(all, 4, { mix })).toThrow("duty has 3 shares for 4 members");
  expect(() => contributionShares(all, 3, { mix: { ...mix, peers: -1 } })).toThrow("mix.peers[0] is -1");
  const joint = (members: number[], parts?: number[]) => [parts ? { members, parts } : { members }];
  expect(() => contributionShares(all, 3, { mix, joint: joint([0, 3]) })).toThrow("joint[0] names member 3");
  expect(() => contributionShares(all, 3, { mix, joint: joint([0, 0]) })).toThrow("names member 0 again");
  expect(() => contributionShares(all, 3, { mix, joint: joint([0, 1], [0, 0]) })).toThrow("joint[0].parts are 0, 0");
});
