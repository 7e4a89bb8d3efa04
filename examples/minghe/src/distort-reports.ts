import { openStream } from "@huabiao/kernel/random";
import { cellAt, type Panel, roundTo, seriesOf, valueAt } from "./panel.ts";
import type { County } from "./places.ts";
import { plantedTruth } from "./planted.ts";
import { firstYear, modelOf, yearCount } from "./series-models.ts";
import { purposes } from "./streams.ts";
import type { PlannedTarget } from "./targets.ts";

/** What a distortion needs to know. */
export interface Reporting {
  readonly seed: number;
  readonly counties: readonly County[];
  readonly targets: readonly PlannedTarget[];
}

/**
 * Plants what is only reported: figures just above targets, copies, too smooth a path.
 *
 * The truth stays as it was. Changes the panel it is given, nothing else.
 */
export function distortReports(values: Panel, reporting: Reporting): void {
  landAboveTargets(values, reporting, "inflated-industry");
  landAboveTargets(values, reporting, "bunched-services");
  copyLastYear(values, reporting.counties);
  copyNeighbour(values, reporting.counties);
  smooth(values, reporting.counties);
}

function countyAt(counties: readonly County[], id: string | undefined): number {
  const at = counties.findIndex((county) => county.id === id);
  if (at < 0) throw new RangeError(`no county ${id}`);
  return at;
}

/** Target plus 0.02 to 0.35 per cent, at least one published unit. */
function landAboveTargets(
  values: Panel,
  { seed, counties, targets }: Reporting,
  id: "inflated-industry" | "bunched-services",
): void {
  const planted = plantedTruth(id);
  for (const [at, { county, indicator, year, target }] of targets.entries()) {
    if (!planted.counties.includes(counties[county]?.id ?? "") || !planted.indicators.includes(indicator)) continue;
    const { digits } = modelOf(indicator);
    const margin = target * (0.0002 + 0.0033 * openStream(seed, purposes.margins, at).uniform());
    const landed = roundTo(target + Math.max(margin, 10 ** -digits), digits);
    seriesOf(values, indicator)[cellAt(county, year - firstYear)] = Math.min(landed, 99.95);
  }
}

function copyLastYear(values: Panel, counties: readonly County[]): void {
  const { counties: where, indicators, years } = plantedTruth("copied-last-year");
  const county = countyAt(counties, where[0]);
  for (const indicator of indicators) {
    for (const year of years) {
      const cell = cellAt(county, year - firstYear);
      seriesOf(values, indicator)[cell] = valueAt(values, indicator, cell - 1);
    }
  }
}

function copyNeighbour(values: Panel, counties: readonly County[]): void {
  const { counties: where, from, indicators, years } = plantedTruth("copied-neighbour");
  const [to, source] = [countyAt(counties, where[0]), countyAt(counties, from)];
  for (const indicator of indicators) {
    for (const year of years) {
      seriesOf(values, indicator)[cellAt(to, year - firstYear)] = valueAt(
        values,
        indicator,
        cellAt(source, year - firstYear),
      );
    }
  }
}

/** The same step every year, from the honest first figure: the zone's trend, rounded. */
function smooth(values: Panel, counties: readonly County[]): void {
  const { counties: where, indicators } = plantedTruth("too-smooth");
  const county = countyAt(counties, where[0]);
  for (const indicator of indicators) {
    const { trend, digits } = modelOf(indicator);
    const start = valueAt(values, indicator, cellAt(county, 0));
    const step = roundTo(start * (Math.exp(trend) - 1) * 1.2, digits);
    const path = Array.from({ length: yearCount }, (_, year) => roundTo(start + step * year, digits));
    seriesOf(values, indicator).set(path, cellAt(county, 0));
  }
}
