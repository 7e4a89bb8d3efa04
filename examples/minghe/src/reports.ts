import { openStream } from "@huabiao/kernel/random";
import { cellAt, type Panel, roundTo, seriesOf, valueAt } from "./panel.ts";
import { fromScale, type SeriesModel, seriesModels, toScale, yearCount } from "./series-models.ts";
import { purposes } from "./streams.ts";

/** What honest departments report of the truth, and the standard errors of what they learned by survey. */
export interface Reports {
  readonly values: Panel;
  readonly standardErrors: Panel;
}

/**
 * Measures the truth: adds measurement or sampling error and rounds to published decimals.
 *
 * Totals are multiplied by the true population; counts are whole numbers. Cost O(cells).
 */
export function makeReports(seed: number, truth: Panel, countyCount: number): Reports {
  const values: Panel = new Map();
  const standardErrors: Panel = new Map();
  for (const [at, model] of seriesModels.entries()) {
    const errors =
      model.standardError === undefined ? null : drawStandardErrors(seed, { at, model, truth, countyCount });
    if (errors !== null) standardErrors.set(model.id, errors);
    values.set(model.id, measure(seed, { at, model, truth, countyCount, errors }));
  }
  for (const [id, digits] of [
    ["population", 2],
    ["gdp", 2],
    ["afforested_area", 2],
  ] as const) {
    values.set(
      id,
      seriesOf(truth, id).map((value) => roundTo(value, digits)),
    );
  }
  return { values, standardErrors };
}

interface Setting {
  readonly at: number;
  readonly model: SeriesModel;
  readonly truth: Panel;
  readonly countyCount: number;
}

/** Larger samples in larger counties: the error falls with the fourth root of the population. */
function drawStandardErrors(seed: number, { at, model, truth, countyCount }: Setting): Float64Array {
  const errors = new Float64Array(countyCount * yearCount);
  for (let county = 0; county < countyCount; county++) {
    const stream = openStream(seed, purposes.surveyErrors, at, county);
    for (let year = 0; year < yearCount; year++) {
      const cell = cellAt(county, year);
      const size = (40 / valueAt(truth, "population", cell)) ** 0.25;
      errors[cell] = roundTo(
        (model.standardError ?? 0) * size * (0.9 + 0.2 * stream.uniform()),
        model.digits === 0 ? 0 : 3,
      );
    }
  }
  return errors;
}

function measure(
  seed: number,
  { at, model, truth, countyCount, errors }: Setting & { readonly errors: Float64Array | null },
): Float64Array {
  const exact = seriesOf(truth, model.id);
  const reported = new Float64Array(countyCount * yearCount);
  for (let county = 0; county < countyCount; county++) {
    const stream = openStream(seed, purposes.measurement, at, county);
    for (let year = 0; year < yearCount; year++) {
      const cell = cellAt(county, year);
      const value = exact[cell] as number;
      const noise = stream.normal();
      const seen = errors ? value + (errors[cell] as number) * noise : perturb(model, value, noise);
      const people = model.total === undefined ? 1 : valueAt(truth, "population", cell);
      reported[cell] = roundTo(seen * people, model.digits);
    }
  }
  return reported;
}

function perturb({ scale, measurement }: SeriesModel, value: number, noise: number): number {
  return measurement === 0 ? value : fromScale(scale, toScale(scale, value) + measurement * noise);
}
