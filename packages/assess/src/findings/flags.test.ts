import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import type { Findings } from "../findings.ts";
import { assessed, pointIndicator, type Row, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const subjects = Array.from({ length: 30 }, (_, at) => `P${at}`);
const periods = Array.from({ length: 8 }, (_, at) => String(2018 + at));

/** Noisy series for everyone; P3 sends the figures of P2 from 2020 on, to the last digit. */
function copiedRows(): Row[] {
  const stream = openStream(5, 1);
  return ["a", "b", "c"].flatMap((series) => {
    const level = subjects.map(() => 50 + 8 * stream.normal());
    const honest = periods.map((period) => ({ period, values: level.map((start) => start + 4 * stream.normal()) }));
    return honest.flatMap(({ period, values }) => {
      const copied = values.map((value, at) => (at === 3 && period >= "2020" ? (values[2] as number) : value));
      return rowsOf(period, subjects, { [series]: copied });
    });
  });
}

const evidence = smallEvidence({ subjects, rows: copiedRows() });
const indicators = ["a", "b", "c"].map((id) => pointIndicator(id));
const scheme = smallScheme(indicators);
const numbers = ({ nodes, cells, subjects: found, quotas, targets }: Findings) => ({
  nodes,
  cells,
  found,
  quotas,
  targets,
});

describe("data checks", () => {
  test("R21 copied figures are flagged, with the years and the series", async () => {
    const { flags } = await assessed(scheme, evidence);
    const copies = flags.filter(({ check }) => check === "copied-between-subjects");
    expect(new Set(copies.map(({ indicator }) => indicator))).toEqual(new Set(["a", "b", "c"]));
    for (const { subject, facts, periods: years, adjusted, pValue } of copies) {
      expect([subject, ...Object.values(facts)].map((who) => (typeof who === "number" ? subjects[who] : who))).toEqual(
        expect.arrayContaining(["P2", "P3"]),
      );
      expect(years).toEqual(periods.slice(2));
      expect(adjusted).toBeGreaterThanOrEqual(pValue);
    }
  });

  test("R21 a flag changes no score, rank, interval or contribution: with checks off all numbers are the same", async () => {
    const flagged = await assessed(scheme, evidence, { draws: 100 });
    const off = flagged.checks.map(({ check }) => ({ check, reason: "switched off for the comparison" }));
    const silent = await assessed({ ...scheme, method: { checks: { off } } }, evidence, { draws: 100 });
    expect(flagged.flags.length).toBeGreaterThan(0);
    expect(silent.flags).toEqual([]);
    expect(silent.checks).toEqual([]);
    expect(numbers(silent)).toEqual(numbers(flagged));
  });

  test("R21 one check can be switched off alone, and is then not told as run", async () => {
    const off = [{ check: "copied-between-subjects", reason: "two offices share one survey" }];
    const { flags, checks } = await assessed({ ...scheme, method: { checks: { off } } }, evidence);
    expect(flags.filter(({ check }) => check === "copied-between-subjects")).toEqual([]);
    expect(checks.map(({ check }) => check)).not.toContain("copied-between-subjects");
    expect(checks.map(({ check }) => check)).toContain("jump");
  });

  test("R21 every check tells how often it ran, was raised and could not be run", async () => {
    const { flags, checks } = await assessed(scheme, evidence);
    for (const { check, run, flagged } of checks) {
      const sides = check === "copied-between-subjects" ? 2 : 1;
      expect(flags.filter((flag) => flag.check === check)).toHaveLength(flagged * sides);
      expect(run).toBeGreaterThanOrEqual(flagged);
    }
  });

  test("R21 of two equal series both subjects are asked, since nobody can tell which was copied", async () => {
    const { flags, subjects } = await assessed(scheme, evidence);
    const copied = flags.filter(({ check }) => check === "copied-between-subjects");
    const pairs = copied.map(({ subject, facts }) => [subjects[subject ?? -1]?.id, facts["otherSubject"]]);
    expect(pairs.length).toBeGreaterThan(0);
    for (const [one, other] of pairs) expect(pairs).toContainEqual([other, one]);
  });

  test("R21 a second source, targets and revisions are checked where the evidence has them", async () => {
    const withSecond = smallScheme(
      indicators.map((one) => ({ ...one, supply: { provider: "office", secondSource: "other" } })),
      { series: [{ id: "other", title: "Other" }] },
    );
    const rows = copiedRows();
    const second = rows
      .filter(({ series }) => series === "a")
      .map((row) => ({ ...row, series: "other", value: row.value * 1.01 }));
    const { checks } = await assessed(withSecond, smallEvidence({ subjects, rows: [...rows, ...second] }));
    expect(checks.find(({ check }) => check === "second-source-outlier")?.run).toBeGreaterThan(0);
    const plain = (await assessed(scheme, evidence)).checks.find(({ check }) => check === "second-source-outlier");
    expect(plain?.run ?? 0).toBe(0);
  });

  test("one period alone can be assessed and has nothing to check", async () => {
    const one = await assessed(
      scheme,
      smallEvidence({ subjects, rows: copiedRows().filter(({ period }) => period === "2025") }),
    );
    expect([one.flags, one.checks]).toEqual([[], []]);
    expect(one.nodes.at(-1)?.score.every((score) => score !== null)).toBe(true);
  });
});
