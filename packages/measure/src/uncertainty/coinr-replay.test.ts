import { readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { expect, test } from "vitest";
import type { Aggregation, Normalisation } from "../composite/model.ts";
import { mergeDraws } from "./merge-draws.ts";
import { planDraws } from "./plan-draws.ts";
import { openScores, runDraws } from "./run-draws.ts";
import { asemTreatment, asemWithRecipe, perInner, perLeaf } from "./testing/asem.ts";
import type { Variation } from "./variation.ts";

const need = sharedPresent ? test : test.skip;

function planReplay() {
  const { model, recipe } = asemWithRecipe();
  const rows = readCsv(sharedPath("reference/coinr_noisy_weights_100.csv"));
  const sets = Array.from({ length: 100 }, () => new Float64Array(model.tree.ids.length).fill(1));
  for (const row of rows) {
    const node = model.tree.ids.indexOf(row["iCode"] ?? "");
    const set = sets[Number(row["rep"]) - 1] as Float64Array;
    set[node] = Number(row["Weight"]);
  }
  const variation: Variation = {
    treatment: [1, 2, 3, 4, 5].map(asemTreatment),
    normalise: [
      perLeaf<Normalisation>(model, { method: "minmax", range: [1, 100] }),
      perLeaf<Normalisation>(model, { method: "zscore", mean: 10, sd: 2 }),
    ],
    aggregate: [
      perInner<Aggregation>(model, { method: "arithmetic" }),
      perInner<Aggregation>(model, { method: "geometric" }),
    ],
    weights: { kind: "sets", sets: sets.map((set) => [set]) },
  };
  const given = readCsv(sharedPath("reference/coinr_ua100_draws.csv")).map((row) => ({
    treatment: Number(row["winmax"]) - 1,
    normalise: row["norm"] === "n_minmax" ? 0 : 1,
    aggregate: row["agg"] === "a_amean" ? 0 : 1,
    weights: Number(row["weightset"]) - 1,
  }));
  const plan = planDraws(model, recipe, variation, { seed: 1, draws: 100, given });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return { plan: plan.value, model };
}

need("R01 replays the scores of COINr's hundred draws on ASEM", () => {
  const { plan, model } = planReplay();
  const rows = readCsv(sharedPath("reference/coinr_ua100_scores.csv"));
  for (let draw = 0; draw < 100; draw++) {
    const scores = openScores(plan)(draw);
    for (const row of rows) {
      const score = scores[model.units.indexOf(row["uCode"] ?? "")] as number;
      expect(Math.abs(score - Number(row[`r_${draw + 1}`]))).toBeLessThan(1e-9);
    }
  }
});

need("R34 gives COINr's rank statistics exactly: mean, median, 5 % and 95 % by quantile type 7", () => {
  const { plan, model } = planReplay();
  const results = mergeDraws(plan, [runDraws(plan, 60, 100), runDraws(plan, 0, 60)]);
  for (const row of readCsv(sharedPath("reference/coinr_ua100_rankstats.csv"))) {
    const unit = model.units.indexOf(row["uCode"] ?? "");
    const own = [results.meanRank, results.rankMedian, results.rankLower, results.rankUpper].map(
      (column) => column[unit],
    );
    const peer = ["Mean", "Median", "Q5", "Q95"].map((name) => Number(row[name]));
    own.forEach((value, at) => {
      expect(value).toBeCloseTo(peer[at] as number, 10);
    });
  }
});
