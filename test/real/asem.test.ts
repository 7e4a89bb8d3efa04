import { join } from "node:path";
import { readCsv, sharedFolder, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { huabiao, temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";

const data = join(sharedFolder, "data");
const iData = sharedPath("data/asem_idata.csv");
const iMeta = sharedPath("data/asem_imeta.csv");
const fullPipeline = [
  "--denominate",
  "--impute",
  "group-mean:EurAsia_group",
  "--treat",
  "winsorise:5",
  "--normalise",
  "minmax:0,100",
  "--aggregate",
  "arithmetic",
];

type Scores = ReadonlyMap<string, { readonly score: number | null; readonly rank: number | null }>;

function scoresIn(out: string): Scores {
  return new Map(
    readCsv(join(out, "scores.csv")).map((row) => [
      `${row["subject"]} ${row["node"]}`,
      {
        score: row["score"] === "" ? null : Number(row["score"]),
        rank: row["rank"] === "" ? null : Number(row["rank"]),
      },
    ]),
  );
}

function expectLikePeer(scores: Scores, reference: string, tolerance = 1e-9): void {
  const far: string[] = [];
  let compared = 0;
  for (const { uCode, ...nodes } of readCsv(sharedPath(`reference/${reference}`))) {
    for (const [node, text] of Object.entries(nodes)) {
      const ours = scores.get(`${uCode} ${node}`)?.score ?? null;
      const theirs = text === "" || text === "NA" ? null : Number(text);
      compared++;
      if (theirs === null ? ours !== null : ours === null || Math.abs(ours - theirs) > tolerance)
        far.push(`${uCode} ${node}: ${ours} against ${theirs}`);
    }
  }
  expect(compared).toBeGreaterThan(2500);
  expect(far).toEqual([]);
}

function importAndAssess(...options: readonly string[]): Scores {
  const folder = temporaryFolder();
  const imported = huabiao("import", "coinr", iData, iMeta, "--out", join(folder, "scheme"), ...options);
  expect(imported.stderr).toBe("");
  expect(imported.status).toBe(0);
  const assessed = huabiao("assess", join(folder, "scheme"), "--out", join(folder, "out"), "--draws", "0");
  expect(assessed.stderr).toBe("");
  expect(assessed.status).toBe(0);
  return scoresIn(join(folder, "out"));
}

describe.skipIf(!sharedPresent)("ASEM against COINr 1.1.14 (needs the shared folder with real data)", () => {
  test("R01 the scheme in test/real/asem reproduces every score and rank of COINr's full pipeline", () => {
    const out = temporaryFolder();
    expect(huabiao("assess", "test/real/asem", "--data", data, "--out", out, "--draws", "0").status).toBe(0);
    const scores = scoresIn(out);
    expectLikePeer(scores, "coinr_full_aggregated.csv");
    for (const { uCode, ...nodes } of readCsv(sharedPath("reference/coinr_full_ranks.csv"))) {
      for (const [node, rank] of Object.entries(nodes))
        expect([uCode, node, scores.get(`${uCode} ${node}`)?.rank]).toEqual([uCode, node, Number(rank)]);
    }
  });

  test("R01 import coinr with the same steps reproduces it too", () => {
    expectLikePeer(importAndAssess(...fullPipeline), "coinr_full_aggregated.csv");
  });

  test("R01 import coinr without steps is min-max and arithmetic means, gaps kept", () => {
    expectLikePeer(importAndAssess(), "coinr_plain_minmax_amean_scores.csv");
  });

  test.each([
    "zscore:10,2",
    "borda",
    "rank",
    "percentile-rank",
    "distance-to-best",
    "fraction-of-best",
    "distance-to-target",
    "goalposts:0,1000",
    "efficacy",
    "none",
  ])("import coinr takes the normalisation %s and every country gets an index", (method) => {
    const scores = importAndAssess(...fullPipeline.slice(0, 5), "--normalise", method);
    const index = [...scores].filter(([name]) => name.endsWith(" Index")).map(([, { score }]) => score);
    expect(index).toHaveLength(51);
    expect(index.every((score) => score !== null)).toBe(true);
  });

  test("one aggregation per level is taken lowest first", () => {
    const mixed = importAndAssess(
      ...fullPipeline.slice(0, 5),
      "--normalise",
      "minmax:1,100",
      "--aggregate",
      "geometric,harmonic,arithmetic",
    );
    const mean = ((mixed.get("AUT Conn")?.score ?? 0) + (mixed.get("AUT Sust")?.score ?? 0)) / 2;
    expect(mixed.get("AUT Index")?.score).toBeCloseTo(mean, 10);
  });

  test("R34 the uncertainty analysis has the same bytes for one and two threads, and verify reproduces them", () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    expect(
      huabiao("assess", "test/real/asem", "--data", data, "--out", one, "--draws", "300", "--threads", "1").status,
    ).toBe(0);
    expect(
      huabiao("assess", "test/real/asem", "--data", data, "--out", two, "--draws", "300", "--threads", "2").status,
    ).toBe(0);
    expect(readCsv(join(one, "ranks.csv"))).toEqual(readCsv(join(two, "ranks.csv")));
    expect(huabiao("verify", one).status).toBe(0);
  });
});

test.runIf(!sharedPresent)(
  "the tests on real data did not run: there is no folder with data at HUABIAO_SHARED (default ../shared)",
  () => {
    expect(sharedPresent).toBe(false);
  },
);
