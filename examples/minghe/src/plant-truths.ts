import { cellAt, type Panel, seriesOf } from "./panel.ts";
import type { County } from "./places.ts";
import { plantedTruth } from "./planted.ts";
import { fromScale, modelOf, toScale, yearCount } from "./series-models.ts";

/**
 * Plants what is really so: a closed works, growth on debt, the late forest, the merger.
 *
 * What is only reported is planted by `distortReports`. Changes the panel it is given, nothing else.
 * Needs `population` and `afforested_area`; `gdp` is computed afterwards from the changed growth.
 */
export function plantTruths(truth: Panel, counties: readonly County[]): void {
  plantClosure(truth, placeOf(counties, "inflated-industry"));
  plantDebt(truth, placeOf(counties, "growth-on-debt"));
  plantForest(truth, placeOf(counties, "late-forest"));
  plantMerger(truth, placeOf(counties, "merger"));
}

function placeOf(counties: readonly County[], id: Parameters<typeof plantedTruth>[0]): number {
  const at = counties.findIndex((county) => county.id === plantedTruth(id).counties[0]);
  if (at < 0) throw new RangeError(`no county for ${id}`);
  return at;
}

/** Adds a path to one county's series, on the scale of its model; element k belongs to 2018 + k. */
function shift(
  truth: Panel,
  county: number,
  { series, by }: { readonly series: string; readonly by: readonly number[] },
): void {
  const { scale } = modelOf(series);
  const values = seriesOf(truth, series);
  for (let year = 0; year < yearCount; year++) {
    const cell = cellAt(county, year);
    values[cell] = fromScale(scale, toScale(scale, values[cell] as number) + (by[year] as number));
  }
}

function replace(
  truth: Panel,
  county: number,
  { series, by }: { readonly series: string; readonly by: readonly number[] },
): void {
  seriesOf(truth, series).set(by, cellAt(county, 0));
}

/** A large works closed in 2021; the plan was kept on paper. */
function plantClosure(truth: Panel, county: number): void {
  shift(truth, county, { series: "industry_per_head", by: [0, 0, 0, -0.22, -0.24, -0.26, -0.28, -0.3] });
}

function plantDebt(truth: Panel, county: number): void {
  shift(truth, county, { series: "gdp_growth", by: [0, 0.6, 3.2, 3.1, 3.4, 3, 3.2, 2.9] });
  shift(truth, county, { series: "industry_per_head", by: [0, 0, 0.03, 0.07, 0.11, 0.14, 0.18, 0.21] });
  shift(truth, county, { series: "labour_productivity", by: [0, 0, 0.02, 0.05, 0.08, 0.1, 0.13, 0.15] });
  shift(truth, county, { series: "satisfaction", by: [0, 0, 0, -0.02, -0.05, -0.1, -0.16, -0.22] });
  shift(truth, county, { series: "debt_ratio", by: [0, 0.05, 0.24, 0.44, 0.63, 0.8, 0.96, 1.1] });
  replace(truth, county, { series: "hidden_debt", by: [0, 0, 2.61, 4.87, 6.02, 7.35, 7.94, 8.83] });
}

/** Poor in all that shows; the forest stock, then soil, water and at last the visits it brings, come with the years. */
function plantForest(truth: Panel, county: number): void {
  replace(truth, county, { series: "gdp_growth", by: [3.4, 3.1, 0.6, 5.4, 2.2, 4.1, 4.6, 4.9] });
  replace(truth, county, { series: "labour_productivity", by: [5.61, 5.83, 5.92, 6.2, 6.51, 6.96, 7.5, 8.12] });
  replace(truth, county, {
    series: "income_per_head",
    by: [16_420, 17_380, 17_990, 19_110, 20_390, 22_180, 24_460, 27_030],
  });
  replace(truth, county, { series: "trade_share", by: [0.92, 0.9, 0.88, 0.93, 0.97, 1.08, 1.21, 1.4] });
  replace(truth, county, { series: "hotline_solved", by: [66.2, 67.5, 69.1, 70.8, 74.3, 78.9, 82.6, 85.2] });
  replace(truth, county, { series: "satisfaction", by: [68.4, 68.1, 69, 70.2, 73.5, 78.4, 83.1, 87] });
  replace(truth, county, { series: "good_water", by: [77.8, 77.2, 78.1, 80.4, 85.1, 90.6, 94.3, 96.9] });
  replace(truth, county, { series: "soil_organic", by: [20.31, 20.22, 20.45, 21.08, 22.36, 24.51, 27.12, 29.63] });
  replace(truth, county, { series: "forest_stock", by: [57.12, 57.38, 57.61, 58.34, 61.07, 69.85, 84.42, 101.76] });
  replace(truth, county, { series: "afforested_area", by: [6.52, 8.24, 7.41, 1.12, 0.63, 0.58, 0.47, 0.52] });
}

function plantMerger(truth: Panel, county: number): void {
  const since = (step: number): number[] => [0, 0, 0, 0, step, step, step, step];
  const people = seriesOf(truth, "population");
  for (let year = 4; year < yearCount; year++) {
    const cell = cellAt(county, year);
    people[cell] = (people[cell] as number) * 1.37;
  }
  shift(truth, county, { series: "urbanisation", by: since(-0.62) });
  shift(truth, county, { series: "schooling", by: since(-0.75) });
  shift(truth, county, { series: "doctors", by: since(-0.2) });
  shift(truth, county, { series: "income_per_head", by: since(-0.11) });
}
