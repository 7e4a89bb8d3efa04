import { openStream } from "@huabiao/kernel/random";
import { cellAt, type Panel, seriesOf, valueAt } from "./panel.ts";
import type { County } from "./places.ts";
import { isPlanted } from "./planted.ts";
import { seriesModels, yearCount } from "./series-models.ts";
import { purposes } from "./streams.ts";

/**
 * Loses about one figure in forty: two in a hundred anywhere by chance, and not by chance in two indicators.
 *
 * The satisfaction survey more often fails to come about where people are dissatisfied (true value under
 * 72), and foreign capital is left blank where there is next to none (under 6 dollars a head). Planted
 * series stay whole. Replaces lost values by NaN in the panel it is given.
 */
export function loseFigures(
  seed: number,
  values: Panel,
  { truth, counties }: { readonly truth: Panel; readonly counties: readonly County[] },
): void {
  for (const [at, { id }] of seriesModels.entries()) {
    for (const [county, place] of counties.entries()) {
      if (isPlanted(place.id, id)) continue;
      const stream = openStream(seed, purposes.gaps, at, county);
      for (let year = 0; year < yearCount; year++) {
        const cell = cellAt(county, year);
        if (stream.uniform() < gapShare(id, valueAt(truth, id, cell))) seriesOf(values, id)[cell] = Number.NaN;
      }
    }
  }
}

/** Chance that a figure is lost, by its indicator and its true value. */
export function gapShare(indicator: string, trueValue: number): number {
  if (indicator === "satisfaction") return trueValue < 72 ? 0.22 : 0.02;
  if (indicator === "foreign_capital") return trueValue < 6 ? 0.3 : 0.02;
  return 0.018;
}
