import { openStream } from "@huabiao/kernel/random";
import { cellAt, type Panel, seriesOf, valueAt } from "./panel.ts";
import type { County } from "./places.ts";
import { plantTruths } from "./plant-truths.ts";
import { fromScale, type SeriesModel, seriesModels, toScale, yearCount } from "./series-models.ts";
import { purposes } from "./streams.ts";

/**
 * The true values of every series of the world, before anyone measured or reported them.
 *
 * Totals are kept per head; `population` (10,000 people) and `gdp` (100 million yuan) come with them.
 * Cost O(series × counties × years).
 */
export function makeTruth(seed: number, counties: readonly County[]): Panel {
  const truth: Panel = new Map();
  const factors = counties.map((_, county) => drawFactors(seed, county));
  for (const [at, model] of seriesModels.entries()) {
    const values = new Float64Array(counties.length * yearCount);
    for (const [county, place] of counties.entries()) {
      const path = drawPath(model, {
        seed,
        at,
        county,
        level: model.level[place.zone],
        factors: factors[county] ?? [0, 0, 0],
      });
      values.set(path, cellAt(county, 0));
    }
    truth.set(model.id, values);
  }
  addHiddenDebt(seed, truth, counties.length);
  addPandemic(truth);
  addAfforestation(seed, truth, counties);
  addPopulation(seed, truth, counties);
  plantTruths(truth, counties);
  addOutput(seed, truth, counties);
  return truth;
}

type Factors = readonly [development: number, ecology: number, governance: number];

function drawFactors(seed: number, county: number): Factors {
  const stream = openStream(seed, purposes.factors, county);
  return [stream.normal(), stream.normal(), stream.normal()];
}

interface PathSetting {
  readonly seed: number;
  readonly at: number;
  readonly county: number;
  readonly level: number;
  readonly factors: Factors;
}

function drawPath(model: SeriesModel, { seed, at, county, level, factors }: PathSetting): Float64Array {
  const stream = openStream(seed, purposes.paths, at, county);
  const pull = model.loadings.reduce((sum, loading, factor) => sum + loading * (factors[factor] as number), 0);
  const start =
    (model.id === "hidden_debt" ? 0 : toScale(model.scale, level)) + pull + model.endowment * stream.normal();
  const slope = model.trend + model.ability * stream.normal();
  let noise = model.shock * stream.normal();
  return Float64Array.from({ length: yearCount }, (_, year) => {
    if (year > 0) noise = model.persistence * noise + model.shock * stream.normal();
    return fromScale(model.scale, start + slope * year + noise);
  });
}

/** Most counties take on none; about one in five slips now and then. */
function addHiddenDebt(seed: number, truth: Panel, countyCount: number): void {
  const debt = seriesOf(truth, "hidden_debt");
  for (let county = 0; county < countyCount; county++) {
    const stream = openStream(seed, purposes.hiddenDebt, county);
    const loose = stream.uniform() < 0.22;
    for (let year = 0; year < yearCount; year++) {
      const slips = stream.uniform() < (loose ? 0.5 : 0);
      const amount = Math.exp(0.2 + 0.7 * stream.normal());
      debt[cellAt(county, year)] = slips ? amount : 0;
    }
  }
}

/** The growth of 2020 and 2022 falls everywhere, that of 2021 rebounds. */
function addPandemic(truth: Panel): void {
  const shocks = [0, 0, -3.2, 2.4, -1.6, 0.4, 0, 0];
  const growth = seriesOf(truth, "gdp_growth");
  for (let cell = 0; cell < growth.length; cell++)
    growth[cell] = (growth[cell] as number) + (shocks[cell % yearCount] as number);
}

function addAfforestation(seed: number, truth: Panel, counties: readonly County[]): void {
  const usual = { urban: 0.15, agricultural: 0.35, ecological: 0.9, transition: 0.4 };
  const planted = counties.flatMap((county, at) => {
    const stream = openStream(seed, purposes.afforestation, at);
    return Array.from({ length: yearCount }, () => usual[county.zone] * Math.exp(0.35 * stream.normal()));
  });
  truth.set("afforested_area", Float64Array.from(planted));
}

function addPopulation(seed: number, truth: Panel, counties: readonly County[]): void {
  const usual = { urban: 62, agricultural: 55, ecological: 26, transition: 38 };
  const drift = { urban: 0.009, agricultural: -0.008, ecological: -0.01, transition: -0.012 };
  const people = counties.flatMap(({ zone }, at) => {
    const stream = openStream(seed, purposes.population, at);
    const start = Math.log(usual[zone]) + 0.3 * stream.normal();
    const slope = drift[zone] + 0.004 * stream.normal();
    return Array.from({ length: yearCount }, (_, year) => Math.exp(start + slope * year + 0.002 * stream.normal()));
  });
  truth.set("population", Float64Array.from(people));
}

/** Output of 2018 from income and population, then by the county's true growth and 1.2 % inflation a year. */
function addOutput(seed: number, truth: Panel, counties: readonly County[]): void {
  const output = new Float64Array(counties.length * yearCount);
  for (let county = 0; county < counties.length; county++) {
    const first = cellAt(county, 0);
    const ratio = 1.75 * Math.exp(0.12 * openStream(seed, purposes.output, county).normal());
    output[first] = (valueAt(truth, "income_per_head", first) * valueAt(truth, "population", first) * ratio) / 10_000;
    for (let cell = first + 1; cell < first + yearCount; cell++) {
      const people = valueAt(truth, "population", cell) / valueAt(truth, "population", cell - 1);
      const merged = people > 1.15 ? 0.85 * people : 1;
      output[cell] = (output[cell - 1] as number) * (1.012 + valueAt(truth, "gdp_growth", cell) / 100) * merged;
    }
  }
  truth.set("gdp", output);
}
