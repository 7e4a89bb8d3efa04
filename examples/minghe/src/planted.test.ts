import { describe, expect, test } from "vitest";
import { generateWorld, publishedSeed, type World } from "./generate.ts";
import { cellAt, type Panel, valueAt } from "./panel.ts";
import { plantedTruth } from "./planted.ts";
import { firstYear, yearCount } from "./series-models.ts";

const path = (
  { counties }: World,
  panel: Panel,
  { county, id }: { readonly county: string | undefined; readonly id: string },
): number[] => {
  const at = counties.findIndex((candidate) => candidate.id === county);
  return Array.from({ length: yearCount }, (_, year) => valueAt(panel, id, cellAt(at, year)));
};
const at = (values: readonly number[], year: number): number => values[year - firstYear] as number;
const peers = (
  world: World,
  county: string | undefined,
  { panel, id }: { readonly panel: Panel; readonly id: string },
): number[][] => {
  const zone = world.counties.find((candidate) => candidate.id === county)?.zone;
  return world.counties
    .filter((candidate) => candidate.zone === zone && candidate.id !== county)
    .map((candidate) => path(world, panel, { county: candidate.id, id }));
};
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

describe.each([publishedSeed, 3, 11])("with seed %i", (seed) => {
  const world = generateWorld(seed);
  const reported = (county: string | undefined, id: string): number[] => path(world, world.reported, { county, id });
  const truth = (county: string | undefined, id: string): number[] => path(world, world.truth, { county, id });

  test("R21 the inflating county lands within 0.6 % above its target every year while the truth and the second source fall behind", () => {
    const {
      counties: [county],
      indicators: [id = ""],
      years,
    } = plantedTruth("inflated-industry");
    const second = path(world, world.secondSources, { county, id: "industry_by_electricity" });
    for (const year of years) {
      const target =
        world.targets.find((t) => world.counties[t.county]?.id === county && t.indicator === id && t.year === year)
          ?.target ?? Number.NaN;
      expect(at(reported(county, id), year)).toBeGreaterThanOrEqual(target);
      expect(at(reported(county, id), year)).toBeLessThan(target * 1.006);
      expect(at(truth(county, id), year)).toBeLessThan(target * 0.95);
    }
    const gap = (year: number): number => Math.log(at(reported(county, id), year) / at(second, year));
    expect(gap(2025) - gap(2020)).toBeGreaterThan(0.15);
  });

  test("R21 three counties land just above target in all four services, against a truth that misses most of them", () => {
    const { counties, indicators, years } = plantedTruth("bunched-services");
    const near = world.targets.filter(
      (t) =>
        counties.includes(world.counties[t.county]?.id ?? "") &&
        indicators.includes(t.indicator) &&
        years.includes(t.year),
    );
    expect(near).toHaveLength(3 * 4 * 5);
    const missed = near.filter((t) => {
      const county = world.counties[t.county]?.id;
      expect(at(reported(county, t.indicator), t.year) / t.target).toBeGreaterThanOrEqual(1);
      expect(at(reported(county, t.indicator), t.year) / t.target).toBeLessThan(1.006);
      return at(truth(county, t.indicator), t.year) < t.target;
    });
    expect(missed.length).toBeGreaterThan(40);
  });

  test("R16 the county that grows on debt outgrows its peers while debt triples and hidden debt appears", () => {
    const {
      counties: [county],
    } = plantedTruth("growth-on-debt");
    const growth = truth(county, "gdp_growth").slice(2);
    const usual = peers(world, county, { panel: world.truth, id: "gdp_growth" }).map((values) => values.slice(2));
    expect(median(growth) - median(usual.flat())).toBeGreaterThan(1.5);
    expect(at(reported(county, "debt_ratio"), 2025) / at(reported(county, "debt_ratio"), 2018)).toBeGreaterThan(2.2);
    expect(
      reported(county, "hidden_debt")
        .slice(2)
        .every((value) => value > 2),
    ).toBe(true);
    expect(at(truth(county, "gdp"), 2025) / at(truth(county, "gdp"), 2019)).toBeGreaterThan(1.4);
  });

  test("R13 the late forest: planting in 2018–2020, stock flat until 2021, then the steepest rise of its zone", () => {
    const {
      counties: [county],
    } = plantedTruth("late-forest");
    const area = reported(county, "afforested_area");
    expect(Math.min(...area.slice(0, 3))).toBeGreaterThan(4 * Math.max(...area.slice(3)));
    const stock = truth(county, "forest_stock");
    expect(at(stock, 2021) / at(stock, 2018)).toBeLessThan(1.03);
    const rise = at(stock, 2025) / at(stock, 2021);
    expect(
      Math.max(
        ...peers(world, county, { panel: world.truth, id: "forest_stock" }).map(
          (values) => at(values, 2025) / at(values, 2021),
        ),
      ),
    ).toBeLessThan(rise);
    expect(at(truth(county, "income_per_head"), 2020)).toBeLessThan(
      median(peers(world, county, { panel: world.truth, id: "income_per_head" }).map((values) => at(values, 2020))),
    );
  });

  test("R21 one county repeats last year's figures in nine indicators, another its neighbour's in six", () => {
    const last = plantedTruth("copied-last-year");
    for (const id of last.indicators) {
      expect(at(reported(last.counties[0], id), 2024)).toBe(at(reported(last.counties[0], id), 2023));
      expect(at(reported(last.counties[0], id), 2025)).toBe(at(reported(last.counties[0], id), 2023));
    }
    const near = plantedTruth("copied-neighbour");
    for (const id of near.indicators) {
      for (const year of near.years)
        expect(at(reported(near.counties[0], id), year)).toBe(at(reported(near.from, id), year));
      expect(at(reported(near.counties[0], id), 2020)).not.toBe(at(reported(near.from, id), 2020));
    }
  });

  test("R21 the too-smooth series rises by the same step every year, which no honest peer does", () => {
    const {
      counties: [county],
      indicators,
    } = plantedTruth("too-smooth");
    const spread = (values: readonly number[]): number => {
      const steps = values.slice(1).map((value, year) => value - (values[year] as number));
      return Math.max(...steps) - Math.min(...steps);
    };
    for (const id of indicators) {
      const others = peers(world, county, { panel: world.reported, id }).map(spread);
      expect(spread(reported(county, id)), id).toBeLessThan(1e-9);
      expect(Math.min(...others.filter((value) => !Number.isNaN(value))), id).toBeGreaterThan(0.01);
    }
  });

  test("R21 the merged district jumps in 2022 and its row says why", () => {
    const {
      counties: [county],
    } = plantedTruth("merger");
    const step = (id: string): number => at(truth(county, id), 2022) / at(truth(county, id), 2021);
    expect(step("population")).toBeGreaterThan(1.3);
    expect(step("urbanisation")).toBeLessThan(0.9);
    expect(step("doctors")).toBeLessThan(0.95);
  });
});
