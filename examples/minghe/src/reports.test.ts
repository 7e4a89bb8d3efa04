import { expect, test } from "vitest";
import { generateWorld } from "./generate.ts";
import { cellAt, seriesOf, valueAt } from "./panel.ts";
import { isPlanted } from "./planted.ts";
import { secondSources } from "./second-sources.ts";
import { seriesModels, yearCount } from "./series-models.ts";

const world = generateWorld();
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a reader who knows such figures would believe. */
const believable: Readonly<Record<string, readonly [number, number]>> = {
  rd_intensity: [0.2, 8],
  invention_patents: [1, 6000],
  labour_productivity: [3, 45],
  gdp_growth: [-4, 14],
  industry_per_head: [0.2, 16],
  income_ratio: [1.1, 3.4],
  grain_per_mu: [230, 680],
  energy_reduction: [-2, 8],
  pm25: [6, 70],
  soil_organic: [7, 50],
  forest_stock: [20, 220],
  trade_share: [0.2, 260],
  foreign_capital: [5, 90_000],
  income_per_head: [14_000, 110_000],
  unemployment: [2, 12],
  schooling: [7, 14],
  doctors: [1.2, 7],
  care_beds: [10, 110],
  satisfaction: [50, 98],
  safety_deaths: [0.001, 0.15],
  hidden_debt: [0, 15],
  debt_ratio: [15, 220],
};

test("there are 28 indicators of 96 counties over 8 years", () => {
  expect(seriesModels).toHaveLength(28);
  for (const { id } of seriesModels) expect(seriesOf(world.reported, id)).toHaveLength(96 * yearCount);
});

test("every figure is believable, and percentages lie between 0 and 100", () => {
  for (const { id, scale } of seriesModels) {
    const [least, most] = believable[id] ?? [0, 100];
    const present = seriesOf(world.reported, id).filter((value) => !Number.isNaN(value));
    expect(Math.min(...present), id).toBeGreaterThanOrEqual(least);
    expect(Math.max(...present), id).toBeLessThanOrEqual(most);
    if (scale === "percent") expect(Math.max(...present), id).toBeLessThan(100);
  }
});

test("figures carry no more decimals than are published", () => {
  for (const { id, digits } of seriesModels) {
    const present = seriesOf(world.reported, id).filter((value) => !Number.isNaN(value));
    expect(
      present.every((value) => value === Number(value.toFixed(digits))),
      id,
    ).toBe(true);
  }
});

test("one figure in forty is missing", () => {
  const all = seriesModels.flatMap(({ id }) => [...seriesOf(world.reported, id)]);
  const share = all.filter(Number.isNaN).length / all.length;
  expect(share).toBeGreaterThan(0.018);
  expect(share).toBeLessThan(0.032);
});

test("satisfaction and foreign capital are missing where they are low, other figures by chance", () => {
  for (const id of ["satisfaction", "foreign_capital"]) {
    const truth = seriesOf(world.truth, id);
    const lost = [...truth].filter((_, cell) => Number.isNaN(valueAt(world.reported, id, cell)));
    expect(lost.length / truth.length, id).toBeGreaterThan(0.03);
    expect(mean(lost), id).toBeLessThan(mean([...truth]) - (id === "satisfaction" ? 3 : 20));
  }
});

test("planted series have no gaps", () => {
  for (const { id } of seriesModels) {
    for (const [county, place] of world.counties.entries()) {
      if (!isPlanted(place.id, id)) continue;
      for (let year = 0; year < yearCount; year++)
        expect(valueAt(world.reported, id, cellAt(county, year)), `${place.id} ${id}`).not.toBeNaN();
    }
  }
});

test("R15 surveys come with a standard error that fits their scatter around the truth", () => {
  for (const [id, errors] of world.standardErrors) {
    const scaled = [...errors].flatMap((error, cell) => {
      const county = world.counties[Math.floor(cell / yearCount)]?.id ?? "";
      const deviation = (valueAt(world.reported, id, cell) - valueAt(world.truth, id, cell)) / error;
      return Number.isNaN(deviation) || isPlanted(county, id) ? [] : [deviation];
    });
    expect(Math.abs(mean(scaled)), id).toBeLessThan(0.12);
    expect(mean(scaled.map((value) => value * value)), id).toBeGreaterThan(0.85);
    expect(mean(scaled.map((value) => value * value)), id).toBeLessThan(1.15);
  }
});

test("second sources lie around the truth without bias", () => {
  for (const [id, of] of Object.entries(secondSources)) {
    const ratios = [...seriesOf(world.secondSources, id)].flatMap((value, cell) => {
      const exact = valueAt(world.truth, of, cell);
      return exact > 1 || of === "safety_deaths" ? [Math.log(value / exact)] : [];
    });
    expect(Math.abs(mean(ratios)), id).toBeLessThan(0.012);
    expect(Math.max(...ratios.map(Math.abs)), id).toBeLessThan(0.16);
  }
});

test("groups differ: towns are richer and more open, ecological areas have more forest and better water", () => {
  const zoneMean = (id: string, zone: string): number =>
    mean(
      world.counties.flatMap((county, at) => (county.zone === zone ? [valueAt(world.truth, id, cellAt(at, 7))] : [])),
    );
  expect(zoneMean("income_per_head", "urban")).toBeGreaterThan(1.4 * zoneMean("income_per_head", "agricultural"));
  expect(zoneMean("trade_share", "urban")).toBeGreaterThan(5 * zoneMean("trade_share", "ecological"));
  expect(zoneMean("forest_stock", "ecological")).toBeGreaterThan(1.3 * zoneMean("forest_stock", "urban"));
  expect(zoneMean("good_water", "ecological")).toBeGreaterThan(zoneMean("good_water", "transition"));
});
