import { readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { describe, expect, test } from "vitest";
import { type Composite, composite } from "./composite.ts";
import type { CompositeModel, Normalisation } from "./model.ts";
import { rankDescending } from "./rank.ts";
import { cell, loadAsem, uniformRecipe } from "./testing/asem.ts";

const winsorise = (winmax: number) => ({ winmax, skewMax: 2, kurtosisMax: 3.5, log: true });

describe.skipIf(!sharedPresent)("against COINr on ASEM (needs the shared folder)", () => {
  test("R25 the full index agrees at every step: imputed, treated, normalised, aggregated, ranked", () => {
    const { model, regionOf } = loadAsem({ denominate: true });
    const made = run(model, {
      missing: { rule: "group-mean", groupOf: regionOf },
      treatment: winsorise(5),
      normalise: { method: "minmax", range: [0, 100] },
    });
    expectColumns("coinr_full_denominated.csv", model, model.values);
    expectColumns("coinr_full_imputed.csv", model, made.imputed);
    expectColumns("coinr_full_treated.csv", model, made.treated);
    expectColumns("coinr_full_normalised.csv", model, made.normalised);
    expectColumns("coinr_full_aggregated.csv", model, made.scores);
    expectColumns(
      "coinr_full_ranks.csv",
      model,
      made.scores.map((scores) => Float64Array.from(rankDescending(scores))),
    );
    const index = made.scores.at(-1) as Float64Array;
    expect(index[model.units.indexOf("CHE")]).toBeCloseTo(68.38372423834171, 9);
  });

  test("R25 the treatment reports the skewness, kurtosis and points that COINr reports", () => {
    const { model, regionOf } = loadAsem({ denominate: true });
    const made = run(model, { missing: { rule: "group-mean", groupOf: regionOf }, treatment: winsorise(5) });
    for (const row of readCsv(sharedPath("reference/coinr_full_treat_details.csv"))) {
      const outcome = made.treatments[model.tree.ids.indexOf(row["iCode"] ?? "")];
      expect(outcome?.before?.skewness).toBeCloseTo(cell(row["check_SkewKurt0.Skew"]), 9);
      expect(outcome?.before?.kurtosis).toBeCloseTo(cell(row["check_SkewKurt0.Kurt"]), 9);
      expect(outcome?.winsorised).toBe(Number(row["winsorise.nwin"] || 0));
      if (row["check_SkewKurt1.Skew"] === "") continue;
      expect(outcome?.passed).toBe(row["check_SkewKurt1.Pass"] === "TRUE");
      expect(outcome?.after?.skewness).toBeCloseTo(cell(row["check_SkewKurt1.Skew"]), 9);
      expect(outcome?.after?.kurtosis).toBeCloseTo(cell(row["check_SkewKurt1.Kurt"]), 9);
    }
  });

  test("R25 raw data with gaps, min-max and arithmetic means agree, gaps included", () => {
    const { model } = loadAsem({ denominate: false });
    expectColumns("coinr_plain_minmax_amean_scores.csv", model, run(model, {}).scores);
  });

  test("R25 all 100 draws of COINr's uncertainty analysis are replayed", () => {
    const { model, regionOf } = loadAsem({ denominate: true });
    const draws = readCsv(sharedPath("reference/coinr_ua100_draws.csv"));
    const weights = noisyWeights(model);
    const expected = readCsv(sharedPath("reference/coinr_ua100_scores.csv"));
    for (const draw of draws) {
      const made = run(
        { ...model, weights: [weights[Number(draw["weightset"]) - 1] as Float64Array] },
        {
          missing: { rule: "group-mean", groupOf: regionOf },
          treatment: winsorise(Number(draw["winmax"])),
          normalise: normalisations[draw["norm"] as keyof typeof normalisations],
          aggregate: { method: draw["agg"] === "a_gmean" ? "geometric" : "arithmetic" },
        },
      );
      const index = made.scores.at(-1) as Float64Array;
      const theirs = Float64Array.from(expected, (row) => cell(row[`r_${draw["rep"]}`]));
      expectClose(index, theirs, `draw ${draw["rep"]}`);
      expect(rankDescending(index)).toEqual(rankDescending(theirs));
    }
  });
});

const normalisations: Record<"n_minmax" | "n_zscore", Normalisation> = {
  n_minmax: { method: "minmax", range: [1, 100] },
  n_zscore: { method: "zscore", mean: 10, sd: 2 },
};

function run(model: CompositeModel, choice: Parameters<typeof uniformRecipe>[1]): Composite {
  const made = composite(model, uniformRecipe(model, choice));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function noisyWeights(model: CompositeModel): Float64Array[] {
  const sets: Float64Array[] = [];
  for (const row of readCsv(sharedPath("reference/coinr_noisy_weights_100.csv"))) {
    const at = Number(row["rep"]) - 1;
    const own = sets[at] ?? new Float64Array(model.tree.ids.length);
    sets[at] = own;
    own[model.tree.ids.indexOf(row["iCode"] ?? "")] = cell(row["Weight"]);
  }
  return sets;
}

function expectColumns(file: string, model: CompositeModel, columns: readonly Float64Array[]): void {
  const rows = readCsv(sharedPath(`reference/${file}`));
  expect(rows.map((row) => row["uCode"])).toEqual(model.units);
  columns.forEach((column, node) => {
    const id = model.tree.ids[node] as string;
    expectClose(
      column,
      Float64Array.from(rows, (row) => cell(row[id])),
      `${file} ${id}`,
    );
  });
}

function expectClose(ours: Float64Array, theirs: Float64Array, what: string): void {
  ours.forEach((value, unit) => {
    const other = theirs[unit] as number;
    const agree = Number.isNaN(value)
      ? Number.isNaN(other)
      : Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other));
    if (!agree) expect.fail(`${what}, row ${unit}: ${value}, not ${other}`);
  });
}
