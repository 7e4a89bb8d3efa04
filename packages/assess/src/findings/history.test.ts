import { describe, expect, test } from "vitest";
import {
  assessed,
  pointIndicator,
  type Row,
  ranksOf,
  rowsOf,
  smallEvidence,
  smallScheme,
} from "../testing/small-world.ts";

const subjects = ["A", "B", "C"];
const latent = { horizon: { kind: "latent" as const } };
const years: Readonly<Record<string, { readonly now: (number | null)[]; readonly later: (number | null)[] }>> = {
  "2023": { now: [50, 40, 30], later: [10, 40, null] },
  "2024": { now: [50, 60, 30], later: [20, 40, 20] },
  "2025": { now: [50, 40, 30], later: [60, 40, 20] },
};
const rows: Row[] = Object.entries(years).flatMap(([period, series]) => rowsOf(period, subjects, series));
const scheme = smallScheme([pointIndicator("now", { weight: 3 }), pointIndicator("later", { weight: 1, ...latent })]);
const evidence = smallEvidence({ subjects, rows });

describe("history", () => {
  test("R13 every period shows the part of visible and the part of latent results", async () => {
    const { subjects: found } = await assessed(scheme, evidence);
    expect(found[0]?.history).toEqual([
      { period: "2023", score: 40, visible: 50, latent: 10 },
      { period: "2024", score: 42.5, visible: 50, latent: 20 },
      { period: "2025", score: 52.5, visible: 50, latent: 60 },
    ]);
    expect(found[2]?.history[0]).toEqual({ period: "2023", score: 30, visible: 30, latent: null });
  });

  test("R13 visible and latent are means by weight, in the subject's own group", async () => {
    const two = smallScheme([
      pointIndicator("now", { weight: 3, ...latent }),
      pointIndicator("later", { weight: 1, ...latent }),
    ]);
    const { subjects: found } = await assessed(two, evidence);
    expect(found[0]?.history.at(-1)).toEqual({ period: "2025", score: 52.5, visible: null, latent: 52.5 });
  });

  test("R38 the previous result is what the same scheme says of the period before", async () => {
    const findings = await assessed(scheme, evidence);
    const before = await assessed({ ...scheme, period: { ...scheme.period, label: "2024" } }, evidence);
    expect(findings.subjects.map(({ previous }) => previous)).toEqual(
      before.subjects.map((_, at) => ({
        period: "2024",
        score: before.nodes.at(-1)?.score[at],
        rank: before.nodes.at(-1)?.rank[at],
      })),
    );
    expect(ranksOf(before)).toEqual({ A: 2, B: 1, C: 3 });
  });

  test("periods after the assessed one are left out", async () => {
    const early = await assessed({ ...scheme, period: { ...scheme.period, label: "2024" } }, evidence);
    expect(early.subjects[0]?.history.map(({ period }) => period)).toEqual(["2023", "2024"]);
  });

  test("a period in which fewer than half of the subjects get an index is left out", async () => {
    const thin = smallEvidence({ subjects, rows: [...rowsOf("2022", subjects, { now: [9, null, null] }), ...rows] });
    expect((await assessed(scheme, thin)).subjects[0]?.history.map(({ period }) => period)).toEqual([
      "2023",
      "2024",
      "2025",
    ]);
    const half = smallEvidence({ subjects, rows: [...rowsOf("2022", subjects, { now: [9, 9, null] }), ...rows] });
    const found = (await assessed(scheme, half)).subjects;
    expect(found[0]?.history[0]?.period).toBe("2022");
    expect(found[2]?.history[0]).toEqual({ period: "2022", score: null, visible: null, latent: null });
  });

  test("R38 without data one period earlier there is no previous result", async () => {
    const only = smallEvidence({ subjects, rows: rowsOf("2025", subjects, { now: [1, 2, 3] }) });
    expect((await assessed(scheme, only)).subjects.map(({ previous }) => previous)).toEqual([null, null, null]);
  });

  test("R38 a rank that moved by a quarter of the group and two places is told first", async () => {
    const many = ["A", "B", "C", "D", "E"];
    const moved = smallEvidence({
      subjects: many,
      rows: [...rowsOf("2024", many, { now: [5, 4, 3, 2, 1] }), ...rowsOf("2025", many, { now: [2.5, 4, 3, 2, 1] })],
    });
    const { surprises } = await assessed(scheme, moved);
    expect(surprises).toEqual([{ code: "moved", subject: 0, facts: { from: 1, to: 3 } }]);
  });

  test("R38 two who change places are no surprise, however small the group", async () => {
    const four = ["A", "B", "C", "D"];
    const moved = smallEvidence({
      subjects: four,
      rows: [...rowsOf("2024", four, { now: [4, 3, 2, 1] }), ...rowsOf("2025", four, { now: [3, 4, 2, 1] })],
    });
    expect((await assessed(scheme, moved)).surprises).toEqual([]);
  });
});
