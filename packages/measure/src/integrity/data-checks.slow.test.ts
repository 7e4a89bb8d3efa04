import { describe, expect, test } from "vitest";
import type { IntegrityFlag } from "./check-ledger.ts";
import { checkData } from "./data-checks.ts";
import type { Panel } from "./panel.ts";
import { type PlantedUntruth, plantUntruths, untruths } from "./testing/planted-untruths.ts";
import { honestPanel, type PanelSize } from "./testing/simulated-panel.ts";

const seed = 20260108;
const size: PanelSize = { subjects: 100, indicators: 12, years: 10, groups: 4 };
const at = (subject: number, year: number) => subject * size.years + year;

test.each([
  ["normal", Number.POSITIVE_INFINITY],
  ["heavy-tailed", 5],
])(
  `R21 with honest data of %s noise no family is flagged more often than its rate allows (seed ${seed})`,
  (_, tails) => {
    const runs = 20;
    const families = new Map<string, number>();
    for (let run = 0; run < runs; run++) {
      const { ran } = checkData(honestPanel(seed + run, { ...size, tails }), { seed });
      for (const { check, scope, flags } of ran) {
        const key = `${check}/${scope}`;
        families.set(key, (families.get(key) ?? 0) + (flags > 0 ? 1 : 0));
      }
    }
    expect(families.size).toBe(15);
    expect([...families].filter(([, flagged]) => flagged > 0.1 * runs + 3 * Math.sqrt(0.09 * runs))).toEqual([]);
    const all = [...families.values()].reduce((sum, flagged) => sum + flagged, 0);
    expect(all / (15 * runs)).toBeLessThan(0.1);
  },
);

describe(`R21 untruths planted in an honest panel (seed ${seed})`, () => {
  const runs = Array.from({ length: 10 }, (_, run) =>
    checkData(plantUntruths(honestPanel(seed + 1000 + run, size), run), { seed }),
  );
  const isIt = (flag: IntegrityFlag, planted: PlantedUntruth) =>
    flag.check === planted.check &&
    flag.subject === planted.subject &&
    (planted.indicator === null || flag.indicator === planted.indicator) &&
    (planted.fact === null || flag.facts[planted.fact.name] === planted.fact.value);

  test.each(untruths)("$check of $subject on $indicator is found in at least eight of ten panels", (planted) => {
    expect(runs.filter(({ flags }) => flags.some((flag) => isIt(flag, planted))).length).toBeGreaterThanOrEqual(8);
  });

  test("the share of flags on the innocent stays near its rate, apart from the indicators touched as a whole", () => {
    const guilty = new Set(untruths.map((planted) => planted.subject).concat("s60"));
    const shares = runs.map(({ flags }) => {
      const named = flags.filter((flag) => flag.subject !== null && !["i1", "i6", "i9"].includes(flag.indicator ?? ""));
      return named.filter((flag) => !guilty.has(flag.subject)).length / named.length;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.1 + 3 * Math.sqrt(0.09 / 100));
  });
});

test("flags are in order, within their rate, repeatable, and leave the panel as it was", () => {
  const panel = honestPanel(seed, size);
  const before = panel.values.map((cells) => [...cells]);
  const found = checkData(panel, { seed, falseDiscoveryRate: 0.9 });
  expect(found.flags.length).toBeGreaterThan(5);
  found.flags.forEach((flag, k) => {
    expect(flag.adjusted).toBeLessThanOrEqual(0.9);
    expect(flag.adjusted).toBeGreaterThanOrEqual(found.flags[k - 1]?.adjusted ?? 0);
  });
  expect(checkData(panel, { seed, falseDiscoveryRate: 0.9 })).toEqual(found);
  expect(panel.values.map((cells) => [...cells])).toEqual(before);
});

test("a panel with nothing but values counts what it could not run", () => {
  const { subjects, indicators, years, groupOf, values } = honestPanel(seed, {
    ...size,
    subjects: 6,
    groups: 1,
    indicators: 3,
  });
  const { flags, skipped } = checkData({ subjects, indicators, years, groupOf, values }, { seed });
  expect(flags).toEqual([]);
  const reasons = new Map(skipped.map((one) => [`${one.check}/${one.scope}/${one.reason}`, one.count]));
  expect(reasons.get("bunching-at-target/indicator/no-targets")).toBe(3);
  expect(reasons.get("bunching-at-target/subject/no-targets")).toBe(6);
  expect(reasons.get("jump/series/too-few-units")).toBe(18);
  expect(reasons.get("term-end-spike/indicator/no-terms")).toBe(3);
  expect(reasons.get("one-way-revisions/subject/no-revisions")).toBe(1);
  expect(reasons.get("copied-between-subjects/indicator/too-few-units")).toBe(3);
  expect(reasons.get("second-source-bias/indicator/no-second-sources")).toBe(3);
});

test("a series that hardly moves gives one last digit, not one a year", () => {
  const panel = honestPanel(seed, { ...size, subjects: 90, indicators: 2 });
  const still = panel.values.map((cells) => cells.map((_, cell) => cells[cell - (cell % size.years)] as number));
  const { skipped } = checkData({ ...panel, values: still }, { seed });
  expect(skipped).toContainEqual({ check: "last-digit", scope: "indicator", reason: "too-few-values", count: 2 });
});

test("empty, one-year and all-missing panels give no flags and no error", () => {
  const empty = { subjects: [], indicators: [], years: [], values: [], groupOf: new Int32Array(0) };
  expect(checkData(empty, { seed }).flags).toEqual([]);
  const one = {
    subjects: ["a"],
    indicators: [{ id: "x", direction: 1 as const }],
    years: [2020],
    values: [new Float64Array([3])],
    groupOf: new Int32Array(1),
  };
  expect(checkData(one, { seed }).flags).toEqual([]);
  const panel = honestPanel(seed, { ...size, indicators: 3 });
  const blank = { ...panel, values: panel.values.map((cells) => cells.map(() => Number.NaN)) };
  expect(checkData({ ...blank, revisions: [] }, { seed }).flags).toEqual([]);
});

test("a malformed panel throws and names the place", () => {
  const panel = honestPanel(seed, { ...size, subjects: 10, indicators: 3 });
  const change = (part: Partial<Panel>) => () => checkData({ ...panel, ...part }, { seed });
  const infinite = panel.values.map((cells, j) => (j === 1 ? cells.with(at(2, 3), Number.POSITIVE_INFINITY) : cells));
  expect(change({ values: infinite })).toThrow("values at s2, i1, 2018 is Infinity");
  expect(change({ values: panel.values.slice(1) })).toThrow("values has 2 arrays for 3 indicators");
  expect(change({ values: panel.values.map((cells) => cells.slice(1)) })).toThrow("values of i0 has 99 cells");
  expect(change({ years: [...panel.years].reverse() })).toThrow("years[1]");
  expect(change({ subjects: panel.subjects.map(() => "s") })).toThrow("subject s is there twice");
  expect(change({ groupOf: new Int32Array(3) })).toThrow("3 groups for 10 subjects");
  expect(change({ groupOf: new Int32Array(10).fill(-1) })).toThrow("below 0");
  expect(change({ terms: [{ subject: "q", fromYear: 1, toYear: 2 }] })).toThrow("unknown subject q");
  expect(change({ terms: [{ subject: "s1", fromYear: 3, toYear: 2 }] })).toThrow("from 3 to 2");
  expect(change({ revisions: [{ subject: "s1", indicator: "q", year: 1, first: 1, later: 2 }] })).toThrow(
    "unknown indicator q",
  );
  expect(() => checkData(panel, { seed, falseDiscoveryRate: 1 })).toThrow(RangeError);
});
