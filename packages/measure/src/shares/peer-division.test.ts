import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { answer } from "../integrity/testing/answers.ts";
import { peerDivision } from "./peer-division.ts";

const own = Number.NaN;
const any = { mostDisagreement: 1 };

/** Reports that scatter around true contributions by a factor e^{noise · normal}, each in a unit of its own. */
function reportsOf(seed: number, truth: readonly number[], noise: number): number[][] {
  const stream = openStream(seed);
  return truth.map((_, k) => {
    const unit = 1 + 9 * stream.uniform();
    return truth.map((value, m) => (m === k ? own : unit * value * Math.exp(noise * stream.normal())));
  });
}

function truths(seed: number, members: number): number[] {
  const stream = openStream(seed, 1);
  const raw = Array.from({ length: members }, () => 0.05 + stream.uniform());
  const whole = raw.reduce((sum, value) => sum + value, 0);
  return raw.map((value) => value / whole);
}

const plain = [
  [own, 1, 1, 2],
  [1, own, 1, 1],
  [1, 2, own, 1],
  [1, 1, 1, own],
];
const withZeros = plain.map((row, k) => (k === 3 ? [0, 0, 1, own] : row));

test.each([plain, withZeros])(
  "R27 four members are divided as the rule is written, two zeros as equals (%#)",
  (...reports) => {
    const part = (row: readonly number[] | undefined, i: number, j: number) => {
      const [a, b] = [row?.[i] as number, row?.[j] as number];
      return a + b === 0 ? 1 / 2 : a / (a + b);
    };
    const pair = (i: number, j: number, c: number) => {
      const by = [0, 1, 2, 3].filter((k) => k !== i && k !== j && k !== c);
      return by.reduce((sum, k) => sum + part(reports[k], i, j), 0) / by.length;
    };
    const turn = (c: number) => {
      const shares = [0, 1, 2, 3].map((i) =>
        i === c ? 0 : 1 / [0, 1, 2, 3].reduce((sum, j) => sum + (j === i ? 1 : (1 - pair(i, j, c)) / pair(i, j, c)), 0),
      );
      shares[c] = 1 - shares.reduce((sum, share) => sum + share, 0);
      return shares;
    };
    const byHand = [0, 1, 2, 3].map((m) => [0, 1, 2, 3].reduce((sum, c) => sum + (turn(c)[m] as number) / 4, 0));
    const found = answer(peerDivision(reports, any));
    byHand.forEach((share, m) => {
      expect(found.shares[m]).toBeCloseTo(share, 14);
    });
  },
);

test("R27 consensual: reports that agree are honoured exactly, zeros included (seed 2008)", () => {
  for (let world = 0; world < 100; world++) {
    const truth = truths(2008 + world, 4 + (world % 6));
    if (world % 3 === 0) truth[world % 4] = 0;
    const whole = truth.reduce((sum, value) => sum + value, 0);
    const { shares, disagreement } = answer(peerDivision(reportsOf(world, truth, 0)));
    truth.forEach((value, m) => {
      expect(shares[m]).toBeCloseTo(value / whole, 12);
    });
    expect(disagreement).toBeLessThan(1e-12);
  }
});

test("R27 impartial: whatever a member reports, his own share does not move; others' may (seed 139)", () => {
  let moved = 0;
  for (let world = 0; world < 120; world++) {
    const members = 4 + (world % 5);
    const reports = reportsOf(139 + world, truths(world, members), 0.8);
    const liar = world % members;
    const stream = openStream(world, 7);
    const lied = reports.map((row, k) => (k === liar ? row.map(() => 100 * stream.uniform() ** 6) : row));
    const [before, after] = [answer(peerDivision(reports, any)).shares, answer(peerDivision(lied, any)).shares];
    expect(after[liar]).toBeCloseTo(before[liar] as number, 14);
    moved += after.filter((share, m) => Math.abs(share - (before[m] as number)) > 1e-6).length;
  }
  expect(moved).toBeGreaterThan(240);
});

test("R27 shares sum to 1 and none is negative, however wild the reports (seed 77)", () => {
  for (let world = 0; world < 120; world++) {
    const members = 4 + (world % 7);
    const { shares, disagreement } = answer(peerDivision(reportsOf(77 + world, truths(world, members), 3), any));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(disagreement).toBeGreaterThan(0);
  }
});

test("the unit of a row, the order of members and the own cell do not matter", () => {
  const reports = reportsOf(5, [0.1, 0.2, 0.3, 0.25, 0.15], 0.5);
  const { shares } = answer(peerDivision(reports, any));
  const scaled = reports.map((row, k) => row.map((cell, m) => (m === k ? -7 : cell * (k + 1))));
  answer(peerDivision(scaled, any)).shares.forEach((share, m) => {
    expect(share).toBeCloseTo(shares[m] as number, 14);
  });
  const reversed = reports.map((row) => [...row].reverse()).reverse();
  [...answer(peerDivision(reversed, any)).shares].reverse().forEach((share, m) => {
    expect(share).toBeCloseTo(shares[m] as number, 14);
  });
});

test("reports too far apart are no agreement, and the disagreement grows with the noise", () => {
  const mean = (noise: number) =>
    Array.from(
      { length: 60 },
      (_, k) => answer(peerDivision(reportsOf(k, truths(k, 6), noise), any)).disagreement,
    ).reduce((sum, one) => sum + one / 60, 0);
  const [mild, strong] = [mean(0.3), mean(2)];
  expect(mild).toBeLessThan(0.12);
  expect(strong).toBeGreaterThan(0.25);
  const opposed = [
    [own, 100, 1, 1],
    [1, own, 100, 1],
    [1, 1, own, 100],
    [100, 1, 1, own],
  ];
  expect(peerDivision(opposed)).toEqual({ ok: false, error: "no-agreement" });
});

test("a silent member is named; where nobody is left to judge a pair, the reports are missing", () => {
  const reports = reportsOf(6, truths(6, 5), 0.2);
  reports[2] = new Array(5).fill(Number.NaN);
  const found = answer(peerDivision(reports));
  expect(found.silent).toEqual([2]);
  reports[3] = new Array(5).fill(Number.NaN);
  expect(peerDivision(reports)).toEqual({ ok: false, error: "missing-reports" });
  const one = reportsOf(6, truths(6, 4), 0.2);
  (one[0] as number[])[2] = Number.NaN;
  expect(peerDivision(one)).toEqual({ ok: false, error: "missing-reports" });
});

test("fewer than four members have no peers' division", () => {
  for (const members of [0, 1, 2, 3])
    expect(peerDivision(reportsOf(1, truths(1, members), 0))).toEqual({ ok: false, error: "too-few-members" });
});

test("ragged, negative and infinite reports throw and name the cell", () => {
  const reports = reportsOf(1, truths(1, 4), 0);
  const changed = (cell: number) => reports.map((row, k) => (k === 1 ? [cell, ...row.slice(1)] : row));
  expect(() => peerDivision(changed(-1))).toThrow("reports[1][0] is -1");
  expect(() => peerDivision(changed(Number.POSITIVE_INFINITY))).toThrow("reports[1][0] is Infinity");
  expect(() => peerDivision([...reports.slice(0, 3), [1]])).toThrow("reports[3] has 1 cells for 4 members");
});
