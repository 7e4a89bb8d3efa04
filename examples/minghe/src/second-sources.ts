import { openStream } from "@huabiao/kernel/random";
import { cellAt, type Panel, roundTo, valueAt } from "./panel.ts";
import type { County } from "./places.ts";
import { modelOf, yearCount } from "./series-models.ts";
import { purposes } from "./streams.ts";

/** Second source → the indicator it measures again, in the same unit. */
export const secondSources = {
  industry_by_electricity: "industry_per_head",
  income_by_contributions: "income_per_head",
  energy_by_meters: "energy_reduction",
  deaths_by_insurance: "safety_deaths",
  hidden_debt_by_audit: "hidden_debt",
  petitions_by_callback: "petitions_settled",
} as const;

/**
 * Independent estimates of the key and binding indicators, which follow the truth and not the report.
 *
 * `industry_by_electricity` is industrial value added as the grid company's model reads it from electricity
 * sold, `income_by_contributions` is income as the bases of tax and social insurance show it, and so on. Each
 * county has its own constant ratio near 1 (2.2 %), and 1.5 % noise a year; percentages stay under 100.
 */
export function makeSecondSources(seed: number, truth: Panel, counties: readonly County[]): Panel {
  return new Map(
    Object.entries(secondSources).map(([id, of], stream) => [
      id,
      follow(seed, truth, { of, countyCount: counties.length, stream }),
    ]),
  );
}

interface Follower {
  readonly of: string;
  readonly countyCount: number;
  readonly stream: number;
}

function follow(seed: number, truth: Panel, { of, countyCount, stream }: Follower): Float64Array {
  const { digits, scale } = modelOf(of);
  const most = scale === "percent" ? 99.9 : Number.POSITIVE_INFINITY;
  const values = new Float64Array(countyCount * yearCount);
  for (let county = 0; county < countyCount; county++) {
    const noise = openStream(seed, purposes.secondSources, stream, county);
    const own = Math.exp(0.022 * noise.normal());
    for (let year = 0; year < yearCount; year++) {
      const cell = cellAt(county, year);
      values[cell] = roundTo(Math.min(most, own * valueAt(truth, of, cell) * Math.exp(0.015 * noise.normal())), digits);
    }
  }
  return values;
}
