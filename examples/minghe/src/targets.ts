import { openStream, type Stream } from "@huabiao/kernel/random";
import { cellAt, type Panel, roundTo, valueAt } from "./panel.ts";
import type { County } from "./places.ts";
import { plantedTruth } from "./planted.ts";
import { fromScale, modelOf, type SeriesModel, toScale } from "./series-models.ts";
import { purposes } from "./streams.ts";

/** One promise: where a county's indicator should stand at the end of a year. */
export interface PlannedTarget {
  readonly county: number;
  readonly indicator: string;
  readonly year: number;
  readonly baseline: number;
  readonly target: number;
  readonly provider: string;
  readonly verified: boolean;
}

/** Indicators with a target for every year of the plan. */
export const yearlyTargets = [
  "industry_per_head",
  "good_water",
  "pension_coverage",
  "care_beds",
  "hotline_solved",
] as const;
/** Indicators with a target for the end of the plan only. */
export const finalTargets = ["rd_intensity", "urbanisation", "pm25", "forest_stock", "doctors"] as const;

/**
 * Sets the plan of 2021–2025 from the reported figures of 2020.
 *
 * Planned yearly step = the province's trend × the county's ambition; a target always differs from its
 * baseline by at least one published unit in the good direction. Percentages stay under 99.8.
 * The counties that will reach targets on paper get ambitious ones. Cost O(counties × indicators × years).
 */
export function setTargets(seed: number, values: Panel, counties: readonly County[]): readonly PlannedTarget[] {
  const targets: PlannedTarget[] = [];
  for (const [at, indicator] of [...yearlyTargets, ...finalTargets].entries()) {
    const years = at < yearlyTargets.length ? [2021, 2022, 2023, 2024, 2025] : [2025];
    for (const [county, { id }] of counties.entries()) {
      const stream = openStream(seed, purposes.ambitions, at, county);
      const plan = {
        model: modelOf(indicator),
        baseline: valueAt(values, indicator, cellAt(county, 2)),
        ambition: drawAmbition(stream, id, indicator),
      };
      for (const year of years) targets.push(promise(plan, { county, year, verified: stream.uniform() < 0.6 }));
    }
  }
  return targets;
}

function drawAmbition(stream: Stream, county: string, indicator: string): number {
  const usual = Math.max(0.25, 1 + 0.3 * stream.normal());
  if (reachedOnPaper("inflated-industry", county, indicator)) return 1.3;
  return reachedOnPaper("bunched-services", county, indicator) ? 2.1 : usual;
}

function reachedOnPaper(id: "inflated-industry" | "bunched-services", county: string, indicator: string): boolean {
  const { counties, indicators } = plantedTruth(id);
  return counties.includes(county) && indicators.includes(indicator);
}

interface Plan {
  readonly model: SeriesModel;
  readonly baseline: number;
  readonly ambition: number;
}

function promise(
  { model, baseline, ambition }: Plan,
  when: Pick<PlannedTarget, "county" | "year" | "verified">,
): PlannedTarget {
  const planned = fromScale(model.scale, toScale(model.scale, baseline) + model.trend * ambition * (when.year - 2020));
  const unit = 10 ** -model.digits;
  const step = Math.sign(model.trend) * Math.max(unit, Math.abs(planned - baseline));
  const reach = model.scale === "percent" ? Math.min(99.8, baseline + step) : baseline + step;
  const target = roundTo(reach, model.digits);
  const apart =
    Math.abs(target - baseline) < unit / 2 ? roundTo(baseline + Math.sign(model.trend) * unit, model.digits) : target;
  return { ...when, indicator: model.id, baseline, target: apart, provider: model.source };
}
