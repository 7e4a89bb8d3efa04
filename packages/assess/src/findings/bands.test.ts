import { describe, expect, test } from "vitest";
import { assess } from "../assess.ts";
import { assessed, nodeOf, pointIndicator, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const subjects = ["A", "B", "C", "D", "E", "F"];
const rows = rowsOf("2025", subjects, { a: [90, 71, 69, 50, 48, 10], b: [88, 60.5, 62, 52, 47, 12] });
const bands = [
  { id: "high", title: "High", when: "rankShare <= 0.34 && score >= 60.0" },
  { id: "middle", title: "Middle", when: "score >= 40.0" },
  { id: "low", title: "Low", when: "score < 30.0" },
];
const uncertainty = { vary: { weights: { kind: "noise" as const, share: 0.9 } } };
const scheme = smallScheme([pointIndicator("a"), pointIndicator("b")], { bands, method: { uncertainty } });
const evidence = smallEvidence({ subjects, rows });

describe("bands", () => {
  test("R10 the first band whose condition holds is suggested, by score and rank together", async () => {
    const findings = await assessed(scheme, evidence);
    expect(findings.subjects.map(({ band }) => band)).toEqual(["high", "high", "middle", "middle", "middle", "low"]);
    expect(findings.bands).toEqual(bands.map(({ id, title }) => ({ id, title })));
  });

  test("R10 a result that no condition fits has no band", async () => {
    const gap = smallScheme([pointIndicator("a")], { bands: [{ id: "high", title: "High", when: "score >= 60.0" }] });
    const findings = await assessed(gap, evidence);
    expect(findings.subjects.map(({ band }) => band)).toEqual(["high", "high", "high", null, null, null]);
  });

  test("R10 rank share is the rank among the ranked of the group", async () => {
    const half = smallScheme([pointIndicator("a")], {
      bands: [{ id: "top", title: "Top", when: "rankShare >= 0.5 && rankShare <= 0.5 && size == 4" }],
      method: { coverage: { subject: 1 } },
    });
    const gaps = smallEvidence({ subjects, rows: rowsOf("2025", subjects, { a: [9, 8, 7, 6, null, null] }) });
    const findings = await assessed(half, gaps);
    expect(findings.subjects.map(({ band }) => band)).toEqual([null, "top", null, null, null, null]);
  });

  test("R10 R34 probabilities of bands are shares of draws: each in [0, 1], never more than 1 together", async () => {
    const { subjects: found } = await assessed(scheme, evidence, { draws: 400 });
    for (const { bandProbabilities } of found) {
      expect(bandProbabilities.map(({ band }) => band)).toEqual(["high", "middle", "low"]);
      const shares = bandProbabilities.map(({ probability }) => probability);
      for (const share of shares) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(Math.round(share * 400 * 1e6) / 1e6)).toBe(true);
      }
      expect(shares.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }
    expect(found[0]?.bandProbabilities[0]?.probability).toBe(1);
    expect(found[5]?.bandProbabilities[2]?.probability).toBe(1);
  });

  test("R10 where no band is likely enough the result is undecided and people judge", async () => {
    const { subjects: found, surprises } = await assessed(scheme, evidence, { draws: 400 });
    for (const { undecided, bandProbabilities } of found)
      expect(undecided).toBe(Math.max(...bandProbabilities.map(({ probability }) => probability)) < 0.8);
    expect(found.map(({ undecided }) => undecided)).toEqual([false, true, true, false, false, false]);
    expect(surprises).toContainEqual({ code: "undecided", subject: null, facts: { count: 2 } });
  });

  test("R10 without bands, neighbours that cannot be told apart are undecided, each naming the other", async () => {
    const plain = smallScheme([pointIndicator("a"), pointIndicator("b")], { method: { uncertainty } });
    const { subjects: found } = await assessed(plain, evidence, { draws: 400 });
    expect(found.map(({ inseparable }) => inseparable)).toEqual([[], [2], [1], [], [], []]);
    expect(found.map(({ undecided }) => undecided)).toEqual([false, true, true, false, false, false]);
  });

  test("without draws nothing is said about probability, and nothing is undecided", async () => {
    const { subjects: found } = await assessed(scheme, evidence);
    for (const { bandProbabilities, undecided, rankProbabilities, inseparable } of found)
      expect([bandProbabilities, undecided, rankProbabilities, inseparable]).toEqual([[], false, [], []]);
  });

  test("a subject without a score is in no band and is not called undecided", async () => {
    const gaps = smallEvidence({ subjects, rows: rows.filter(({ subject }) => subject !== "B") });
    const findings = await assessed(scheme, gaps, { draws: 50 });
    expect(nodeOf(findings, "index").score[1]).toBeNull();
    expect(findings.subjects[1]).toMatchObject({ band: null, bandProbabilities: [], undecided: false });
  });

  test("R34 rank probabilities rise to one, and the intervals hold the nominal result", async () => {
    const findings = await assessed(scheme, evidence, { draws: 400 });
    const { uncertainty: u, score, rank } = nodeOf(findings, "index");
    for (const [at, { rankProbabilities }] of findings.subjects.entries()) {
      expect(rankProbabilities).toHaveLength(subjects.length);
      expect([...rankProbabilities].sort((a, b) => a - b)).toEqual([...rankProbabilities]);
      expect(rankProbabilities.at(-1)).toBe(1);
      expect(u?.lower[at] ?? Infinity).toBeLessThanOrEqual(score[at] ?? Number.NaN);
      expect(u?.upper[at] ?? -Infinity).toBeGreaterThanOrEqual(score[at] ?? Number.NaN);
      expect(u?.rankLower[at] ?? Infinity).toBeLessThanOrEqual(rank[at] ?? Number.NaN);
      expect(u?.rankUpper[at] ?? -Infinity).toBeGreaterThanOrEqual(rank[at] ?? Number.NaN);
    }
  });

  test("a condition that is no condition is refused", async () => {
    const broken = { ...scheme, bands: [{ id: "x", title: "X", when: "scroe > 1.0" }] };
    const outcome = await assess(broken, evidence, { engine: "test", seed: null, draws: 0, refused: [] });
    expect(outcome.ok ? [] : outcome.error.map(({ code }) => code)).toEqual(["scheme.condition.unknown-name"]);
  });
});
